import { InputError } from '@modalgain/numerics';
import type { Complex } from '../complex.js';
import { branchPoint, type ComplexProblem } from './complex-problem.js';
import type { Box } from './count-zeros.js';

/** A rectangle in the plane of the effective index N. */
export interface SearchRegion {
  readonly real: readonly [number, number];
  readonly imaginary: readonly [number, number];
  /** Re N^2 is no less: a light line. None in a region that was asked for. */
  readonly squareAbove?: number;
}

/** @throws InputError for limits that are not finite, not in order, or a real part below 0. */
export function checkSearchRegion({ real, imaginary }: SearchRegion): void {
  for (const [field, [low, high]] of [
    ['search.real', real],
    ['search.imaginary', imaginary],
  ] as const) {
    if (Number.isFinite(low) && Number.isFinite(high) && low < high) continue;
    throw new InputError(`found [${low}, ${high}], expected two finite numbers, the smaller one first.`, {
      field,
    });
  }
  if (real[0] < 0)
    throw new InputError(`found ${real[0]}, expected a real part of N of 0 or above.`, {
      field: 'search.real',
    });
}

export const isInRegion = ({ real, imaginary, squareAbove = -Infinity }: SearchRegion, n: Complex): boolean =>
  n[0] >= real[0] &&
  n[0] <= real[1] &&
  n[1] >= imaginary[0] &&
  n[1] <= imaginary[1] &&
  n[0] * n[0] - n[1] * n[1] >= squareAbove;

/** Boxes in the plane of q = N^2 that cover a region and do not cross a branch cut of the dispersion function. */
export function boxesOf(region: SearchRegion, problem: ComplexProblem): Box[] {
  const { real, imaginary, squareAbove = -Infinity } = region;
  const leastSquare = real[0] ** 2 - Math.max(imaginary[0] ** 2, imaginary[1] ** 2);
  const products = real.flatMap((re) => imaginary.map((im) => 2 * re * im));
  const box: Box = {
    re: [Math.max(leastSquare, squareAbove), real[1] ** 2],
    im: [Math.min(...products), Math.max(...products)],
  };
  return cutsOf(problem).reduce((boxes, cut) => boxes.flatMap((part) => splitAtCut(part, cut)), [box]);
}

/** From its branch point a cut runs to the left (bound) or to the right (leaky), at the same imaginary part. */
interface Cut {
  readonly from: Complex;
  readonly to: 'left' | 'right';
}

function cutsOf(problem: ComplexProblem): Cut[] {
  const last = problem.depth.length - 1;
  const ends = [
    { region: 0, boundary: problem.cover },
    { region: last, boundary: problem.end },
  ];
  return ends.flatMap(({ region, boundary }): Cut[] => {
    if (boundary === 'bound') return [{ from: branchPoint(problem, region), to: 'left' }];
    return boundary === 'leaky' ? [{ from: branchPoint(problem, region), to: 'right' }] : [];
  });
}

/** What is left out on either side of a cut, relative to the branch point. */
const besideCut = 1e-12;
/** How far beyond a branch point, where F has no derivative, a border passes it. */
const beyondBranchPoint = 1e-10;

function splitAtCut({ re, im }: Box, { from, to }: Cut): Box[] {
  const size = Math.max(1, Math.abs(from[0]));
  const [level, gap] = [from[1], besideCut * size];
  const end = from[0] + (to === 'left' ? 1 : -1) * beyondBranchPoint * size;
  const along: Box['re'] = to === 'left' ? [re[0], Math.min(re[1], end)] : [Math.max(re[0], end), re[1]];
  if (level <= im[0] - gap || level >= im[1] + gap || along[0] >= along[1]) return [{ re, im }];
  const beyond: Box['re'] = to === 'left' ? [along[1], re[1]] : [re[0], along[0]];
  const boxes: Box[] = [
    { re: beyond, im },
    { re: along, im: [im[0], level - gap] },
    { re: along, im: [level + gap, im[1]] },
  ];
  // What is left beside the branch point itself is no wider than a rounding error.
  const slight = 4 * beyondBranchPoint * size;
  return boxes.filter((box) => box.re[1] - box.re[0] > slight && box.im[0] < box.im[1]);
}
