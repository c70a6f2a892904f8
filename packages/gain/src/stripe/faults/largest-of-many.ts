import { averageOverScale, integrateGauss, normalCdf } from '@modalgain/numerics';

/** Standard deviations over which a normal tail is integrated, and its nodes. */
const reach = 6;
const nodes = 12;

/**
 * How often chance alone gives at least one of many Student's t scores beyond +-`score`, where each is correlated with the
 * next one, as those of a step that is looked for at one place after the other. An upper bound that counts a score only
 * where the one before it was smaller; within a fifth of the truth, where adding up all single chances is half as much again.
 *
 * K. J. Worsley, Biometrika 69, 297 (1982), doi:10.1093/biomet/69.2.297.
 *
 * @param input.correlations of each score with the next: one less than there are scores
 * @param input.freedom degrees of freedom of the standard deviation that all scores share
 */
export function chanceOfLargest(input: {
  readonly score: number;
  readonly correlations: readonly number[];
  readonly freedom: number;
}): number {
  const { score, correlations, freedom } = input;
  const sizes = correlations.map(Math.abs);
  return averageOverScale(freedom, (scale) => {
    const limit = Math.abs(score) * scale;
    const first = 2 * normalCdf(-limit);
    return Math.min(
      1,
      sizes.reduce((sum, correlation) => sum + chanceOfFresh(limit, correlation), first),
    );
  });
}

/** Probability that one of two normal scores lies beyond +-limit and the other does not. */
function chanceOfFresh(limit: number, correlation: number): number {
  const spread = Math.sqrt(1 - correlation * correlation);
  if (!(spread > 0)) return 0;
  const outside = integrateGauss({
    f: (x) =>
      Math.exp((-x * x) / 2) *
      (normalCdf((limit - correlation * x) / spread) - normalCdf((-limit - correlation * x) / spread)),
    lower: limit,
    upper: limit + reach,
    count: nodes,
  });
  return (2 * outside) / Math.sqrt(2 * Math.PI);
}
