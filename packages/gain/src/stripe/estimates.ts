import { normalQuantile975, studentTQuantile, type Estimate } from '@modalgain/numerics';

/** An estimate whose interval is value +- t standard errors, t Student's for the degrees of freedom. */
export function studentEstimate(input: {
  readonly value: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly method: string;
}): Estimate {
  const { value, standardError, degreesOfFreedom, method } = input;
  const half = standardError * studentTQuantile(0.975, Math.max(1, degreesOfFreedom));
  return { value, standardError, interval95: [value - half, value + half], method };
}

/** An estimate whose standard error is the one that a normal interval of the same width would have. */
export function intervalEstimate(
  value: number,
  [lower, upper]: readonly [number, number],
  method: string,
): Estimate {
  return {
    value,
    standardError: (upper - lower) / (2 * normalQuantile975),
    interval95: [lower, upper],
    method,
  };
}

/** The same estimate in another unit. */
export function scaledEstimate(estimate: Estimate, factor: number): Estimate {
  const [lower, upper] = estimate.interval95;
  return {
    value: estimate.value * factor,
    standardError: estimate.standardError * factor,
    interval95: [lower * factor, upper * factor],
    method: estimate.method,
  };
}

/** The same estimate with an independent systematic standard error added in squares to both arms. */
export function withSystematic(estimate: Estimate, systematicError: number): Estimate {
  const { value, interval95, method } = estimate;
  const systematic = normalQuantile975 * systematicError;
  return {
    value,
    standardError: Math.hypot(estimate.standardError, systematicError),
    interval95: [
      value - Math.hypot(value - interval95[0], systematic),
      value + Math.hypot(interval95[1] - value, systematic),
    ],
    method,
  };
}

/** v^T M v, M row-major: the variance of a combination of parameters from their covariance. */
export function quadraticForm(matrix: Float64Array, vector: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++)
    for (let j = 0; j < vector.length; j++) sum += vector[i] * matrix[i * vector.length + j] * vector[j];
  return sum;
}
