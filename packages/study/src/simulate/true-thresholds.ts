import { analyseThreshold, type ThresholdDefinition } from '@modalgain/gain';
import { channelWavelengthsNm, expectedSpectrum } from './emission-spectrum.js';
import type { ExperimentTruth } from './truth.js';

const umPerCm = 1e4;

/** Intervals of a series without noise are not asked for. */
const replicates = 20;

/**
 * The thresholds of a film's series by each definition that reads one, as they are without noise; nothing where there is no
 * series, or a definition finds none.
 */
export function trueThresholds(truth: ExperimentTruth, name: string): Map<ThresholdDefinition, number> {
  const { thresholdSeries } = truth.films[name];
  if (thresholdSeries === undefined) return new Map();
  const wavelengthsNm = channelWavelengthsNm(truth);
  const { stripeLengthUm, fluencesUjPerCm2 } = thresholdSeries;
  const lengthCm = stripeLengthUm / umPerCm;
  const { definitions } = analyseThreshold(
    {
      kind: 'spectrum-series',
      provenance: { file: 'truth', byteLength: 0, sha256: '', format: 'truth', notes: [] },
      wavelengthNm: Float64Array.from(wavelengthsNm),
      variable: 'fluenceUjPerCm2',
      variableValues: Float64Array.from(fluencesUjPerCm2),
      spectra: fluencesUjPerCm2.map((fluenceUjPerCm2) =>
        Float64Array.from(expectedSpectrum({ truth, name, fluenceUjPerCm2, lengthCm, wavelengthsNm })),
      ),
      intensityUnit: 'counts',
    },
    { stripeLengthUm, replicates },
  );
  return new Map(
    definitions.flatMap(({ name: definition, determination }) =>
      determination.kind === 'determined' ? [[definition, determination.estimate.value] as const] : [],
    ),
  );
}
