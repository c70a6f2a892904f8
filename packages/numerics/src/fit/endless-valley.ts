import type { FitWorkspace } from './workspace.js';

/** A fall of chi-square by less than this share of the reduced chi-square counts as none. */
const noGain = 1e-3;
/** How many times longer than before, and than the residuals, the scaled parameters have to grow without any gain. */
const growthWithoutGain = 10;
/** A parameter takes part where it has changed by more than this share of its greater size. */
const partShare = 0.5;

/**
 * Watches for a valley whose floor falls ever more gently towards infinity, as with two parameters of which the data
 * know only the difference: following it further gains nothing but rounding errors.
 */
export class ValleyWatch {
  #chiSquare: number;
  readonly #point: Float64Array;

  constructor(workspace: FitWorkspace, chiSquare: number) {
    this.#chiSquare = chiSquare;
    this.#point = workspace.point.slice();
  }

  /** The parameters that run along such a valley; `undefined` as long as there is something to gain. */
  runaways({ objective, point, scale }: FitWorkspace, chiSquare: number): number[] | undefined {
    const freedom = Math.max(1, objective.termCount - objective.freeCount);
    if (chiSquare < this.#chiSquare * (1 - noGain / freedom)) {
      this.#chiSquare = chiSquare;
      this.#point.set(point);
      return undefined;
    }
    const free = objective.free.subarray(0, objective.freeCount);
    let before = 0;
    let after = 0;
    free.forEach((index, k) => {
      before += (scale[k] * this.#point[index]) ** 2;
      after += (scale[k] * point[index]) ** 2;
    });
    if (!(after > growthWithoutGain ** 2 * Math.max(before, chiSquare))) return undefined;
    return [...free].filter((index) => {
      const [was, is] = [this.#point[index], point[index]];
      return Math.abs(is - was) > partShare * Math.max(Math.abs(is), Math.abs(was));
    });
  }
}
