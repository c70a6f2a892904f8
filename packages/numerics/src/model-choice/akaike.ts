import { InputError } from '../errors.js';

/** How well a model fits and what it costs. */
export type ModelScore = {
  /** Free parameters of the model; an unknown common sigma is not counted here. */
  readonly parameterCount: number;
  readonly dataCount: number;
} & (
  | { readonly chiSquare: number; readonly sigmas: 'known' | 'unknown' }
  /** For sigmas that differ between the models: natural logarithm, constants may be left out alike in all models. */
  | { readonly logLikelihood: number }
);

/**
 * Akaike's information criterion corrected for small samples: -2 ln L + 2 k + 2 k (k + 1)/(n - k - 1), where -2 ln L is
 * chi-square for known sigmas and n ln(chi-square/n) for unknown ones, which count as one parameter more. Infinity where
 * the data are too few to judge the model. C. M. Hurvich and C.-L. Tsai, doi:10.1093/biomet/76.2.297.
 */
export function correctedAkaike(model: ModelScore): number {
  const n = model.dataCount;
  const unknownSigma = 'sigmas' in model && model.sigmas === 'unknown';
  const k = model.parameterCount + (unknownSigma ? 1 : 0);
  if (n - k - 1 <= 0) return Infinity;
  return deviance(model) + 2 * k + (2 * k * (k + 1)) / (n - k - 1);
}

function deviance(model: ModelScore): number {
  if ('logLikelihood' in model) return -2 * model.logLikelihood;
  const n = model.dataCount;
  return model.sigmas === 'known' ? model.chiSquare : n * Math.log(model.chiSquare / n);
}

/**
 * The weight of each model against the others, exp(-AICc/2) normalised to a sum of 1. All must describe the same data.
 * Models that too few data cannot judge have weight 0; where that is all of them, all weigh the same.
 */
export function akaikeWeights(
  models: readonly ModelScore[],
): { readonly aicc: number; readonly weight: number }[] {
  const counts = new Set(models.map(({ dataCount }) => dataCount));
  if (counts.size > 1) {
    throw new InputError(
      `Models of ${[...counts].join(' and ')} data were to be compared; fit all of them to the same data.`,
    );
  }
  const scores = models.map(correctedAkaike);
  const least = Math.min(...scores);
  const shares = scores.map((aicc) => (aicc === least ? 1 : Math.exp((least - aicc) / 2)));
  const sum = shares.reduce((total, share) => total + share, 0);
  return scores.map((aicc, index) => ({ aicc, weight: shares[index] / sum }));
}
