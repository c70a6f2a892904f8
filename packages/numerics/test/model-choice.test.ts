import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  akaikeWeights,
  averageEstimates,
  correctedAkaike,
  InputError,
  normalEstimate,
  normalCdf,
  type Estimate,
} from '../src/index.js';

describe('akaikeWeights', () => {
  it('add the price of parameters to chi-square', () => {
    // 2 k + 2 k (k + 1)/(n - k - 1) for k = 2, n = 10: 4 + 12/7
    const score = correctedAkaike({ chiSquare: 7, sigmas: 'known', parameterCount: 2, dataCount: 10 });
    expect(score).toBeCloseTo(7 + 4 + 12 / 7, 12);
    const likelihood = correctedAkaike({ logLikelihood: -3.5, parameterCount: 2, dataCount: 10 });
    expect(likelihood).toBeCloseTo(score, 12);
  });

  it('count an unknown sigma as a parameter', () => {
    const score = correctedAkaike({ chiSquare: 5, sigmas: 'unknown', parameterCount: 2, dataCount: 10 });
    expect(score).toBeCloseTo(10 * Math.log(0.5) + 6 + 24 / 6, 12);
  });

  it('fall by e with every 2 of AICc and sum to 1', () => {
    const models = [10, 12, 14].map((chiSquare) => ({
      chiSquare,
      sigmas: 'known' as const,
      parameterCount: 2,
      dataCount: 20,
    }));
    const weights = akaikeWeights(models).map(({ weight }) => weight);
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
    expect(weights[0] / weights[1]).toBeCloseTo(Math.E, 12);
    expect(weights[1] / weights[2]).toBeCloseTo(Math.E, 12);
  });

  it('give no weight to a model that the data are too few to judge', () => {
    const small = { chiSquare: 30, sigmas: 'known' as const, parameterCount: 1, dataCount: 4 };
    const weights = akaikeWeights([small, { ...small, chiSquare: 0.1, parameterCount: 3 }]);
    expect(weights.map(({ weight }) => weight)).toEqual([1, 0]);
    const hopeless = { ...small, parameterCount: 5 };
    expect(akaikeWeights([hopeless, hopeless]).map(({ weight }) => weight)).toEqual([0.5, 0.5]);
  });

  it('take far chi-squares without overflow and refuse different data', () => {
    const model = { chiSquare: 1e6, sigmas: 'known' as const, parameterCount: 1, dataCount: 9 };
    expect(akaikeWeights([model, { ...model, chiSquare: 1 }]).map(({ weight }) => weight)).toEqual([0, 1]);
    expect(() => akaikeWeights([model, { ...model, dataCount: 8 }])).toThrow(InputError);
  });
});

describe('averageEstimates', () => {
  const estimates = fc.record({
    value: fc.double({ min: -100, max: 100, noNaN: true }),
    below: fc.double({ min: 0.01, max: 50, noNaN: true }),
    above: fc.double({ min: 0.01, max: 50, noNaN: true }),
  });
  const toEstimate = ({
    value,
    below,
    above,
  }: {
    value: number;
    below: number;
    above: number;
  }): Estimate => ({
    value,
    standardError: (below + above) / 4,
    interval95: [value - below, value + above],
    method: 'profile likelihood',
  });

  it('leaves a single estimate as it is', () => {
    fc.assert(
      fc.property(estimates, (shape) => {
        const estimate = toEstimate(shape);
        const average = averageEstimates([estimate, toEstimate({ value: 7, below: 1, above: 1 })], [3, 0]);
        expect(average.value).toBeCloseTo(estimate.value, 12);
        expect(average.interval95[0]).toBeCloseTo(estimate.interval95[0], 9);
        expect(average.interval95[1]).toBeCloseTo(estimate.interval95[1], 9);
      }),
    );
    expect(averageEstimates([normalEstimate(5, 2, '')], [1]).standardError).toBeCloseTo(2, 9);
  });

  it('has tails that average to 2.5 %', () => {
    const [a, b] = [normalEstimate(0, 1, ''), normalEstimate(3, 2, '')];
    const { value, interval95, method } = averageEstimates([a, b], [0.7, 0.3]);
    expect(value).toBeCloseTo(0.9, 12);
    const below = (x: number) => 0.7 * normalCdf(x) + 0.3 * normalCdf((x - 3) / 2);
    expect(below(interval95[0])).toBeCloseTo(0.025, 10);
    expect(below(interval95[1])).toBeCloseTo(0.975, 10);
    expect(method).toBe('model average');
  });

  it('lies between its parts, and is wider than all of them only where they disagree', () => {
    fc.assert(
      fc.property(estimates, estimates, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (s, t, weight) => {
        const parts = [toEstimate(s), toEstimate(t)];
        const { interval95 } = averageEstimates(parts, [weight, 1 - weight]);
        const lower = parts.map((part) => part.interval95[0]);
        const upper = parts.map((part) => part.interval95[1]);
        expect(interval95[0]).toBeGreaterThanOrEqual(Math.min(...lower) - 1e-9);
        expect(interval95[0]).toBeLessThanOrEqual(Math.max(...lower) + 1e-9);
        expect(interval95[1]).toBeGreaterThanOrEqual(Math.min(...upper) - 1e-9);
        expect(interval95[1]).toBeLessThanOrEqual(Math.max(...upper) + 1e-9);
      }),
    );
  });

  it('is open where an open part weighs 5 % or more', () => {
    const open: Estimate = { value: 2, standardError: Infinity, interval95: [1, Infinity], method: '' };
    const closed = normalEstimate(2, 0.5, '');
    expect(averageEstimates([open, closed], [0.06, 0.94]).interval95[1]).toBe(Infinity);
    const rare = averageEstimates([open, closed], [0.04, 0.96]);
    expect(rare.interval95[1]).toBeGreaterThan(closed.interval95[1]);
    expect(rare.interval95[1]).toBeLessThan(5);
    expect(rare.interval95[0]).toBeGreaterThan(0.9);
  });

  it('refuses weights that do not fit', () => {
    expect(() => averageEstimates([], [])).toThrow(InputError);
    expect(() => averageEstimates([normalEstimate(1, 1, '')], [0])).toThrow(/one of them above 0/);
  });
});
