import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares, profileInterval, randomStream, type FitProblem } from '../src/index.js';

/** (exp(g L) - 1)/g and its derivative by g, through g = 0. */
function amplified(length: number, gain: number): [number, number] {
  const x = gain * length;
  if (Math.abs(x) < 1e-4) return [length * (1 + x / 2 + (x * x) / 6), length * length * (1 / 2 + x / 3)];
  const h = Math.expm1(x) / gain;
  return [h, (length * Math.exp(x) - h) / gain];
}

/** Eq. 1 on 20 stripes up to 0.04 cm with 3 % noise, source and gain free. */
function stripe({
  gain,
  start,
  exact,
  seed,
}: {
  gain: number;
  start: number;
  exact: boolean;
  seed: number;
}): FitProblem {
  const stream = randomStream(13, seed);
  const lengths = Array.from({ length: 20 }, (_, i) => (i + 1) / 500);
  const data = lengths.map((length) => 5 * amplified(length, gain)[0] * (1 + 0.03 * stream.normal()));
  const sigmas = lengths.map((length) => 0.15 * amplified(length, gain)[0]);
  return {
    parameters: [
      { name: 'source', start: 3, lower: 0 },
      { name: 'gain', start },
    ],
    residualCount: 20,
    sigmas: 'known',
    residuals([source, g], out) {
      lengths.forEach((length, i) => (out[i] = (source * amplified(length, g)[0] - data[i]) / sigmas[i]));
    },
    ...(exact && {
      jacobian([source, g]: Float64Array, out: Float64Array) {
        lengths.forEach((length, i) => {
          const [h, slope] = amplified(length, g);
          out.set([h / sigmas[i], (source * slope) / sigmas[i]], 2 * i);
        });
      },
    }),
  };
}

describe('a stripe fit', () => {
  it('crosses zero gain: no gain and loss are found from a start with gain, and gain from a start without', () => {
    const gains = fc.oneof(fc.constantFrom(0, -20, 20), fc.integer({ min: -150, max: 150 }));
    fc.assert(
      fc.property(
        gains,
        fc.constantFrom(-40, 0, 40),
        fc.boolean(),
        fc.nat(500),
        (gain, shift, exact, seed) => {
          const fit = leastSquares(stripe({ gain, start: gain + shift, exact, seed }));
          expect(fit.converged).toBe(true);
          expect(fit.status).toEqual(['ok', 'ok']);
          expect(Math.abs(fit.values[1] - gain)).toBeLessThan(5 * fit.standardErrors[1]);
        },
      ),
    );
  });

  it('has a profile interval that may hold zero or lie below it', () => {
    for (const gain of [0, -20]) {
      const problem = stripe({ gain, start: 30, exact: true, seed: 2 });
      const fit = leastSquares(problem);
      const { lower, upper } = profileInterval({ problem, fit, parameter: 'gain' });
      expect(lower).toBeLessThan(gain);
      expect(upper).toBeGreaterThan(gain);
      expect(upper - lower).toBeCloseTo(2 * 1.96 * fit.standardErrors[1], 0);
    }
  });
});

/** Net gain Gamma sigma n_t F/(F + F_s) - loss, density in cm-3 as it is: 1e16 to 1e18. */
function density({ scale, exact }: { scale: readonly number[]; exact: boolean }): FitProblem {
  const fluences = [2, 5, 10, 20, 50, 100, 200, 500];
  const gainPerDensity = 0.88 * 4.32e-15;
  const stream = randomStream(3);
  const data = fluences.map((f) => gainPerDensity * 1e17 * (f / (f + 7)) - 130 + 5 * stream.normal());
  return {
    parameters: [
      { name: 'density', start: 5e16 * scale[0], lower: 0 },
      { name: 'loss', start: 50 * scale[1] },
      { name: 'saturation fluence', start: 15 * scale[2], lower: 1e-3 * scale[2] },
    ],
    residualCount: 8,
    sigmas: 'known',
    residuals(values, out) {
      const [n, loss, saturation] = values.map((value, i) => value / scale[i]);
      fluences.forEach(
        (f, i) => (out[i] = (gainPerDensity * n * (f / (f + saturation)) - loss - data[i]) / 5),
      );
    },
    ...(exact && {
      jacobian(values: Float64Array, out: Float64Array) {
        const [n, , saturation] = values.map((value, i) => value / scale[i]);
        fluences.forEach((f, i) => {
          const share = f / (f + saturation);
          const slopes = [gainPerDensity * share, -1, (-gainPerDensity * n * share) / (f + saturation)];
          out.set(
            slopes.map((slope, j) => slope / 5 / scale[j]),
            3 * i,
          );
        });
      },
    }),
  };
}

describe('a density fit', () => {
  const one = [1, 1, 1];
  const reference = leastSquares(density({ scale: one, exact: true }));

  it('finds 1e17 cm-3 beside a loss of 100 cm-1', () => {
    expect(reference.converged).toBe(true);
    expect(Math.abs(reference.values[0] - 1e17)).toBeLessThan(3 * reference.standardErrors[0]);
    expect(reference.standardErrors[0]).toBeLessThan(2e16);
  });

  it('does not depend on the units of its parameters, each by any power of ten', () => {
    const exponent = fc.integer({ min: -25, max: 25 });
    fc.assert(
      fc.property(fc.tuple(exponent, exponent, exponent), fc.boolean(), (exponents, exact) => {
        const scale = exponents.map((e) => 10 ** e);
        const fit = leastSquares(density({ scale, exact }));
        fit.values.forEach((value, i) => {
          expect(value / scale[i] / reference.values[i]).toBeCloseTo(1, exact ? 9 : 7);
          expect(fit.standardErrors[i] / scale[i] / reference.standardErrors[i]).toBeCloseTo(
            1,
            exact ? 7 : 5,
          );
        });
      }),
    );
  });
});

describe('a model that is not finite in places', () => {
  /** Residuals of a plane in three parameters, NaN or Infinity wherever `broken` says so. */
  const holed = (broken: (values: Float64Array) => number, exact: boolean): FitProblem => ({
    parameters: ['a', 'b', 'c'].map((name, i) => ({
      name,
      start: 1 + i,
      ...(i === 2 && { lower: -2, upper: 6 }),
    })),
    residualCount: 5,
    sigmas: 'unknown',
    residuals(values, out) {
      const [a, b, c] = values;
      for (let i = 0; i < 5; i++) out[i] = a + b * i + c * Math.exp(-i) - (i === 3 ? 2 : 1) + broken(values);
    },
    ...(exact && {
      jacobian(values: Float64Array, out: Float64Array) {
        for (let i = 0; i < 5; i++) out.set([1 + broken(values), i, Math.exp(-i)], 3 * i);
      },
    }),
  });

  it('never makes a fit or its profile throw, and never passes for a good fit', () => {
    const wrong = fc.constantFrom(NaN, Infinity, -Infinity);
    const edge = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(edge, edge, edge), edge, wrong, fc.boolean(), (normal, offset, value, exact) => {
        const side = (values: Float64Array) => normal.reduce((sum, n, i) => sum + n * values[i], offset);
        const problem = holed((values) => (side(values) > 0 ? value : 0), exact);
        const fit = leastSquares(problem);
        const profile = profileInterval({ problem, fit, parameter: 0 });
        expect(profile.lower).toBeLessThanOrEqual(profile.upper);
        if (fit.converged) expect(side(fit.values)).toBeLessThanOrEqual(0);
        else expect(fit.stopReason).not.toBe('');
        expect(leastSquares(problem, { loss: { kind: 'huber' } }).stopReason).not.toBe('');
      }),
    );
  });
});
