import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareUpperTail,
  fisherCdf,
  fisherQuantile,
  fisherUpperTail,
  InputError,
  logGamma,
  normalCdf,
  normalQuantile,
  studentTCdf,
  studentTQuantile,
} from '../src/index.js';

function expectRelative(value: number, reference: number, tolerance: number): void {
  expect(Math.abs(value - reference)).toBeLessThanOrEqual(tolerance * Math.abs(reference));
}

const probabilities = fc.oneof(
  fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
  fc.double({ min: -25, max: -1, noNaN: true }).map((exponent) => 10 ** exponent),
);
const freedoms = fc.double({ min: 0.5, max: 2000, noNaN: true });

describe('logGamma', () => {
  it('is ln (n - 1)! at whole numbers', () => {
    let factorial = 1;
    for (let n = 1; n < 30; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(
        1e-14 * Math.max(1, Math.log(factorial)),
      );
      factorial *= n;
    }
  });

  it('is ln sqrt(pi) at 1/2 and follows its recurrence', () => {
    expectRelative(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-14);
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e5, noNaN: true }), (x) => {
        const excess = logGamma(x + 1) - logGamma(x) - Math.log(x);
        expect(Math.abs(excess)).toBeLessThan(1e-14 * Math.max(10, Math.abs(logGamma(x))));
      }),
    );
  });
});

describe('quantiles', () => {
  // Closed forms where there is one, else roots found in 40-digit arithmetic (Python's mpmath), rounded to 17 digits.
  it.each([
    ['normal 0.975', normalQuantile(0.975), 1.9599639845400543],
    ['normal 1e-20', normalQuantile(1e-20), -9.262340089798407],
    ['chi-square 0.95 of 1', chiSquareQuantile(0.95, 1), 3.841458820694126],
    ['chi-square 0.999 of 7', chiSquareQuantile(0.999, 7), 24.321886347856854],
    ['chi-square 0.95 of 2', chiSquareQuantile(0.95, 2), -2 * Math.log(0.05)],
    ['t 0.975 of 1', studentTQuantile(0.975, 1), Math.tan(Math.PI * 0.475)],
    ['t 0.975 of 2', studentTQuantile(0.975, 2), 0.95 / Math.sqrt(2 * 0.975 * 0.025)],
    ['t 0.975 of 12', studentTQuantile(0.975, 12), 2.1788128296672289],
    ['F 0.95 of 3 and 7', fisherQuantile(0.95, { numerator: 3, denominator: 7 }), 4.346831399907818],
    ['F 0.95 of 1 and 151', fisherQuantile(0.95, { numerator: 1, denominator: 151 }), 3.903781387360129],
    ['F 0.95 of 2 and 2', fisherQuantile(0.95, { numerator: 2, denominator: 2 }), 19],
    ['F 0.9 of 2 and 10', fisherQuantile(0.9, { numerator: 2, denominator: 10 }), 5 * (0.1 ** (-1 / 5) - 1)],
  ])('meets the reference of %s to 1e-12', (_, value, reference) => {
    expectRelative(value, reference, 1e-12);
  });

  // NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.
  it.each([
    [studentTQuantile(0.975, 12), 2.179],
    [studentTQuantile(0.995, 5), 4.032],
    [chiSquareQuantile(0.95, 10), 18.307],
    [chiSquareQuantile(0.99, 100), 135.807],
    [fisherQuantile(0.95, { numerator: 3, denominator: 7 }), 4.347],
    [fisherQuantile(0.99, { numerator: 10, denominator: 20 }), 3.368],
  ])('meets the printed tables: %d is %d', (value, printed) => {
    expect(Math.abs(value - printed)).toBeLessThan(5.1e-4);
  });

  it('of the normal distribution go back to their probability', () => {
    fc.assert(fc.property(probabilities, (p) => expectRelative(normalCdf(normalQuantile(p)), p, 1e-11)));
  });

  it('of Student t go back to their probability', () => {
    fc.assert(
      fc.property(probabilities, freedoms, (p, freedom) =>
        expectRelative(studentTCdf(studentTQuantile(p, freedom), freedom), p, 1e-10),
      ),
    );
  });

  it('of chi-square go back to their probability', () => {
    fc.assert(
      fc.property(probabilities, freedoms, (p, freedom) => {
        const quantile = chiSquareQuantile(p, freedom);
        // Below the smallest number there is no quantile to go back from.
        if (quantile > 1e-300) expectRelative(chiSquareCdf(quantile, freedom), p, 1e-10);
      }),
    );
  });

  it('of F go back to their probability', () => {
    fc.assert(
      fc.property(probabilities, freedoms, freedoms, (p, numerator, denominator) => {
        const quantile = fisherQuantile(p, { numerator, denominator });
        if (quantile > 1e-300) expectRelative(fisherCdf(quantile, { numerator, denominator }), p, 1e-10);
      }),
    );
  });

  it('are infinite at probability 1 and the lower end at 0', () => {
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(chiSquareQuantile(0, 3)).toBe(0);
    expect(chiSquareQuantile(1, 3)).toBe(Infinity);
  });

  it('refuse what is no probability and no count in one sentence', () => {
    expect(() => normalQuantile(1.5)).toThrow(InputError);
    expect(() => chiSquareQuantile(NaN, 2)).toThrow(/between 0 and 1/);
    expect(() => studentTQuantile(0.9, 0)).toThrow(/degrees of freedom/);
  });
});

describe('tails', () => {
  it('of chi-square with two degrees of freedom are exponential however far out', () => {
    for (const x of [0.1, 1, 10, 100, 1000])
      expectRelative(chiSquareUpperTail(x, 2), Math.exp(-x / 2), 1e-12);
  });

  it('of F with two numerator degrees of freedom follow the power law', () => {
    for (const x of [0.1, 1, 10, 1e4]) {
      const reference = (1 + (2 * x) / 7) ** (-7 / 2);
      expectRelative(fisherUpperTail(x, { numerator: 2, denominator: 7 }), reference, 1e-12);
    }
  });

  it('of Student t with many degrees of freedom are nearly normal', () => {
    expect(studentTCdf(-2, 1e7)).toBeCloseTo(normalCdf(-2), 7);
  });
});
