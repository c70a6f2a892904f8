import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussLegendre, gaussRuleOfMeasure, InputError } from '../src/index.js';

const sumOf = (
  { nodes, weights }: { nodes: Float64Array; weights: Float64Array },
  f: (x: number) => number,
): number => nodes.reduce((sum, x, i) => sum + weights[i] * f(x), 0);

describe('the Gauss rule of a sum', () => {
  it('is the Gauss-Legendre rule where the sum is an integral', () => {
    const fine = gaussLegendre(40);
    const rule = gaussRuleOfMeasure({
      nodes: Float64Array.from(fine.nodes),
      weights: Float64Array.from(fine.weights),
      count: 9,
    });
    const expected = gaussLegendre(9);
    const pairs = Array.from(expected.nodes, (x, i) => [x, expected.weights[i]]).sort((a, b) => a[0] - b[0]);
    pairs.forEach(([x, weight], i) => {
      expect(rule.nodes[i]).toBeCloseTo(x, 13);
      expect(rule.weights[i]).toBeCloseTo(weight, 13);
    });
  });

  it('sums polynomials up to twice its points exactly, with positive weights inside the range', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 3000 }).map((x) => x / 1000),
      weight: fc.integer({ min: 1, max: 1000 }).map((weight) => weight / 1000),
    });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (points, count) => {
          const sum = {
            nodes: Float64Array.from(points, ({ x }) => x),
            weights: Float64Array.from(points, ({ weight }) => weight),
          };
          const rule = gaussRuleOfMeasure({ ...sum, count });
          expect(rule.nodes.length).toBeLessThanOrEqual(count);
          expect(Math.min(...rule.weights)).toBeGreaterThan(0);
          expect(Math.min(...rule.nodes)).toBeGreaterThanOrEqual(Math.min(...sum.nodes) - 1e-12);
          for (let degree = 0; degree < 2 * count; degree++) {
            const exact = sumOf(sum, (x) => x ** degree);
            expect(Math.abs(sumOf(rule, (x) => x ** degree) - exact)).toBeLessThan(1e-9 * (1 + exact));
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses weights that are not positive, and no points', () => {
    const one = Float64Array.of(1);
    expect(() => gaussRuleOfMeasure({ nodes: one, weights: Float64Array.of(0), count: 2 })).toThrow(
      InputError,
    );
    expect(() => gaussRuleOfMeasure({ nodes: one, weights: one, count: 0 })).toThrow(InputError);
  });
});
