import { akaikeWeights, InputError } from '@modalgain/numerics';
import type { Determination, Verdict } from '@modalgain/numerics';
import { averageFilm } from './average-models.js';
import { fitGain, type GlobalGainFit } from './fit-gain.js';
import type { GlobalFitInput } from './inputs.js';
import { judgeModels } from './model-verdicts.js';
import type { GainModelChoice } from '../models/index.js';

/** The models that are bounded by full inversion and known in this field. */
export const plausibleModels: readonly GainModelChoice[] = [
  { name: 'langmuir' },
  { name: 'exponential' },
  { name: 'poisson' },
  { name: 'free-carrier-2d' },
];

/** One model among others. Its saturation fluence means something else than that of the others: x differs. */
export interface ComparedModel {
  readonly choice: GainModelChoice;
  /** Akaike weight; the weights sum to 1. */
  readonly weight: number;
  /** Infinity where the data are too few to judge the model. */
  readonly aicc: number;
  readonly fit: GlobalGainFit;
}

/** Density and loss of a film over all models. */
export interface AveragedFilm {
  readonly film: string;
  readonly densityPerCm3: Determination;
  readonly lossPerCm: Determination;
  /** Lowest and highest best fit of the models that weigh 5 % or more. */
  readonly densitySpreadPerCm3: readonly [number, number];
  readonly lossSpreadPerCm: readonly [number, number];
}

export interface ModelComparison {
  /** The heaviest first. */
  readonly models: readonly ComparedModel[];
  readonly averaged: readonly AveragedFilm[];
  readonly verdicts: readonly Verdict[];
}

/**
 * Fits the same data with several gain models and averages density and loss over them by Akaike weights (AICc); tail
 * areas are averaged, so that disagreement widens the interval. Saturation fluences are given per model only. Throws
 * InputError as `fitGain` does, and for a saturation fluence known beforehand, which belongs to one model.
 */
export function compareModels(
  input: Omit<GlobalFitInput, 'model' | 'saturationFluencePrior'>,
  choices: readonly GainModelChoice[] = plausibleModels,
): ModelComparison {
  if (choices.length === 0) throw new InputError('No gain model was given to compare; name at least one.');
  if ('saturationFluencePrior' in input && input.saturationFluencePrior !== undefined) {
    throw new InputError(
      'A saturation fluence known beforehand belongs to one gain model; compare models without it.',
    );
  }
  const fits = choices.map((choice) => fitGain({ ...input, model: choice }));
  const scores = akaikeWeights(fits.map(scoreOf));
  const models = fits
    .map((fit, index) => ({ choice: choices[index], ...scores[index], fit }))
    .sort((first, second) => second.weight - first.weight);
  const averaged = input.films.map((_, index) => averageFilm(models, index));
  return { models, averaged, verdicts: judgeModels(models, averaged) };
}

/** Deviations of the fluences have one prior each: as many data as parameters, which cancel. */
function scoreOf({ fitted: { system, problem, fit } }: GlobalGainFit) {
  return {
    parameterCount: system.parameterCount - system.fluenceSources.length,
    dataCount: problem.residualCount,
    chiSquare: fit.chiSquare,
    sigmas: 'known',
  } as const;
}
