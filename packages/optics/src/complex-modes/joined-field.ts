import type { Complex } from '../complex.js';
import { carve } from '../carve.js';
import { sweepStride } from './complex-sweep.js';
import type { Wronskian } from './wronskian.js';

/** u and v at each interface, as pairs of real and imaginary part. */
export interface Field {
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** Interface values of the field at a zero of the Wronskian, joined where the two sweeps fit best. */
export function joinedField(wronskian: Wronskian, q: Complex): Field {
  wronskian.evaluate(q, 'root');
  const { forward, backward, meeting } = wronskian;
  const interfaces = wronskian.problem.depth.length - 1;
  const [u, v] = carve(2 * interfaces, 2 * interfaces);
  const [joinRe, joinIm] = joiningFactor(wronskian);
  for (let i = 0; i < interfaces; i++) {
    const isForward = i <= meeting;
    const sweep = isForward ? forward : backward;
    const o = sweepStride * i;
    const size = Math.exp(sweep[o + 8] - sweep[sweepStride * meeting + 8]);
    const re = isForward ? size : size * joinRe;
    const im = isForward ? 0 : size * joinIm;
    const side = isForward ? 1 : -1;
    u[2 * i] = sweep[o] * re - sweep[o + 1] * im;
    u[2 * i + 1] = sweep[o] * im + sweep[o + 1] * re;
    v[2 * i] = side * (sweep[o + 2] * re - sweep[o + 3] * im);
    v[2 * i + 1] = side * (sweep[o + 2] * im + sweep[o + 3] * re);
  }
  return { u, v };
}

/** The multiple of the backward field that fits the forward field where they meet; both have unit size there. */
function joiningFactor({ forward: f, backward: b, meeting }: Wronskian): Complex {
  const o = sweepStride * meeting;
  const re = b[o] * f[o] + b[o + 1] * f[o + 1] - (b[o + 2] * f[o + 2] + b[o + 3] * f[o + 3]);
  const im = b[o] * f[o + 1] - b[o + 1] * f[o] - (b[o + 2] * f[o + 3] - b[o + 3] * f[o + 2]);
  return [re, im];
}
