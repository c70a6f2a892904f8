import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalEstimate, propagate, randomStream } from '@modalgain/numerics';

describe('propagate', () => {
  it('is the usual law for a straight function', () => {
    const finite = fc.double({ min: -100, max: 100, noNaN: true });
    const spread = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(finite, finite, finite, finite, spread, spread, (a, b, x, y, sx, sy) => {
        const inputs = [normalEstimate(x, sx, ''), normalEstimate(y, sy, '')];
        const { value, standardError } = propagate(inputs, ([u = 0, v = 0]) => a * u + b * v);
        expect(value).toBeCloseTo(a * x + b * y, 8);
        expect(standardError).toBeCloseTo(Math.hypot(a * sx, b * sy), 8);
      }),
    );
  });

  it('gives the arms that a simulation gives where the function is bent', () => {
    const x = normalEstimate(1, 0.2, '');
    const { interval95 } = propagate([x], ([u = 0]) => Math.exp(2 * u));
    const { normal } = randomStream(4);
    const draws = Array.from({ length: 40_000 }, () => Math.exp(2 * (1 + 0.2 * normal()))).sort(
      (a, b) => a - b,
    );
    expect(interval95[0] / (draws[1000] ?? NaN)).toBeCloseTo(1, 1);
    expect(interval95[1] / (draws[39_000] ?? NaN)).toBeCloseTo(1, 1);
  });

  it('has an error of zero from exact inputs', () => {
    expect(propagate([normalEstimate(2, 0, '')], ([u = 0]) => u * u)).toMatchObject({
      value: 4,
      standardError: 0,
    });
  });
});
