import { integrateBand } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import type { StripeFiles } from '../schema/stripe.js';
import type { StudyContext } from './context.js';
import type { BandSource } from './stripe-options.js';

/** A stripe scan; with its spectra and the band of wavelengths that was integrated, where the file holds spectra. */
export type StripeSource = BandSource | { readonly scan: StripeScan; readonly series?: undefined };

/** Reads the stripe scans of a file; spectra against stripe length are integrated over their ASE band. */
export async function readStripes(
  { inputs }: StudyContext,
  film: string,
  file: string,
  { band }: Pick<StripeFiles, 'band'>,
): Promise<StripeSource[]> {
  const { measurements } = await inputs.read({ file, as: ['stripe-scan', 'spectrum-series'], film });
  const given = band && { fromNm: band[0], toNm: band[1] };
  return measurements.map((measurement) =>
    measurement.kind === 'stripe-scan'
      ? { scan: measurement }
      : { series: measurement, ...integrateBand(measurement, given) },
  );
}
