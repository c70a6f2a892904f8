import type { FieldState } from '../modes/field-state.js';
import type { TransverseProblem } from '../modes/transverse-problem.js';

/** A region of a transverse problem, lengths in 1/k0. */
export interface Region {
  readonly eta: number;
  readonly ratio: number;
  /** n^2 - nb^2. */
  readonly contrast: number;
  readonly depth: number;
  readonly indexSquared: number;
}

export const regionsOf = (problem: TransverseProblem): Region[] =>
  Array.from(problem.eta, (eta, j) => ({
    eta,
    ratio: problem.ratio[j],
    contrast: problem.contrast[j],
    depth: problem.depth[j],
    indexSquared: problem.contrast[j] + problem.backgroundIndex ** 2,
  }));

/** Where N^2 lies between nb^2 and the square of the largest index: either part keeps its digits where it is small. */
export class EffectiveSquare {
  aboveBackground = 0;
  belowLargest = 0;
  largestContrast = 0;

  /** N^2 = nb^2 + V^2 sin^2 psi. */
  setAngle(psi: number): void {
    this.aboveBackground = this.largestContrast * Math.sin(psi) ** 2;
    this.belowLargest = this.largestContrast * Math.cos(psi) ** 2;
  }

  /** ratio (n^2 - N^2). */
  transverse({ contrast, ratio }: Region): number {
    return ratio * (contrast === this.largestContrast ? this.belowLargest : contrast - this.aboveBackground);
  }
}

/**
 * Carries the field that falls off into the half-space, the first of the regions, through the others.
 *
 * @returns the integral of n^2 ratio eta u^2, twice the electric energy, in the scale of the last interface
 */
export function carryThrough(regions: readonly Region[], square: EffectiveSquare, state: FieldState): number {
  const [outside] = regions;
  state.startInHalfSpace(outside.eta, outside.ratio, square.transverse(outside));
  let energy = outside.indexSquared * state.regionPower;
  for (let j = 1; j < regions.length; j++) {
    const region = regions[j];
    state.cross(region.eta, region.ratio, square.transverse(region), region.depth);
    energy = energy * state.earlierScale + region.indexSquared * state.regionPower;
  }
  return energy;
}
