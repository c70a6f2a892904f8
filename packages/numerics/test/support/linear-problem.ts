import fc from 'fast-check';
import type { FitParameter, FitProblem } from '../../src/index.js';

/** A linear model: residuals = design . parameters - data, with sigma 1. */
export interface LinearCase {
  /** One row a datum. */
  readonly design: readonly (readonly number[])[];
  readonly data: readonly number[];
}

/** Random designs that are well enough conditioned for a textbook to solve by normal equations. */
export const linearCases: fc.Arbitrary<LinearCase> = fc
  .record({ count: fc.integer({ min: 1, max: 5 }), extra: fc.integer({ min: 2, max: 20 }) })
  .chain(({ count, extra }) => {
    const thousandths = (greatest: number) =>
      fc.integer({ min: -1000 * greatest, max: 1000 * greatest }).map((n) => n / 1000);
    const entry = thousandths(3);
    const rows = count + extra;
    return fc.record({
      // A diagonal on top keeps the columns independent.
      design: fc
        .array(fc.array(entry, { minLength: count, maxLength: count }), { minLength: rows, maxLength: rows })
        .map((design) => design.map((row, i) => row.map((value, j) => (i === j ? value + 8 : value)))),
      data: fc.array(thousandths(100), { minLength: rows, maxLength: rows }),
    });
  });

export function linearProblem(
  { design, data }: LinearCase,
  options: {
    readonly sigmas?: 'known' | 'unknown';
    readonly parameters?: readonly Partial<FitParameter>[];
    readonly exact?: boolean;
  } = {},
): FitProblem {
  const count = design[0].length;
  return {
    parameters: design[0].map((_, j) => ({ name: `p${j}`, start: 1, ...options.parameters?.[j] })),
    residualCount: data.length,
    sigmas: options.sigmas ?? 'known',
    residuals(parameters, out) {
      design.forEach((row, i) => {
        out[i] = row.reduce((sum, entry, j) => sum + entry * parameters[j], -data[i]);
      });
    },
    ...(options.exact !== false && {
      jacobian(_: Float64Array, out: Float64Array) {
        design.forEach((row, i) => out.set(row, i * count));
      },
    }),
  };
}

/** A^-1 b and A^-1 by Gauss-Jordan elimination with row exchange: the textbook's way, for tests only. */
export function invert(matrix: readonly (readonly number[])[]): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(work[i][k]) > Math.abs(work[pivot][k])) pivot = i;
    [work[k], work[pivot]] = [work[pivot], work[k]];
    work[k] = work[k].map((entry) => entry / work[k][k]);
    for (let i = 0; i < size; i++) {
      const factor = work[i][k];
      if (i !== k) work[i] = work[i].map((entry, j) => entry - factor * work[k][j]);
    }
  }
  return work.map((row) => row.slice(size));
}

/** Solution and covariance by normal equations; priors as (mean, precision squared) added to them in closed form. */
export function normalEquations(
  { design, data }: LinearCase,
  priors: readonly { readonly mean: number; readonly weight: number }[] = [],
): { readonly values: number[]; readonly covariance: number[][] } {
  const count = design[0].length;
  const indices = Array.from({ length: count }, (_, j) => j);
  const information = indices.map((a) =>
    indices.map((b) => {
      const prior = a === b ? (priors.at(a)?.weight ?? 0) : 0;
      return design.reduce((sum, row) => sum + row[a] * row[b], prior);
    }),
  );
  const side = indices.map((a) => {
    const prior = priors.at(a);
    return design.reduce((sum, row, i) => sum + row[a] * data[i], prior ? prior.weight * prior.mean : 0);
  });
  const covariance = invert(information);
  return { values: covariance.map((row) => row.reduce((sum, c, j) => sum + c * side[j], 0)), covariance };
}

export function chiSquareOf({ design, data }: LinearCase, values: readonly number[]): number {
  return design.reduce((total, row, i) => {
    const residual = row.reduce((sum, entry, j) => sum + entry * values[j], -data[i]);
    return total + residual * residual;
  }, 0);
}
