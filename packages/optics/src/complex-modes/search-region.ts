import { InputError } from '@modalgain/numerics';
import { divide, type Complex } from '../complex.js';
import { at, branchPoint, type ComplexProblem } from './complex-problem.js';
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

/** Boxes in the plane of q = N^2 that do not cross a branch cut of the dispersion function. */
export interface RegionBoxes {
  readonly boxes: readonly Box[];
  /** Whether they cover the region. */
  readonly whole: boolean;
}

/** Boxes that cover a region, but for what lies around a slanted cut. */
export function boxesOf(region: SearchRegion, problem: ComplexProblem): RegionBoxes {
  const { real, imaginary, squareAbove = -Infinity } = region;
  const leastSquare = real[0] ** 2 - Math.max(imaginary[0] ** 2, imaginary[1] ** 2);
  const products = real.flatMap((re) => imaginary.map((im) => 2 * re * im));
  const box: Box = {
    re: [Math.max(leastSquare, squareAbove), real[1] ** 2],
    im: [Math.min(...products), Math.max(...products)],
  };
  const cuts = cutsOf(problem);
  return {
    boxes: cuts.reduce((boxes, cut) => boxes.flatMap((part) => splitAtCut(part, cut)), [box]),
    whole: cuts.every((cut) => !crosses(box, cut) || isThin(box, cut)),
  };
}

/**
 * Where the square of a half-space's transverse wave number is real, of the sign that its boundary does not allow: from its branch point to the left
 * (bound) or to the right (leaky), at the same imaginary part unless the half-space is uniaxial and absorbs.
 */
interface Cut {
  readonly from: Complex;
  readonly to: 'left' | 'right';
  /** d Im q/d Re q. */
  readonly slope: number;
}

function cutsOf(problem: ComplexProblem): Cut[] {
  const last = problem.depth.length - 1;
  const ends = [
    { region: 0, boundary: problem.cover },
    { region: last, boundary: problem.end },
  ];
  return ends.flatMap(({ region, boundary }): Cut[] => {
    if (boundary !== 'bound' && boundary !== 'leaky') return [];
    // q = (epsilon - t)/ratio with t > 0 (bound) or t < 0 (leaky).
    const [re, im] = divide([boundary === 'bound' ? -1 : 1, 0], at(problem.ratio, region));
    return [{ from: branchPoint(problem, region), to: re < 0 ? 'left' : 'right', slope: im / re }];
  });
}

/** What is left out on either side of a cut, relative to the branch point. */
const besideCut = 1e-12;
/** How far beyond a branch point, where F has no derivative, a border passes it. */
const beyondBranchPoint = 1e-10;

function splitAtCut(box: Box, cut: Cut): Box[] {
  if (!crosses(box, cut)) return [box];
  const { re, im } = box;
  const { along, levels } = reachOf(box, cut);
  const beyond: Box['re'] = cut.to === 'left' ? [along[1], re[1]] : [re[0], along[0]];
  const boxes: Box[] = [
    { re: beyond, im },
    { re: along, im: [im[0], levels[0]] },
    { re: along, im: [levels[1], im[1]] },
  ];
  return boxes.filter((part) => !isSlight(part.re, cut) && part.im[0] < part.im[1]);
}

/** Whether what a cut takes out of a box is no more than a rounding error. */
function isThin(box: Box, cut: Cut): boolean {
  const { along, levels } = reachOf(box, cut);
  return isSlight(along, cut) || levels[1] - levels[0] <= 4 * besideCut * sizeOf(cut);
}

/** What is left beside the branch point itself is no wider than a rounding error. */
const isSlight = (width: Box['re'], cut: Cut): boolean =>
  width[1] - width[0] <= 4 * beyondBranchPoint * sizeOf(cut);

function crosses(box: Box, cut: Cut): boolean {
  const { along, levels } = reachOf(box, cut);
  return levels[1] > box.im[0] && levels[0] < box.im[1] && along[0] < along[1];
}

const sizeOf = ({ from }: Cut): number => Math.max(1, Math.abs(from[0]));

/** The part of a box's width along which a cut runs, and the imaginary parts between which it does. */
function reachOf({ re }: Box, cut: Cut): { along: Box['re']; levels: Box['im'] } {
  const { from, to, slope } = cut;
  const end = from[0] + (to === 'left' ? 1 : -1) * beyondBranchPoint * sizeOf(cut);
  const along: Box['re'] = to === 'left' ? [re[0], Math.min(re[1], end)] : [Math.max(re[0], end), re[1]];
  const heights = along.map((x) => from[1] + slope * (x - from[0]));
  const gap = besideCut * sizeOf(cut);
  return { along, levels: [Math.min(...heights) - gap, Math.max(...heights) + gap] };
}
