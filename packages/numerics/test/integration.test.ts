import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussLegendre, InputError, integrate, integrateGauss } from '../src/index.js';

describe('gaussLegendre', () => {
  it('has the textbook nodes and weights of three points', () => {
    const { nodes, weights } = gaussLegendre(3);
    [-Math.sqrt(0.6), 0, Math.sqrt(0.6)].forEach((node, i) => expect(nodes[i]).toBeCloseTo(node, 15));
    [5 / 9, 8 / 9, 5 / 9].forEach((weight, i) => expect(weights[i]).toBeCloseTo(weight, 15));
  });

  it.each([1, 2, 5, 20, 63, 200])('of %d nodes is exact up to its degree and not beyond', (count) => {
    const even = (degree: number) =>
      integrateGauss({ f: (x) => x ** degree, lower: -1, upper: 1, count }) * ((degree + 1) / 2);
    for (let degree = 0; degree < 2 * count; degree += 2) expect(even(degree)).toBeCloseTo(1, 12);
    if (count <= 5) expect(Math.abs(even(2 * count) - 1)).toBeGreaterThan(1e-4);
  });

  it('integrates over any range', () => {
    expect(integrateGauss({ f: Math.exp, lower: 1, upper: 3, count: 12 })).toBeCloseTo(
      Math.exp(3) - Math.E,
      12,
    );
  });

  it('refuses a broken number of nodes', () => expect(() => gaussLegendre(2.5)).toThrow(InputError));
});

describe('integrate', () => {
  it('is exact for polynomials of degree 22 in a single piece', () => {
    const f = (x: number) => 23 * x ** 22;
    const { value } = integrate({ f, lower: 0, upper: 1, maxPieces: 1 });
    expect(Math.abs(value - 1)).toBeLessThan(1e-14);
  });

  it('keeps its promise on smooth, peaked and singular integrands', () => {
    const cases = [
      { f: Math.sin, lower: 0, upper: Math.PI, exact: 2 },
      { f: (x: number) => 1 / (1e-6 + x * x), lower: -1, upper: 1, exact: 2e3 * Math.atan(1e3) },
      { f: (x: number) => 1 / Math.sqrt(x), lower: 0, upper: 1, exact: 2 },
      { f: (x: number) => Math.abs(x - 1 / 3), lower: 0, upper: 1, exact: 5 / 18 },
    ];
    for (const { exact, ...task } of cases) {
      const { value, error, converged } = integrate(task);
      expect(converged).toBe(true);
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.max(error, 4e-16 * exact));
      expect(Math.abs(value - exact)).toBeLessThan(1e-9 * exact);
    }
  });

  it('is additive over pieces of the range', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (middle) => {
        const f = (x: number) => Math.exp(-x * x);
        const whole = integrate({ f, lower: -2, upper: 2 }).value;
        const parts =
          integrate({ f, lower: -2, upper: middle, absoluteTolerance: 1e-12 }).value +
          integrate({ f, lower: middle, upper: 2, absoluteTolerance: 1e-12 }).value;
        expect(parts).toBeCloseTo(whole, 9);
      }),
    );
  });

  it('says so where it does not converge or the function is not finite', () => {
    expect(integrate({ f: (x) => 1 / x, lower: 0, upper: 1, maxPieces: 40 }).converged).toBe(false);
    const broken = integrate({ f: () => NaN, lower: 0, upper: 1 });
    expect(broken.converged).toBe(false);
    expect(broken.value).toBeNaN();
  });
});
