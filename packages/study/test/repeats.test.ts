import { normalEstimate, randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { combineRepeats } from '../src/pipeline/repeats.js';
import { codesOf, filmOf, run, scanText, study } from './run-study-support.js';

const combine = (values: readonly number[], error: number) =>
  combineRepeats({
    estimates: values.map((value) => normalEstimate(value, error, 'given')),
    quantity: 'thickness',
    film: 'A',
  });

describe('repeats of one quantity', () => {
  it('that agree give the weighted mean with the error of a mean', () => {
    const { estimate, verdict } = combine([100, 101, 99, 100], 2);
    expect(estimate.value).toBeCloseTo(100, 12);
    expect(estimate.standardError).toBeCloseTo(1, 12);
    expect(verdict?.code).toBe('repeats-agree');
  });

  it('weigh by their errors', () => {
    const estimates = [normalEstimate(100, 1, ''), normalEstimate(101, 2, '')];
    const { estimate } = combineRepeats({ estimates, quantity: 'thickness', film: 'A' });
    expect(estimate.value).toBeCloseTo((100 + 101 / 4) / 1.25, 12);
  });

  it('that scatter more than their errors say so, with the scatter in the error', () => {
    const { estimate, verdict } = combine([90, 100, 110], 1);
    expect(verdict?.code).toBe('repeats-scatter');
    // Nearly all of the variance is between them: sd 10 over the root of 3, and Student's t of 2 degrees, 4.303.
    expect(estimate.standardError).toBeCloseTo(10 / Math.sqrt(3), 2);
    expect((estimate.interval95[1] - estimate.interval95[0]) / 2).toBeCloseTo(
      4.303 * estimate.standardError,
      2,
    );
  });

  it('are left alone where there is one', () => {
    const one = normalEstimate(100, 2, 'given');
    expect(combineRepeats({ estimates: [one], quantity: 'thickness', film: 'A' })).toEqual({ estimate: one });
  });

  it.each([0, 1, 5])(
    'hold the truth in 95 %% of trials, with a scatter of %s errors between them',
    (between) => {
      const random = randomStream(7, between);
      const trials = 1500;
      let covered = 0;
      for (let trial = 0; trial < trials; trial++) {
        const values = Array.from({ length: 4 }, () => 100 + between * random.normal() + random.normal());
        const [lower, upper] = combine(values, 1).estimate.interval95;
        if (lower < 100 && 100 < upper) covered++;
      }
      // Binomial error 0.6 %; the method may be cautious, never short of its level by more than it is known for with few repeats.
      expect(covered / trials).toBeGreaterThan(0.93);
    },
  );
});

describe('repeats in a study', () => {
  const header = '# Fluence: 100 uJ/cm2\n';
  const text = study("films: {A: {stripe: {files: 's/*.csv'}}}\n");
  const gainOf = async (gains: readonly number[]) => {
    const files = Object.fromEntries(
      gains.map((gainPerCm, i) => [`s/${i}.csv`, scanText({ gainPerCm, header, amplitude: 2e4 + 500 * i })]),
    );
    const results = await run(text, files);
    const [{ netGainPerCm }, ...others] = filmOf(results, 'A').netGain;
    expect(others).toEqual([]);
    if (netGainPerCm.kind !== 'determined') throw new Error(netGainPerCm.why);
    return { results, estimate: netGainPerCm.estimate };
  };

  it('of a scan become one net gain, closer than each alone', async () => {
    const { results, estimate } = await gainOf([120, 120, 120]);
    const alone = filmOf(results, 'A').stripes.map(({ netGainPerCm }) => netGainPerCm?.standardError ?? 0);
    expect(filmOf(results, 'A').stripes).toHaveLength(3);
    expect(estimate.standardError).toBeLessThan(Math.min(...alone));
    expect(codesOf(results)).toContain('repeats-agree');
  });

  it('of a scan that disagree carry their scatter and a verdict', async () => {
    const { results, estimate } = await gainOf([100, 120, 145]);
    expect(codesOf(results)).toContain('repeats-scatter');
    expect(estimate.standardError).toBeGreaterThan(8);
    expect(estimate.interval95[0]).toBeLessThan(100);
  });

  it('of n and k without errors are known by their scatter alone', async () => {
    const nk = (n: number): string => `wavelength_nm,n\n600,${n}\n700,${n}\n`;
    const results = await run(study("films: {A: {index: {file: 'n/*.csv'}}}\n"), {
      'n/1.csv': nk(2),
      'n/2.csv': nk(2.02),
      'n/3.csv': nk(2.04),
    });
    const index = filmOf(results, 'A').filmIndex;
    expect(index?.value).toBeCloseTo(2.02, 12);
    expect(index?.standardError).toBeCloseTo(0.02 / Math.sqrt(3), 12);
    // Three values bound a mean by Student's t, not by the normal distribution.
    expect(((index?.interval95[1] ?? NaN) - 2.02) / (index?.standardError ?? NaN)).toBeCloseTo(4.303, 2);
  });
});
