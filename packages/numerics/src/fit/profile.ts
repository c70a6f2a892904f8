import { minimise } from './minimise.js';
import type { FitProblem, FitResult } from './problem.js';
import type { FitWorkspace } from './workspace.js';

/** One refit of all other parameters with the profiled one held at `value`. */
export interface ProfilePoint {
  readonly value: number;
  readonly deltaChiSquare: number;
  /** sqrt(deltaChiSquare / threshold): 0 at the fit, 1 at an end of the interval, nearly straight in between. */
  readonly height: number;
  /** d height / d |value - fit|: negative where chi-square falls with the distance, as before another valley. */
  readonly rise: number;
  /** All parameters there. */
  readonly point: Float64Array;
}

/** Refits start next to their solution: what takes longer runs along a flat valley, where chi-square hardly falls. */
const maxIterations = 60;

/** Chi-square as a function of one parameter, all others fitted anew at every value from neighbouring solutions. */
export class Profile {
  readonly parameter: number;
  readonly workspace: FitWorkspace;
  readonly #unit: string;
  readonly bounds: readonly [number, number];
  readonly centre: ProfilePoint;
  /** The standard error times the height's scale: where a straight profile would reach height 1. */
  readonly firstStep: number;
  readonly #threshold: number;
  readonly #fit: FitResult;
  readonly #points: ProfilePoint[];
  readonly #column: Float64Array;

  constructor(task: {
    readonly problem: FitProblem;
    readonly fit: FitResult;
    readonly parameter: number;
    readonly threshold: number;
    readonly workspace: FitWorkspace;
  }) {
    const { problem, fit, parameter, threshold, workspace } = task;
    this.parameter = parameter;
    this.#unit = problem.parameters[parameter].unit ?? '';
    this.bounds = [workspace.objective.lower[parameter], workspace.objective.upper[parameter]];
    this.#threshold = threshold;
    this.#fit = fit;
    this.workspace = workspace;
    this.#column = new Float64Array(workspace.objective.rowCount);
    const sigma = problem.sigmas === 'known' ? 1 : Math.sqrt(fit.chiSquare / fit.degreesOfFreedom);
    workspace.objective.priorScale = workspace.objective.hasPriors ? sigma : 1;
    this.centre = {
      value: fit.values[parameter],
      deltaChiSquare: 0,
      height: 0,
      rise: 0,
      point: fit.values.slice(),
    };
    this.#points = [this.centre];
    this.firstStep = this.#firstStep(sigma);
  }

  /** A value of the parameter for a sentence. */
  withUnit(value: number): string {
    return `${value} ${this.#unit}`.trim();
  }

  /** Where a better fit than the given one may be found: below it, or where chi-square falls outwards. */
  get suspect(): ProfilePoint | undefined {
    const lowest = this.#points.reduce((low, p) => (p.deltaChiSquare < low.deltaChiSquare ? p : low));
    return lowest === this.centre ? this.#points.find(({ rise }) => rise < 0) : lowest;
  }

  /** All refits, sorted by value. */
  get trace(): { value: number; deltaChiSquare: number }[] {
    return this.#points
      .map(({ value, deltaChiSquare }) => ({ value, deltaChiSquare }))
      .sort((a, b) => a.value - b.value);
  }

  /** Fits all others with the parameter held at `value`; `undefined` where the model is finite nowhere near. */
  at(value: number): ProfilePoint | undefined {
    this.workspace.objective.freeAllBut(this.parameter);
    const nearest = this.#points.reduce((near, p) =>
      Math.abs(p.value - value) < Math.abs(near.value - value) ? p : near,
    );
    let found = this.#refit(this.#predict(value, nearest), value);
    // A guess that led nowhere or far up may have missed the valley: try again from the neighbour itself.
    if (!found?.converged || found.chiSquare - this.#fit.chiSquare > 4 * this.#threshold) {
      const again = this.#refit(nearest.point, value);
      if (again && !(found && found.chiSquare <= again.chiSquare)) found = again;
    }
    if (!found) return undefined;
    const profilePoint = this.#describe(value, found);
    this.#points.push(profilePoint);
    return profilePoint;
  }

  #refit(start: Float64Array, value: number) {
    const { objective, point } = this.workspace;
    objective.writeStart(start, point);
    point[this.parameter] = value;
    const { chiSquare, converged } = minimise(this.workspace, { firstRadius: Infinity, maxIterations });
    if (!Number.isFinite(chiSquare)) return undefined;
    return { chiSquare, converged, point: point.slice(), slope: this.#slope() };
  }

  /** Half of d chi-square / d value: at the best fit of the others the profile rises as the whole function does. */
  #slope(): number {
    const { objective, point, residuals } = this.workspace;
    objective.column(this.parameter, point, residuals, this.#column, 0);
    let sum = 0;
    for (let i = 0; i < objective.termCount; i++) sum += this.#column[i] * residuals[i];
    return sum;
  }

  #describe(
    value: number,
    found: { readonly chiSquare: number; readonly slope: number; readonly point: Float64Array },
  ): ProfilePoint {
    const deltaChiSquare = found.chiSquare - this.#fit.chiSquare;
    const height = Math.sqrt(Math.max(0, deltaChiSquare) / this.#threshold);
    const rise = (Math.sign(value - this.centre.value) * found.slope) / (this.#threshold * height);
    return {
      value,
      deltaChiSquare,
      height,
      rise,
      point: found.point,
    };
  }

  /** A guess of all parameters at `value`: on the line through the two nearest solutions, or along the covariance. */
  #predict(value: number, nearest: ProfilePoint): Float64Array {
    const others = this.#points.filter((p) => p !== nearest && p.value !== nearest.value);
    const direction = new Float64Array(nearest.point.length);
    if (nearest === this.centre || others.length === 0) {
      const count = direction.length;
      const variance = this.#fit.covariance[this.parameter * count + this.parameter];
      if (variance > 0) {
        direction.forEach((_, j) => {
          direction[j] = this.#fit.covariance[this.parameter * count + j] / variance;
        });
      }
    } else {
      const second = others.reduce((near, p) =>
        Math.abs(p.value - value) < Math.abs(near.value - value) ? p : near,
      );
      direction.forEach((_, j) => {
        direction[j] = (nearest.point[j] - second.point[j]) / (nearest.value - second.value);
      });
    }
    return nearest.point.map((entry, j) => entry + direction[j] * (value - nearest.value));
  }

  /**
   * From the standard error; but not far beyond the value, or beyond what it would be with all others held: next to a
   * valley without end the standard error leads nowhere.
   */
  #firstStep(sigma: number): number {
    const { objective, point, residuals, columns } = this.workspace;
    const height = Math.sqrt(this.#threshold);
    const wide = (height * this.#fit.standardErrors[this.parameter]) / sigma;
    point.set(this.#fit.values);
    objective.freeAllBut(undefined);
    objective.residuals(point, residuals);
    objective.jacobian(point, residuals, columns);
    objective.column(this.parameter, point, residuals, this.#column, 0);
    const least = height / Math.sqrt(this.#column.reduce((sum, entry) => sum + entry * entry, 0));
    const size = Math.abs(point[this.parameter]);
    const step = wide < Infinity ? Math.min(wide, Math.max(size, least)) : least;
    return step > 0 && step < Infinity ? step : size || 1;
  }
}
