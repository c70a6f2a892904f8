import { akaikeWeights, InputError } from '@modalgain/numerics';
import { gainModel, type GainModelChoice } from '../models/index.js';
import { averageFilm } from './average-models.js';
import { fitUnknowns } from './film-fit.js';
import { fitSystem } from './fit-gain.js';
import type { GlobalFitInput } from './inputs.js';
import type { ModelComparison, ModelFit } from './model-comparison.js';
import { judgeModels } from './model-verdicts.js';

/** The models that are bounded by full inversion and known in this field. */
export const plausibleModels: readonly GainModelChoice[] = [
  { name: 'langmuir' },
  { name: 'exponential' },
  { name: 'poisson' },
  { name: 'free-carrier-2d' },
];

/** Data for a comparison: what is known of the saturation fluence would belong to one of the models. */
export type ComparisonInput = Omit<GlobalFitInput, 'model' | 'saturationFluencePrior'>;

/**
 * Fits the same data with several gain models and averages density and loss over them by Akaike weights (AICc); tail
 * areas are averaged, so that disagreement widens the interval. Saturation fluences are given per model only. Throws
 * InputError as `fitGain` does, and for a saturation fluence known beforehand, which belongs to one model.
 */
export function compareModels(
  input: ComparisonInput,
  choices: readonly GainModelChoice[] = plausibleModels,
): ModelComparison {
  if (choices.length === 0) throw new InputError('No gain model was given to compare; name at least one.');
  if ('saturationFluencePrior' in input && input.saturationFluencePrior !== undefined) {
    throw new InputError(
      'A saturation fluence known beforehand belongs to one gain model; compare models without it.',
    );
  }
  return weighModels(choices.map((choice) => ({ choice, fit: fitModel(input, choice) })));
}

/** The fit with one model as far as a comparison needs it. Throws InputError as `fitGain`. */
export function fitModel(input: ComparisonInput, choice: GainModelChoice): ModelFit {
  const fitted = fitSystem({ ...input, model: choice });
  const { chiSquare, converged } = fitted.fit;
  return { model: gainModel(choice), chiSquare, converged, fitted, films: fitUnknowns(fitted) };
}

/** Weighs fits of different models to the same data, as `compareModels` does, and averages over them. */
export function weighModels(
  candidates: readonly { readonly choice: GainModelChoice; readonly fit: ModelFit }[],
): ModelComparison {
  const scores = akaikeWeights(candidates.map(({ fit }) => scoreOf(fit)));
  const models = candidates
    .map((candidate, index) => ({ ...candidate, ...scores[index] }))
    .sort((first, second) => second.weight - first.weight);
  const averaged = models[0].fit.films.map((_, index) => averageFilm(models, index));
  return { models, averaged, verdicts: judgeModels(models, averaged) };
}

/** Deviations of the fluences have one prior each: as many data as parameters, which cancel. */
function scoreOf({ fitted: { system, problem, fit } }: ModelFit) {
  return {
    parameterCount: system.parameterCount - system.fluenceSources.length,
    dataCount: problem.residualCount,
    chiSquare: fit.chiSquare,
    sigmas: 'known',
  } as const;
}
