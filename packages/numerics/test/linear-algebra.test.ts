import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, correlation, solveSymmetric } from '../src/index.js';
import { invert } from './support/linear-problem.js';

const squares = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const entry = fc.double({ min: -2, max: 2, noNaN: true });
  const row = fc.array(entry, { minLength: size, maxLength: size });
  return fc.record({
    root: fc.array(row, { minLength: size, maxLength: size }),
    side: row,
  });
});

/** B B^T + I, positive definite whatever B is. */
function positiveDefinite(root: readonly (readonly number[])[]): number[][] {
  return root.map((a, i) =>
    root.map((b, j) => a.reduce((sum, entry, k) => sum + entry * b[k], i === j ? 1 : 0)),
  );
}

describe('solveSymmetric', () => {
  it('agrees with Gauss-Jordan elimination', () => {
    fc.assert(
      fc.property(squares, ({ root, side }) => {
        const matrix = positiveDefinite(root);
        const x = solveSymmetric(Float64Array.from(matrix.flat()), Float64Array.from(side));
        const reference = invert(matrix).map((row) =>
          row.reduce((sum, entry, k) => sum + entry * side[k], 0),
        );
        reference.forEach((value, i) => expect(x?.[i]).toBeCloseTo(value, 10));
      }),
    );
  });

  it('answers undefined for a matrix that is not positive definite', () => {
    expect(solveSymmetric(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBeUndefined();
    expect(solveSymmetric(Float64Array.of(1, 1, 1, 1), Float64Array.of(1, 1))).toBeUndefined();
    expect(choleskyFactor(Float64Array.of(NaN), 1)).toBeUndefined();
  });
});

describe('correlation', () => {
  it('has ones on the diagonal and the covariance over both errors elsewhere', () => {
    expect([...correlation(Float64Array.of(4, 3, 3, 9))]).toEqual([1, 0.5, 0.5, 1]);
  });

  it('leaves parameters without variance uncorrelated and never exceeds 1 by rounding', () => {
    expect([...correlation(Float64Array.of(0, 0, 0, 2))]).toEqual([1, 0, 0, 1]);
    fc.assert(
      fc.property(squares, ({ root }) => {
        const entries = correlation(Float64Array.from(positiveDefinite(root).flat()));
        entries.forEach((entry) => expect(Math.abs(entry)).toBeLessThanOrEqual(1));
      }),
    );
  });
});
