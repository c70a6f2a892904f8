import { integrateBand } from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import type { StudyContext } from './context.js';

/** A stripe scan, and the band of wavelengths that was integrated where the file holds spectra. */
export interface StripeSource {
  readonly scan: StripeScan;
  readonly band?: { readonly fromNm: number; readonly toNm: number };
}

/** Reads the stripe scans of a file; spectra against stripe length are integrated over their ASE band. */
export async function readStripes(
  { inputs }: StudyContext,
  film: string,
  file: string,
): Promise<StripeSource[]> {
  const { measurements } = await inputs.read({ file, as: ['stripe-scan', 'spectrum-series'], film });
  return measurements.map((measurement) =>
    measurement.kind === 'stripe-scan' ? { scan: measurement } : integrateBand(measurement),
  );
}
