import { integrateGauss, studentTCdf } from '@modalgain/numerics';

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
  const { correlations, freedom } = input;
  const score = Math.abs(input.score);
  const first = 2 * studentTCdf(-score, freedom);
  const all = correlations.reduce(
    (sum, correlation) => sum + chanceOfFresh(score, correlation, freedom),
    first,
  );
  return Math.min(1, all);
}

/**
 * Probability that a score lies beyond +-`score` and its neighbour does not. Both are projections of one point that lies
 * evenly in direction and at a distance above r with probability (1 + r^2/freedom)^(-freedom/2), onto two lines that meet at
 * the angle arccos(correlation): integrated over the directions that are nearer to the one line than to the other.
 */
function chanceOfFresh(score: number, correlation: number, freedom: number): number {
  const angle = Math.acos(Math.min(1, Math.abs(correlation)));
  const beyond = (direction: number): number =>
    (1 + (score / Math.cos(direction)) ** 2 / freedom) ** (-freedom / 2);
  const between = (lower: number, upper: number): number =>
    integrateGauss({ f: beyond, lower, upper, count: nodes });
  return (2 / Math.PI) * (between(0, angle / 2) - between((Math.PI - angle) / 2, Math.PI / 2));
}
