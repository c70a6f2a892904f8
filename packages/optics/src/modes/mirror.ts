import type { TransverseMode } from './transverse-mode.js';
import type { TransverseProblem } from './transverse-problem.js';

/** Whether a stack reads the same from both sides around a middle layer. */
export function isMirrorSymmetric({ contrast, eta, ratio, depth }: TransverseProblem): boolean {
  const last = contrast.length - 1;
  const same = (values: Float64Array): boolean => values.every((value, j) => value === values[last - j]);
  return last % 2 === 0 && same(contrast) && same(eta) && same(ratio) && same(depth);
}

/**
 * Half of a symmetric stack, ending in the middle of its middle layer. Its modes of node count m are the even (odd) modes 2m (2m + 1) of
 * the whole. Solved apart, even and odd twins keep exact symmetry however little their N differ.
 */
export function halfProblem(
  problem: TransverseProblem,
  end: 'even-mirror' | 'odd-mirror',
): TransverseProblem {
  const middle = (problem.contrast.length - 1) / 2;
  const depth = problem.depth.slice(0, middle + 1);
  depth[middle] /= 2;
  return {
    ...problem,
    eta: problem.eta.slice(0, middle + 1),
    ratio: problem.ratio.slice(0, middle + 1),
    contrast: problem.contrast.slice(0, middle + 1),
    depth,
    end,
  };
}

/** The whole mode that a mode of a half continues to. */
export function unfold(half: TransverseMode, parity: 1 | -1): TransverseMode {
  const middle = half.power.length - 1;
  const fold = (position: number): number => (position <= middle ? position : 2 * middle - position);
  const perRegion = (values: Float64Array): Float64Array =>
    new Float64Array(2 * middle + 1).map((_, region) => values[fold(region)]);
  const perInterface = (values: Float64Array, sign: number): Float64Array =>
    new Float64Array(2 * middle).map((_, i) => (i < middle ? values[i] : sign * values[2 * middle - 1 - i]));
  return {
    effectiveIndex: half.effectiveIndex,
    squares: perRegion(half.squares),
    // Unit power in each half makes two; the middle layer is the only one that has both.
    power: perRegion(half.power).map((power, region) => (region === middle ? power : power / 2)),
    invariant: perRegion(half.invariant).map((invariant) => invariant / 2),
    u: perInterface(half.u, parity).map((u) => u / Math.SQRT2),
    v: perInterface(half.v, -parity).map((v) => v / Math.SQRT2),
  };
}
