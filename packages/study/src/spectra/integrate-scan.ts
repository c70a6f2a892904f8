import { integrateBand } from '@modalgain/gain';
import type { IntegratedBand } from '@modalgain/gain';
import type { SpectrumSeries } from '@modalgain/measurements';
import type { ScanSpectra } from './read-spectra.js';

/**
 * Spectra of a scan integrated over the band of amplified emission, cut ones as well; a band that is not given is found in
 * the whole ones.
 *
 * @throws InputError as integrateBand
 */
export function integrateScan(
  { series, saturated }: Pick<ScanSpectra, 'series' | 'saturated'>,
  given: { readonly fromNm: number; readonly toNm: number } | undefined,
): IntegratedBand {
  const whole = withoutSpectra(series, saturated);
  if (given || saturated.length === 0 || whole.spectra.length < 2) return integrateBand(series, given);
  const { band } = integrateBand(whole);
  return { scan: integrateBand(series, band).scan, band };
}

/** The series without some of its spectra, by their index. */
export function withoutSpectra(series: SpectrumSeries, left: readonly number[]): SpectrumSeries {
  if (left.length === 0) return series;
  const isKept = (_: unknown, i: number): boolean => !left.includes(i);
  return {
    ...series,
    variableValues: series.variableValues.filter(isKept),
    spectra: series.spectra.filter(isKept),
    ...(series.normalisation && {
      normalisation: series.normalisation.map(({ by, values }) => ({ by, values: values.filter(isKept) })),
    }),
  };
}
