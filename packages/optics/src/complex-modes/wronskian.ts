import type { Complex } from '../complex.js';
import { carve } from '../carve.js';
import type { ComplexProblem } from './complex-problem.js';
import { sweepBackward, sweepForward, sweepStride } from './complex-sweep.js';
import { fillLayerMatrices, matrixStride } from './layer-matrices.js';

/**
 * The dispersion function of a stack: the Wronskian F(q) = u1 v2 + v1 u2 of the fields that the two ends allow. Its zeros are the modes;
 * it is analytic in q but for the branch cuts of the half-spaces, and the same at every interface but for a positive factor. Each
 * evaluation may therefore look at the interface that serves it best: for the phase of F the one where least of it cancels, for a root
 * the one where F is smallest, counting what the last digit of q does to it, since behind a wall F is a step that hides the root.
 */
export class Wronskian {
  readonly problem: ComplexProblem;
  readonly matrices: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  /** F at the interface looked at, for fields of unit size. */
  valueRe = 0;
  valueIm = 0;
  /** dF/dq there. */
  slopeRe = 0;
  slopeIm = 0;
  /** The interface looked at. */
  meeting = 0;

  constructor(problem: ComplexProblem) {
    const regions = problem.depth.length;
    this.problem = problem;
    const sweep = sweepStride * (regions - 1);
    [this.matrices, this.forward, this.backward] = carve(matrixStride * regions, sweep, sweep);
  }

  evaluate(q: Complex, purpose: 'phase' | 'root'): void {
    fillLayerMatrices(this.problem, q[0], q[1], this.matrices);
    sweepForward(this.problem, q, this.matrices, this.forward);
    sweepBackward(this.problem, q, this.matrices, this.backward);
    const lastDigit = Number.EPSILON * (Math.abs(q[0]) + Math.abs(q[1]));
    let best = Infinity;
    let bestAt = 0;
    for (let i = 0; i < this.problem.depth.length - 1; i++) {
      this.lookAt(i);
      const size = Math.sqrt(this.valueRe ** 2 + this.valueIm ** 2);
      const doubt =
        purpose === 'phase' ? -size : size + lastDigit * Math.sqrt(this.slopeRe ** 2 + this.slopeIm ** 2);
      if (doubt < best) {
        best = doubt;
        bestAt = i;
      }
    }
    this.lookAt(bestAt);
  }

  /** F'/F: the negative inverse of Newton's step. */
  logarithmicSlope(): Complex {
    const { valueRe, valueIm, slopeRe, slopeIm } = this;
    const square = valueRe * valueRe + valueIm * valueIm;
    return [
      (slopeRe * valueRe + slopeIm * valueIm) / square,
      (slopeIm * valueRe - slopeRe * valueIm) / square,
    ];
  }

  /** F and its slope at an interface, from the sweeps as they are. */
  private lookAt(i: number): void {
    const f = this.forward;
    const b = this.backward;
    const o = sweepStride * i;
    this.meeting = i;
    this.valueRe = f[o] * b[o + 2] - f[o + 1] * b[o + 3] + f[o + 2] * b[o] - f[o + 3] * b[o + 1];
    this.valueIm = f[o] * b[o + 3] + f[o + 1] * b[o + 2] + f[o + 2] * b[o + 1] + f[o + 3] * b[o];
    this.slopeRe =
      f[o + 4] * b[o + 2] -
      f[o + 5] * b[o + 3] +
      f[o + 6] * b[o] -
      f[o + 7] * b[o + 1] +
      f[o] * b[o + 6] -
      f[o + 1] * b[o + 7] +
      f[o + 2] * b[o + 4] -
      f[o + 3] * b[o + 5];
    this.slopeIm =
      f[o + 4] * b[o + 3] +
      f[o + 5] * b[o + 2] +
      f[o + 6] * b[o + 1] +
      f[o + 7] * b[o] +
      f[o] * b[o + 7] +
      f[o + 1] * b[o + 6] +
      f[o + 2] * b[o + 5] +
      f[o + 3] * b[o + 4];
  }
}
