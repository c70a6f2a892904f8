import type { ComplexProblem } from './complex-problem.js';
import type { Field } from './joined-field.js';

/** Whether a stack and its boundaries read the same from both sides around a middle layer. */
export function isMirrorSymmetric({ epsilon, ratio, depth, cover, end }: ComplexProblem): boolean {
  const last = depth.length - 1;
  const same = (values: Float64Array): boolean =>
    depth.every(
      (_, j) => values[2 * j] === values[2 * (last - j)] && values[2 * j + 1] === values[2 * (last - j) + 1],
    );
  return (
    last % 2 === 0 &&
    cover === end &&
    same(epsilon) &&
    same(ratio) &&
    depth.every((d, j) => d === depth[last - j])
  );
}

/**
 * Half of a symmetric stack up to the middle of its middle layer: even and odd modes are solved apart, so that twins stay two, however
 * near.
 */
export function halfProblem(problem: ComplexProblem, end: 'even-mirror' | 'odd-mirror'): ComplexProblem {
  const middle = (problem.depth.length - 1) / 2;
  const pairs = (values: Float64Array): Float64Array => values.slice(0, 2 * (middle + 1));
  const depth = problem.depth.slice(0, middle + 1);
  depth[middle] /= 2;
  return {
    epsilon: pairs(problem.epsilon),
    ratio: pairs(problem.ratio),
    eta: pairs(problem.eta),
    inverseEta: pairs(problem.inverseEta),
    weight: pairs(problem.weight),
    depth,
    cover: problem.cover,
    end,
  };
}

/** The field at all interfaces that the field of a half continues to. */
export function unfoldField({ u, v }: Field, parity: 1 | -1): Field {
  const unfolded = (values: Float64Array, sign: number): Float64Array => {
    const whole = new Float64Array(2 * values.length);
    whole.set(values);
    for (let i = 0; i < values.length; i += 2) {
      whole[2 * values.length - 2 - i] = sign * values[i];
      whole[2 * values.length - 1 - i] = sign * values[i + 1];
    }
    return whole;
  };
  return { u: unfolded(u, parity), v: unfolded(v, -parity) };
}
