import { emptySweep, sweepBackward, sweepForward, type Sweep } from './sweep.js';
import { transverseSquares, type TransverseProblem } from './transverse-problem.js';

/**
 * The two-sided Pruefer phase of a stack: f(psi) = (phase from the first side + phase from the last side)/pi - 1, where the phases meet at an
 * interface. f falls strictly; the mode with m nodes is where f = m, so the number of modes above psi is the number of whole m in [0, f),
 * whatever the layers (Sturm oscillation). At which interface the phases meet does not change the roots but how steep f is: each
 * evaluation takes the interface where it is least steep, which is where the field is strong.
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
    this.slope = -Infinity;
    for (let i = 0; i < this.forward.u.length; i++) {
      const slope = -stretch * this.steepness(i);
      if (slope > this.slope || i === 0) {
        this.slope = slope;
        this.meeting = i;
      }
    }
    this.value = this.valueAt(this.meeting, order);
  }

  private valueAt(i: number, order: number): number {
    const { forward, backward } = this;
    const scale = this.scaleAt(i);
    const angles =
      Math.atan2(scale * forward.u[i], forward.v[i]) + Math.atan2(scale * backward.u[i], backward.v[i]);
    return forward.nodes[i] + backward.nodes[i] - order + (angles / Math.PI - 1);
  }

  /** -df/d(N^2) at an interface. */
  private steepness(i: number): number {
    const { forward, backward } = this;
    const scale = this.scaleAt(i);
    const share = ({ u, v, power }: Sweep): number => power[i] / (scale * scale * u[i] * u[i] + v[i] * v[i]);
    return (scale / Math.PI) * (share(forward) + share(backward));
  }

  /** Weight of u against v in the phase: where the field oscillates beside the interface, it makes the phase grow evenly. */
  private scaleAt(i: number): number {
    const { eta } = this.problem;
    const left = eta[i] * Math.sqrt(Math.abs(this.squares[i]));
    const right = eta[i + 1] * Math.sqrt(Math.abs(this.squares[i + 1]));
    return Math.max(left, right) || 1;
  }
}
