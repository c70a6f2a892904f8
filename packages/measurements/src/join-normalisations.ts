import type { Normalisation, SpectrumSeries } from './spectrum-series.js';

const kinds: readonly Normalisation['by'][] = ['integration-time', 'filter-transmission', 'reference'];

/** What the spectra of several series were divided by, one after the other: 1 for those that were not. */
export function joinNormalisations(parts: readonly SpectrumSeries[]): readonly Normalisation[] {
  return kinds.flatMap((by) => {
    const found = parts.map(({ normalisation = [] }) => normalisation.find((step) => step.by === by));
    if (found.every((step) => step === undefined)) return [];
    const values = parts.flatMap(({ spectra }, i) => [
      ...(found[i]?.values ?? new Float64Array(spectra.length).fill(1)),
    ]);
    return [{ by, values: Float64Array.from(values) }];
  });
}

/** What a series was divided by, with one more thing. */
export function divideSpectra(
  series: SpectrumSeries,
  by: Exclude<Normalisation['by'], 'integration-time'>,
  values: Float64Array,
): SpectrumSeries {
  return {
    ...series,
    spectra: series.spectra.map((spectrum, i) => spectrum.map((value) => value / values[i])),
    normalisation: [...(series.normalisation ?? []), { by, values }],
  };
}
