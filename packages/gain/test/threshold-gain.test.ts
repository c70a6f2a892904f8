import { randomStream, type Determination } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { extrapolatedNetGain, gainModelThreshold } from '../src/threshold/gain-thresholds.js';

const saturation = 7;
const gainAt = (fluence: number) => (320 * (fluence / saturation)) / (1 + fluence / saturation) - 60;
/** The fluence at which the model has a net gain. */
const fluenceAt = (gain: number) => (saturation * (gain + 60)) / (320 - 60 - gain);
const langmuir = { name: 'langmuir' } as const;

const points = (fluences: readonly number[], stream?: number) => {
  const random = randomStream(3, stream);
  return fluences.map((fluenceUjPerCm2) => ({
    fluenceUjPerCm2,
    netGainPerCm: gainAt(fluenceUjPerCm2) + (stream === undefined ? 0 : 5 * random.normal()),
    standardErrorPerCm: 5,
  }));
};

const covers = (found: Determination, truth: number): boolean => {
  const interval = found.kind === 'determined' ? found.estimate.interval95 : found.interval95;
  return interval !== undefined && interval[0] <= truth && truth <= interval[1];
};

const wide = [1, 2, 3, 5, 8, 12, 20, 40, 80];

describe('thresholds from net gains', () => {
  it.each([0, 1e4 / 500, 1e4 / 300])('give the fluence of the model at which the net gain is %f', (level) => {
    const found = gainModelThreshold({ points: points(wide), model: langmuir, netGainPerCm: level });
    if (found.kind !== 'determined') throw new Error(found.why);
    expect(found.estimate.value).toBeCloseTo(fluenceAt(level), 6);
  });

  it('have profile intervals that hold the truth', () => {
    const trials = 150;
    let covered = 0;
    for (let stream = 0; stream < trials; stream++) {
      const found = gainModelThreshold({ points: points(wide, stream), model: langmuir, netGainPerCm: 20 });
      if (covers(found, fluenceAt(20))) covered += 1;
    }
    // 90 to 99 %, widened by two Monte Carlo standard errors.
    expect(covered / trials).toBeGreaterThan(0.9 - 0.036);
  });

  it('extrapolate a straight line with an interval after Fieller that holds the truth of that line', () => {
    const line = [2, 3, 4, 5].map((fluenceUjPerCm2) => ({
      fluenceUjPerCm2,
      netGainPerCm: 30 * (fluenceUjPerCm2 - 1.5),
      standardErrorPerCm: 2,
    }));
    const found = extrapolatedNetGain(line);
    if (found.kind !== 'determined') throw new Error(found.why);
    expect(found.estimate.value).toBeCloseTo(1.5, 10);
    const trials = 400;
    let covered = 0;
    for (let stream = 0; stream < trials; stream++) {
      const random = randomStream(8, stream);
      const noisy = line.map((point) => ({
        ...point,
        netGainPerCm: point.netGainPerCm + 2 * random.normal(),
      }));
      if (covers(extrapolatedNetGain(noisy), 1.5)) covered += 1;
    }
    expect(covered / trials).toBeGreaterThan(0.93);
    expect(covered / trials).toBeLessThan(0.98);
  });

  it('are left open by fluences far above the threshold, and by gains that do not rise', () => {
    const far = gainModelThreshold({
      points: points([78.4, 209, 418, 784]),
      model: langmuir,
      netGainPerCm: 0,
    });
    expect(far.kind).toBe('not-determined');
    const flat = points(wide).map((point) => ({ ...point, netGainPerCm: 50 }));
    expect(extrapolatedNetGain(flat).kind).toBe('not-determined');
    expect(extrapolatedNetGain([]).kind).toBe('not-determined');
    expect(gainModelThreshold({ points: points([1, 2, 3]), model: langmuir, netGainPerCm: 0 })).toMatchObject(
      {
        kind: 'not-determined',
        why: expect.stringContaining('3 net gains') as string,
      },
    );
  });

  it('are extrapolated from the net gains around zero, as far as they lie on a line', () => {
    const saturating = [
      [5, -20, 8],
      [10, 20, 5],
      [20, 60, 5],
      [80, 100, 5],
      [400, 120, 6],
    ].map(([fluenceUjPerCm2, netGainPerCm, standardErrorPerCm]) => ({
      fluenceUjPerCm2,
      netGainPerCm,
      standardErrorPerCm,
    }));
    const found = extrapolatedNetGain(saturating);
    if (found.kind !== 'determined') throw new Error(found.why);
    const [lower, upper] = found.estimate.interval95;
    expect(lower).toBeGreaterThan(3);
    expect(upper).toBeLessThan(10);
  });

  it.each([
    ['saturated gains, all above zero', [78.4, 209, 418, 784].map((F, i) => [F, 100 + 10 * i])],
    ['losses only', [1, 2, 3, 4].map((F) => [F, 10 * F - 60])],
  ])('are never given an interval that ends below zero or before it begins: %s', (_, rows) => {
    const found = extrapolatedNetGain(
      rows.map(([fluenceUjPerCm2, netGainPerCm]) => ({
        fluenceUjPerCm2,
        netGainPerCm,
        standardErrorPerCm: 1,
      })),
    );
    expect(found.kind).toBe('not-determined');
    const interval = found.kind === 'determined' ? undefined : found.interval95;
    expect(interval === undefined || interval[0] <= interval[1]).toBe(true);
    expect(found).not.toMatchObject({ interval95: expect.anything() as unknown });
  });
});
