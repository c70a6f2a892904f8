import { findRoot, normalCdf, normalQuantile975, type Estimate } from '@modalgain/numerics';

/** A normal distribution among others. */
export interface MixedNormal {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Relative to the width of the bracket that a quantile is looked for in. */
const tolerance = 1e-5;

/** The value below which a share of a mixture of normal distributions lies; weights need not sum to 1. */
export function quantileOf(mixture: readonly MixedNormal[], share: number): number {
  const total = mixture.reduce((sum, { weight }) => sum + weight, 0);
  const main = mixture.reduce((most, one) => (one.weight > most.weight ? one : most));
  const isCertain = mixture.every(({ mean, deviation }) => deviation === 0 && mean === main.mean);
  if (isCertain) return main.mean;
  const excess = (x: number): number =>
    mixture.reduce((sum, one) => sum + one.weight * shareBelow(one, x), 0) / total - share;
  // From the main one outwards, until the quantile is between.
  const unit =
    main.deviation ||
    Math.max(...mixture.map(({ mean, deviation }) => deviation + Math.abs(mean - main.mean)));
  let reach = unit;
  while (excess(main.mean - reach) > 0 || excess(main.mean + reach) < 0) reach *= 2;
  return findRoot({
    f: excess,
    lower: main.mean - reach,
    upper: main.mean + reach,
    tolerance: tolerance * reach,
  });
}

function shareBelow({ mean, deviation }: MixedNormal, x: number): number {
  if (deviation === 0) return x >= mean ? 1 : 0;
  return normalCdf((x - mean) / deviation);
}

/** Of a mixture, its median and its central 95 %; the standard error is what a normal distribution of that width has. */
export function estimateOf(
  mixture: readonly MixedNormal[],
  { method, back = (x) => x }: { readonly method: string; readonly back?: (x: number) => number },
): Estimate {
  const [lower, value, upper] = [0.025, 0.5, 0.975].map((share) => back(quantileOf(mixture, share)));
  return {
    value,
    standardError: (upper - lower) / (2 * normalQuantile975),
    interval95: [lower, upper],
    method,
  };
}
