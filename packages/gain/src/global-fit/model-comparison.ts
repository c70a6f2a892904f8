import type { Determination, Verdict } from '@modalgain/numerics';
import type { GainModelChoice } from '../models/index.js';
import type { FilmUnknowns } from './film-fit.js';
import type { GlobalGainFit } from './fit-gain.js';

/** What a comparison needs of the fit with one model; every `GlobalGainFit` has it. */
export interface ModelFit extends Pick<GlobalGainFit, 'model' | 'chiSquare' | 'converged' | 'fitted'> {
  readonly films: readonly FilmUnknowns[];
}

/** One model among others. Its saturation fluence means something else than that of the others: x differs. */
export interface ComparedModel {
  readonly choice: GainModelChoice;
  /** Akaike weight; the weights sum to 1. */
  readonly weight: number;
  /** Infinity where the data are too few to judge the model. */
  readonly aicc: number;
  readonly fit: ModelFit;
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
