import { averageEstimates, type Determination, type Estimate } from '@modalgain/numerics';
import type { AveragedFilm, ComparedModel } from './model-comparison.js';
import { isNarrowLoss } from './film-fit.js';
import { intervalOf, isNarrowInRelation, type FittedQuantity } from './fitted-quantity.js';
import { densityWording, fitInWords, perCmWording, type Wording } from './wording.js';

/** A model with a smaller weight does not count among those that the data leave. */
export const plausibleWeight = 0.05;

/** Density (in its logarithm) and loss of one film, averaged over the models. */
export function averageFilm(models: readonly ComparedModel[], index: number): AveragedFilm {
  const films = models.map(({ fit }) => fit.films[index]);
  const { data } = models[0].fit.fitted.system.films[index];
  const weights = models.map(({ weight }) => weight);
  const densities = films.map(({ densityPerCm3 }) => densityPerCm3);
  const losses = films.map(({ lossPerCm }) => lossPerCm);
  return {
    film: films[0].film,
    densityPerCm3: determine(
      exponentialOf(averageEstimates(densities.map(logarithmOf), weights, method)),
      isNarrowInRelation,
      densityWording,
    ),
    lossPerCm: determine(
      withinEnds(averageEstimates(losses.map(estimateOf), weights, method), losses),
      (interval) => isNarrowLoss(interval, data),
      perCmWording,
    ),
    densitySpreadPerCm3: spreadOf(densities, weights),
    lossSpreadPerCm: spreadOf(losses, weights),
  };
}

/**
 * The quantile of a mixture lies between those of its parts: where nature closes the loss of every model at 0, rounding
 * does not move the end of the average.
 */
function withinEnds(average: Estimate, quantities: readonly FittedQuantity[]): Estimate {
  const lowers = quantities.map((quantity) => estimateOf(quantity).interval95[0]);
  const [lower, upper] = average.interval95;
  const inside = Math.min(Math.max(lower, Math.min(...lowers)), Math.max(...lowers));
  return { ...average, interval95: [inside, upper] };
}

const method = 'average over gain models (AICc)';

/** Best fit and 95 % interval, open ends included. */
function estimateOf(quantity: FittedQuantity): Estimate {
  const { bestFit, parts } = quantity;
  const [lower, upper] = intervalOf(quantity);
  // On an open ridge the best fit may lie next to the interval of the profile.
  return {
    value: bestFit,
    standardError: parts.total,
    interval95: [Math.min(lower, bestFit), Math.max(upper, bestFit)],
    method,
  };
}

function logarithmOf(quantity: FittedQuantity): Estimate {
  const { value, standardError, interval95 } = estimateOf(quantity);
  return {
    value: Math.log(value),
    standardError: standardError / value,
    interval95: [Math.log(interval95[0]), Math.log(interval95[1])],
    method,
  };
}

function exponentialOf({ value, standardError, interval95 }: Estimate): Estimate {
  return {
    value: Math.exp(value),
    standardError: Math.exp(value) * standardError,
    interval95: [Math.exp(interval95[0]), Math.exp(interval95[1])],
    method,
  };
}

function determine(
  average: Estimate,
  isNarrow: (interval: readonly [number, number]) => boolean,
  wording: Wording,
): Determination {
  const { interval95 } = average;
  if (interval95.every(Number.isFinite) && isNarrow(interval95))
    return { kind: 'determined', estimate: average };
  return {
    kind: 'not-determined',
    why: `${fitInWords(interval95, wording)}, over all gain models.`,
    next: 'Net gain at fluences around and below transparency, where the models part.',
    interval95,
  };
}

function spreadOf(quantities: readonly FittedQuantity[], weights: readonly number[]): [number, number] {
  const bestFits = quantities
    .filter((_, index) => weights[index] >= plausibleWeight)
    .map(({ bestFit }) => bestFit);
  return [Math.min(...bestFits), Math.max(...bestFits)];
}
