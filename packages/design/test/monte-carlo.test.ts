import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalEstimate, randomStream } from '@modalgain/numerics';
import { compareIntervals, drawDeviations, histogramOf, summariseTrials } from '../src/index.js';

/** Normal numbers with this seed. */
function normals(count: number, seed: number): number[] {
  const random = randomStream(seed);
  return Array.from({ length: count }, random.normal);
}

/** @throws where there are too few values */
function summaryOf(values: readonly number[]) {
  const summary = summariseTrials(values);
  if (!summary) throw new Error('too few');
  return summary;
}

describe('a summary of trials', () => {
  it('has the median and middle 95 % of a normal distribution, to the errors that it states', () => {
    const { median, interval95, intervalError, skewness } = summaryOf(normals(20_000, 1));
    expect(Math.abs(median)).toBeLessThan(4 * Math.sqrt(Math.PI / 2 / 20_000));
    expect(Math.abs(interval95[0] + 1.96)).toBeLessThan(4 * intervalError[0]);
    expect(Math.abs(interval95[1] - 1.96)).toBeLessThan(4 * intervalError[1]);
    // sqrt(p (1 - p)/n)/density at the quantile
    expect(intervalError[1] / (Math.sqrt((0.025 * 0.975) / 20_000) / 0.058445)).toBeCloseTo(1, 0);
    expect(Math.abs(skewness)).toBeLessThan(0.05);
  });

  it('states errors of its ends that are those of repeated Monte Carlos', () => {
    const uppers = Array.from({ length: 200 }, (_, i) => summaryOf(normals(400, 100 + i)));
    const mean = uppers.reduce((sum, each) => sum + each.interval95[1], 0) / uppers.length;
    const variance = uppers.reduce((sum, each) => sum + (each.interval95[1] - mean) ** 2, 0) / uppers.length;
    const stated = uppers.reduce((sum, each) => sum + each.intervalError[1], 0) / uppers.length;
    expect(stated / Math.sqrt(variance)).toBeGreaterThan(0.85);
    expect(stated / Math.sqrt(variance)).toBeLessThan(1.25);
  });

  it('tells a lopsided distribution by its skewness', () => {
    const { skewness } = summaryOf(normals(4000, 2).map((value) => Math.exp(value)));
    // Log-normal: quantiles exp(-1.96), 1, exp(1.96).
    expect(skewness).toBeCloseTo(
      (Math.exp(1.96) + Math.exp(-1.96) - 2) / (Math.exp(1.96) - Math.exp(-1.96)),
      1,
    );
  });

  it('counts trials without a value, and is none where too few are left', () => {
    const values = normals(1000, 3).map((value) => (value > 1.5 ? NaN : value));
    const { shareWithout, trials } = summaryOf(values);
    expect(trials + Math.round(1000 * shareWithout)).toBe(1000);
    expect(shareWithout).toBeCloseTo(0.067, 1);
    expect(summariseTrials(normals(79, 4))).toBeUndefined();
    expect(summariseTrials(values.map(() => NaN))).toBeUndefined();
  });

  it('moves and stretches with its values', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (seed, shift, scale) => {
          const values = normals(120, seed);
          const [plain, moved] = [summaryOf(values), summaryOf(values.map((v) => shift + scale * v))];
          expect(moved.median).toBeCloseTo(shift + scale * plain.median, 6);
          expect(moved.interval95[0]).toBeCloseTo(shift + scale * plain.interval95[0], 6);
          expect(moved.interval95[1]).toBeCloseTo(shift + scale * plain.interval95[1], 6);
          expect(moved.skewness).toBeCloseTo(plain.skewness, 6);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('stated intervals against trials', () => {
  const stated = normalEstimate(0, 1, 'given');

  it('agree where the trials are those of the stated distribution', () => {
    const agreement = compareIntervals(summaryOf(normals(2000, 5)), stated);
    expect(agreement.agrees).toBe(true);
    expect(Math.abs(agreement.widthRatio - 1)).toBeLessThan(4 * agreement.widthRatioError);
  });

  it.each([
    ['wider', (v: number) => 1.6 * v],
    ['narrower', (v: number) => 0.5 * v],
    ['shifted', (v: number) => v + 1],
    ['lopsided', (v: number) => (v > 0 ? 2 * v : v)],
  ])('do not where the trials are %s', (_, of) => {
    expect(compareIntervals(summaryOf(normals(2000, 6).map(of)), stated).agrees).toBe(false);
  });

  it('do not where more trials have no value than 95 % leave out at one end', () => {
    const without = (share: number): number[] =>
      normals(2000, 7).map((value, i) => (i < 2000 * share ? NaN : value));
    expect(compareIntervals(summaryOf(without(0.01)), stated).agrees).toBe(true);
    expect(compareIntervals(summaryOf(without(0.1)), stated).agrees).toBe(false);
  });

  it('are not called different by what few trials may do by chance', () => {
    const disagreeing = Array.from({ length: 200 }, (_, i) =>
      compareIntervals(summaryOf(normals(100, 1000 + i)), stated),
    ).filter(({ agrees }) => !agrees);
    expect(disagreeing.length).toBeLessThan(10);
  });

  it('are the same where nothing has an error', () => {
    const exact = summaryOf(normals(100, 8).map(() => 3));
    const { agrees, widthRatio, endShifts } = compareIntervals(exact, normalEstimate(3, 0, 'given'));
    expect([agrees, widthRatio, ...endShifts]).toEqual([true, 1, 0, 0]);
  });
});

describe('deviations', () => {
  it('are one a name, whatever asks for them, and 0 for what is not named', () => {
    const deviationOf = drawDeviations(['a', 'b'], randomStream(1));
    expect(deviationOf('b')).toBe(deviationOf('b'));
    expect(deviationOf('a')).not.toBe(deviationOf('b'));
    expect(deviationOf('c')).toBe(0);
  });
});

describe('a histogram of trials', () => {
  it('counts the middle 99 % of those with a value', () => {
    const { from, to, counts } = histogramOf([...normals(1000, 9), NaN, NaN]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(990);
    expect(from).toBeGreaterThan(-3.5);
    expect(to).toBeLessThan(3.5);
  });
});
