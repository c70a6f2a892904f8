import type { ThresholdAnalysis } from '@modalgain/gain';
import type { Figure } from '../figure.js';
import { thresholdFigure } from '../figures/threshold.js';
import type { FilmIdentity } from '../style/films.js';

/** The threshold of one film, as `analyseThreshold` gave it. */
export function thresholdAnalysisFigure(
  film: FilmIdentity,
  analysis: ThresholdAnalysis,
  { stripeLengthUm, intensityUnit }: { stripeLengthUm?: number | undefined; intensityUnit: string },
): Figure {
  const { definitions, points, spectra, examples, band, verdicts } = analysis;
  return thresholdFigure(film, {
    files: [],
    stripeLengthUm: stripeLengthUm ?? null,
    intensityUnit,
    definitions: definitions.map(({ determination, ...definition }) => ({
      ...definition,
      thresholdUjPerCm2: determination,
    })),
    normalisation: null,
    excluded: [],
    points: [...points],
    spectra: [...spectra],
    redShiftNm: band?.redShiftNm ?? null,
    examples: examples.map(({ fluenceUjPerCm2, wavelengthNm, intensity, photoluminescence, amplified }) => ({
      fluenceUjPerCm2,
      wavelengthNm: Array.from(wavelengthNm),
      intensity: Array.from(intensity),
      photoluminescence: Array.from(photoluminescence),
      amplified: Array.from(amplified),
    })),
    verdicts: [...verdicts],
  });
}
