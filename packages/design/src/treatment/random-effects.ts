import type { MixedNormal } from './normal-mixture.js';

/** What each of some films says of a quantity. */
export interface FilmValue {
  readonly value: number;
  /** Of its measurement alone. */
  readonly standardError: number;
  /** Where the film lies on what the quantity may depend on, less where it is asked for; absent where it depends on nothing. */
  readonly offset?: number;
}

/** What films that differ say of the next one. */
export interface RandomEffects {
  /** The next film, true value. */
  readonly next: readonly MixedNormal[];
  /** The mean of all such films. */
  readonly mean: readonly MixedNormal[];
  /** Weights of the standard deviation between films. */
  readonly scatter: readonly { readonly weight: number; readonly deviation: number }[];
}

/**
 * Films whose values scatter, y_i = mean (+ slope x_i) + N(0, tau) + N(0, s_i): the distribution of the next film by Bayes' rule with flat priors of
 * mean and slope and the reference prior of tau, pi(tau) ~ tau sqrt(sum 1/(tau^2 + s_i^2)^2). It is proper for two films, three with a slope, and
 * becomes Student's t prediction, n - 1 (n - 2) degrees of freedom, where the measurements are exact.
 * O. Bodnar, A. Link, B. Arendacka, A. Possolo, C. Elster, Stat. Med. 36, 378 (2017), doi:10.1002/sim.7156.
 *
 * @param films two or more; three or more where they have offsets, not all alike
 * @returns undefined where they are too few
 */
export function randomEffects(films: readonly FilmValue[]): RandomEffects | undefined {
  const offsets = films.map(({ offset = 0 }) => offset);
  const hasSlope = offsets.some((offset) => offset !== offsets[0]);
  const unknowns = hasSlope ? 2 : 1;
  if (films.length <= unknowns) return undefined;
  const scatters = scattersOf(films, hasSlope);
  if (scatters.length === 0) return certain(films[0].value);
  const posterior = scatters.map((tau) => ({ tau, ...givenScatter(films, hasSlope, tau) }));
  const most = Math.max(...posterior.map(({ logWeight }) => logWeight));
  const kept = posterior
    .map(({ logWeight, ...rest }) => ({ ...rest, weight: Math.exp(logWeight - most) }))
    .filter(({ weight }) => weight > leastWeight);
  return {
    next: kept.map(({ weight, mean, variance, tau }) => ({
      weight,
      mean,
      deviation: Math.sqrt(variance + tau * tau),
    })),
    mean: kept.map(({ weight, mean, variance }) => ({ weight, mean, deviation: Math.sqrt(variance) })),
    scatter: kept.map(({ weight, tau }) => ({ weight, deviation: tau })),
  };
}

/** Films that all say exactly the same. */
const certain = (value: number): RandomEffects => ({
  next: [{ weight: 1, mean: value, deviation: 0 }],
  mean: [{ weight: 1, mean: value, deviation: 0 }],
  scatter: [{ weight: 1, deviation: 0 }],
});

/** Of the largest; what is left out in the tails of tau is less than a thousandth of the interval's width. */
const leastWeight = 1e-5;

/** Steps of ln tau; the posterior of so few films is wide. */
const step = 0.2;
/** Ends of ln tau over what the films differ by: one degree of freedom has a long tail. */
const [lowest, highest] = [-7, 16];

/** Candidates of tau, even in its logarithm, from far below all errors and differences to far above; none where there are no differences and errors. */
function scattersOf(films: readonly FilmValue[], hasSlope: boolean): number[] {
  const { residuals } = givenScatter(films, hasSlope, 0, 1);
  const errors = films.map(({ standardError }) => standardError);
  const scale = Math.hypot(...residuals, ...errors) / Math.sqrt(films.length);
  if (!(scale > 0)) return [];
  return Array.from(
    { length: Math.round((highest - lowest) / step) },
    (_, i) => scale * Math.exp(lowest + step * i),
  );
}

/** Mean of the next film with its variance where tau is known, and how likely that tau is (in steps of its logarithm). */
function givenScatter(
  films: readonly FilmValue[],
  hasSlope: boolean,
  tau: number,
  sameWeight?: number,
): {
  readonly mean: number;
  readonly variance: number;
  readonly logWeight: number;
  readonly residuals: readonly number[];
} {
  const weights = films.map(({ standardError: s }) => sameWeight ?? 1 / (tau * tau + s * s));
  const x = films.map(({ offset = 0 }) => (hasSlope ? offset : 0));
  let [w, wx, wy, logWeights] = [0, 0, 0, 0];
  for (const [i, weight] of weights.entries()) {
    w += weight;
    wx += weight * x[i];
    wy += weight * films[i].value;
    logWeights += Math.log(weight);
  }
  const [xMean, yMean] = [wx / w, wy / w];
  let [xx, xy] = [0, 0];
  for (const [i, weight] of weights.entries()) {
    xx += weight * (x[i] - xMean) ** 2;
    xy += weight * (x[i] - xMean) * films[i].value;
  }
  const slope = hasSlope ? xy / xx : 0;
  const residuals = films.map(({ value }, i) => value - yMean - slope * (x[i] - xMean));
  let chiSquare = 0;
  for (const [i, weight] of weights.entries()) chiSquare += weight * residuals[i] ** 2;
  const logLikelihood = (logWeights - Math.log(w) - (hasSlope ? Math.log(xx) : 0) - chiSquare) / 2;
  const logPrior = Math.log(Math.hypot(...weights)) + Math.log(tau);
  return {
    mean: yMean - slope * xMean,
    variance: 1 / w + (hasSlope ? xMean ** 2 / xx : 0),
    // One more tau for a step of ln tau.
    logWeight: logLikelihood + logPrior + Math.log(tau),
    residuals,
  };
}
