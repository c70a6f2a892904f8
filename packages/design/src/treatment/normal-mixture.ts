import { findRoot, normalCdf, normalQuantile975, type Estimate } from '@modalgain/numerics';

/** A normal distribution among others. */
export interface MixedNormal {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** So many deviations from the outermost mean there is nothing left. */
const reach = 9;

/** The value below which a share of a mixture of normal distributions lies; weights need not sum to 1. */
export function quantileOf(mixture: readonly MixedNormal[], share: number): number {
  const total = mixture.reduce((sum, { weight }) => sum + weight, 0);
  const lower = Math.min(...mixture.map(({ mean, deviation }) => mean - reach * deviation));
  const upper = Math.max(...mixture.map(({ mean, deviation }) => mean + reach * deviation));
  if (!(upper > lower)) return lower;
  const below = (x: number): number =>
    mixture.reduce((sum, { weight, mean, deviation }) => {
      if (deviation === 0) return sum + (x >= mean ? weight : 0);
      return sum + weight * normalCdf((x - mean) / deviation);
    }, 0);
  return findRoot({
    f: (x) => below(x) / total - share,
    lower,
    upper,
    tolerance: 1e-9 * (upper - lower) + Number.MIN_VALUE,
  });
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
