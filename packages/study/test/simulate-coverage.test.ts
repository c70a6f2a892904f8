import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  coverageOf,
  overallCoverage,
  readTruth,
  runTrial,
  type TruthComparison,
} from '../src/simulate/index.js';

const truthFile = path.resolve(import.meta.dirname, '../../../examples/flat-stamping/truth.json');
const truth = readTruth(readFileSync(truthFile, 'utf8'), 'truth.json');

/** A short version of scripts/coverage/coverage.mjs, which runs 20 seeds. */
const seeds = [1, 2, 3];

describe('the example, simulated and analysed anew', async () => {
  const comparisons: TruthComparison[] = [];
  for (const seed of seeds) comparisons.push(...(await runTrial(truth, seed)));
  const of = (quantity: string, film: string): TruthComparison[] =>
    comparisons.filter((comparison) => comparison.quantity === quantity && comparison.of === film);

  it('reports 95 % intervals that hold the truth for at least 90 % of what is determined', () => {
    const { covered, determined } = overallCoverage(comparisons);
    expect(determined).toBeGreaterThan(400);
    expect(covered / determined).toBeGreaterThanOrEqual(0.9);
  });

  it('reports every kind of quantity', () => {
    const kinds = coverageOf(comparisons).map(({ quantity }) => quantity);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'thicknessNm',
        'netGainPerCm',
        'peakNetGainPerCm',
        'loss by scan',
        'threshold: width-half-collapse',
        'densityPerCm3',
        'lossPerCm',
        'positiveFromNm',
      ]),
    );
  });

  it('knows the density of every film with a measured loss better than that of any film without, at each seed', () => {
    const spread = ({ interval95 = [0, Infinity] }: TruthComparison): number => interval95[1] / interval95[0];
    const spreadsOf = (film: string): number[] => of('densityPerCm3', film).map(spread);
    const measured = ['SC1', 'SC1S', 'SC2', 'SC2S'].map(spreadsOf);
    const unmeasured = ['SC3', 'SC3S'].map(spreadsOf);
    for (const i of seeds.keys()) {
      const widest = Math.max(...measured.map((spreads) => spreads[i]));
      expect(widest).toBeLessThan(1.5);
      expect(Math.min(...unmeasured.map((spreads) => spreads[i]))).toBeGreaterThan(widest);
    }
  });

  it('sees no gain in SC4, with a limit that holds', () => {
    const gains = of('netGainPerCm', 'SC4');
    expect(gains).toHaveLength(4 * seeds.length);
    for (const { outcome, truth: value, interval95 } of gains) {
      expect(outcome).toBe('not-determined');
      expect(interval95?.[1]).toBeGreaterThan(value);
    }
  });
});

describe('four fluences far above saturation, without a measured loss or threshold', async () => {
  const { SC1, SC2 } = truth.films;
  const films = {
    SC1: { ...SC1, lossScan: undefined },
    SC2: { ...SC2, lossMeasurement: undefined, thresholdSeries: undefined },
  };
  const comparisons = await runTrial({ ...truth, films }, 1);

  it.each(['densityPerCm3', 'lossPerCm', 'filmGainPerCm', 'packing'])(
    'leave %s open and say so',
    (quantity) => {
      const outcomes = comparisons.filter((comparison) => comparison.quantity === quantity);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['not-determined', 'not-determined']);
    },
  );
});
