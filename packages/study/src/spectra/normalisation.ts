import type { SpectrumSeries } from '@modalgain/measurements';
import type { NormalisationResult } from '../results/index.js';

/** What was done to the intensities of a scan before its spectra were compared, for the results. */
export function normalisationOf(
  { normalisation = [], integrationTimeS }: SpectrumSeries,
  background: readonly string[],
): NormalisationResult {
  return {
    dividedBy: normalisation.map(({ by, values }) => ({ by, values: [...values] })),
    integrationTimeS: integrationTimeS ?? null,
    background: [...background],
  };
}
