import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMinimum, findRoot, findRootNewton, InputError } from '../src/index.js';

const roots = fc.double({ min: -10, max: 10, noNaN: true });

/** Increasing functions with their root at `root`, from well behaved to nasty. */
const shapes: readonly ((x: number, root: number) => number)[] = [
  (x, root) => x - root,
  (x, root) => Math.expm1(x - root),
  (x, root) => Math.atan(20 * (x - root)),
  (x, root) => (x - root) ** 3 + 1e-3 * (x - root),
  (x, root) => Math.sign(x - root) * Math.sqrt(Math.abs(x - root)),
];

describe('findRoot', () => {
  it('finds the root of any increasing function to rounding', () => {
    fc.assert(
      fc.property(roots, fc.constantFrom(...shapes), (root, shape) => {
        const found = findRoot({ f: (x) => shape(x, root), lower: -11, upper: 12 });
        expect(Math.abs(found - root)).toBeLessThan(1e-14 * Math.max(1, Math.abs(root)));
      }),
    );
  });

  it('needs few evaluations', () => {
    let count = 0;
    findRoot({ f: (x) => (count++, Math.cos(x) - x), lower: 0, upper: 1 });
    expect(count).toBeLessThan(12);
  });

  it('keeps to the tolerance that is asked for', () => {
    const found = findRoot({ f: (x) => x ** 3 - 2, lower: 0, upper: 2, tolerance: 1e-3 });
    expect(Math.abs(found - Math.cbrt(2))).toBeLessThan(1e-3);
  });

  it('takes a root at an end and refuses equal signs', () => {
    expect(findRoot({ f: (x) => x, lower: 0, upper: 1 })).toBe(0);
    expect(findRoot({ f: (x) => x - 1, lower: 0, upper: 1 })).toBe(1);
    expect(() => findRoot({ f: (x) => x * x + 1, lower: -1, upper: 1 })).toThrow(InputError);
    expect(() => findRoot({ f: () => NaN, lower: -1, upper: 1 })).toThrow(/opposite signs/);
  });
});

describe('findRootNewton', () => {
  it('agrees with Brent, also where Newton alone would run away', () => {
    fc.assert(
      fc.property(roots, roots, (root, start) => {
        const evaluate = (x: number) => ({
          value: Math.atan(5 * (x - root)),
          slope: 5 / (1 + 25 * (x - root) ** 2),
        });
        const found = findRootNewton({ evaluate, lower: -11, upper: 12, start });
        expect(Math.abs(found - root)).toBeLessThan(1e-14 * Math.max(1, Math.abs(root)));
      }),
    );
  });

  it('refuses equal signs', () => {
    expect(() => findRootNewton({ evaluate: () => ({ value: 1, slope: 0 }), lower: 0, upper: 1 })).toThrow(
      InputError,
    );
  });
});

describe('findMinimum', () => {
  it('finds the bottom of a valley to half the digits', () => {
    fc.assert(
      fc.property(roots, (place) => {
        for (const f of [
          (x: number) => (x - place) ** 2 + 3,
          (x: number) => Math.cosh(x - place),
          (x: number) => Math.abs(x - place),
        ]) {
          const { x, value } = findMinimum({ f, lower: -11, upper: 12 });
          expect(Math.abs(x - place)).toBeLessThan(1e-6);
          expect(value).toBe(f(x));
        }
      }),
    );
  });

  it('goes to the end where the function falls all the way', () => {
    expect(findMinimum({ f: (x) => x, lower: 2, upper: 5 }).x).toBeCloseTo(2, 6);
  });

  it('needs few evaluations where a parabola fits', () => {
    let count = 0;
    findMinimum({ f: (x) => (count++, (x - 1) ** 2), lower: -3, upper: 4 });
    expect(count).toBeLessThan(15);
  });
});
