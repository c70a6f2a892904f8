import { emptySweep, sweepBackward, sweepForward, type Sweep } from './sweep.js';
import { transverseSquares, type TransverseProblem } from './transverse-problem.js';

/**
 * The two-sided Pruefer phase of a stack: f(psi) = (phase from the first side + phase from the last side)/pi - 1, where the phases meet at an
 * interface. f falls strictly; the mode with m nodes is where f = m, so the number of modes above psi is the number of whole m in [0, f),
 * whatever the layers (Sturm oscillation). At which interface the phases meet does not move the roots, but where the field of a mode is
 * weak, f is a step there that hides its root from Newton's method. Each evaluation therefore takes the interface where f is nearest to the
 * order sought, counting what the last digit of psi does to it.
 */
export class PhaseMismatch {
  readonly problem: TransverseProblem;
  readonly forward: Sweep;
  readonly backward: Sweep;
  /** n_j^2 - N^2 of each region at the last evaluated angle. */
  readonly squares: Float64Array;
  /** f - order. */
  value = 0;
  /** d value/d psi. */
  slope = 0;
  /** Where the phases meet. */
  meeting = 0;

  constructor(problem: TransverseProblem) {
    const regions = problem.eta.length;
    this.problem = problem;
    this.forward = emptySweep(regions);
    this.backward = emptySweep(regions);
    this.squares = new Float64Array(regions);
  }

  evaluate(psi: number, order = 0): void {
    transverseSquares(this.problem, psi, this.squares);
    sweepForward(this.problem, this.squares, this.forward);
    sweepBackward(this.problem, this.squares, this.backward);
    // N^2 = nb^2 + V^2 sin^2 psi
    const stretch = this.problem.largestContrast * Math.sin(2 * psi);
    let best = Infinity;
    for (let i = 0; i < this.forward.u.length; i++) {
      const scale = this.scaleAt(i);
      const value = this.valueAt(i, scale, order);
      const slope = -stretch * this.steepness(i, scale);
      const doubt = Math.abs(value) - slope * Number.EPSILON;
      if (doubt < best || i === 0) {
        best = doubt;
        this.value = value;
        this.slope = slope;
        this.meeting = i;
      }
    }
  }

  /** Whole numbers first: beside a high order the angles would lose digits. The sum of both angles less pi is that of the product, turned over. */
  private valueAt(i: number, scale: number, order: number): number {
    const { forward, backward } = this;
    const before = scale * forward.u[i];
    const behind = scale * backward.u[i];
    const sine = before * backward.v[i] + behind * forward.v[i];
    const cosine = forward.v[i] * backward.v[i] - before * behind;
    return forward.nodes[i] + backward.nodes[i] - order + Math.atan2(-sine, -cosine) / Math.PI;
  }

  /** -df/d(N^2) at an interface. */
  private steepness(i: number, scale: number): number {
    return (scale / Math.PI) * (shareOf(this.forward, i, scale) + shareOf(this.backward, i, scale));
  }

  /** Weight of u against v in the phase: where the field oscillates beside the interface, it makes the phase grow evenly. */
  private scaleAt(i: number): number {
    const { eta } = this.problem;
    const left = eta[i] * Math.sqrt(Math.abs(this.squares[i]));
    const right = eta[i + 1] * Math.sqrt(Math.abs(this.squares[i + 1]));
    return Math.max(left, right) || 1;
  }
}

function shareOf({ u, v, power }: Sweep, i: number, scale: number): number {
  return power[i] / (scale * scale * u[i] * u[i] + v[i] * v[i]);
}
