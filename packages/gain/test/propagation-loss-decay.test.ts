import {
  analyseEdgeLoss,
  analyseShiftingSpot,
  simulateDecay,
  type DecayOptions,
  type DecayTruth,
} from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';

const distanceUm = Array.from({ length: 20 }, (_, i) => 25 * i);

function truth(changes: Partial<DecayTruth> = {}): DecayTruth {
  return { distanceUm, intensityAtEdge: 1000, lossPerCm: 40, relativeNoise: 0.05, seed: 5, ...changes };
}

const trials = 400;
const monteCarloError = Math.sqrt((0.95 * 0.05) / trials);

/** Share of trials whose 95 % interval holds the truth, and of those with a verdict. */
function coverage(scenario: DecayTruth, options: DecayOptions = {}) {
  let covered = 0;
  const codes = new Map<string, number>();
  for (let stream = 0; stream < trials; stream++) {
    const result = analyseEdgeLoss(simulateDecay({ ...scenario, stream }), options);
    const [lower, upper] = result.lossIntervalPerCm;
    if (lower <= scenario.lossPerCm && scenario.lossPerCm <= upper) covered += 1;
    for (const { code } of result.verdicts) codes.set(code, (codes.get(code) ?? 0) + 1 / trials);
  }
  return { coverage: covered / trials, share: (code: string) => codes.get(code) ?? 0 };
}

const scenarios: [string, DecayTruth, DecayOptions][] = [
  ['relative noise only', truth(), {}],
  ['read noise that rules the far end', truth({ lossPerCm: 100, readNoise: 5, seed: 6 }), {}],
  ['read noise known', truth({ lossPerCm: 100, readNoise: 5, seed: 7 }), { readNoise: 5 }],
  [
    'background known within an error',
    truth({ background: 30, lossPerCm: 80, seed: 8 }),
    { background: { value: 25, standardError: 5 } },
  ],
  ['background free', truth({ background: 30, lossPerCm: 80, seed: 9 }), { background: 'free' }],
  ['ten points of a weak loss', truth({ distanceUm: distanceUm.slice(0, 10), lossPerCm: 20, seed: 10 }), {}],
];

describe('the loss from a decay', () => {
  it.each(scenarios)(
    'lies in its 95 %% interval as often as it says, without alarms: %s',
    (_, scenario, options) => {
      const found = coverage(scenario, options);
      expect(found.coverage).toBeGreaterThan(0.92 - 2 * monteCarloError);
      expect(found.coverage).toBeLessThan(0.98);
      expect(found.share('decay-not-exponential')).toBeLessThan(0.03);
      expect(found.share('points-stand-apart')).toBeLessThan(0.05);
    },
  );

  it('is the slope of ln I: equal to the closed form of weighted linear regression at small noise', () => {
    const scan = simulateDecay(truth({ relativeNoise: 1e-4 }));
    const x = Array.from(scan.distanceUm, (um) => um / 1e4);
    const y = Array.from(scan.intensity, Math.log);
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    const slope =
      x.reduce((sum, xi, i) => sum + (xi - mean(x)) * (y[i] - mean(y)), 0) /
      x.reduce((sum, xi) => sum + (xi - mean(x)) ** 2, 0);
    expect(analyseShiftingSpot(scan).lossPerCm?.value).toBeCloseTo(-slope, 3);
  });

  it('is not swayed by the unit of intensity', () => {
    const scan = simulateDecay(truth());
    const scaled = { ...scan, intensity: Array.from(scan.intensity, (value) => 1e-6 * value) };
    expect(analyseShiftingSpot(scaled).lossPerCm?.value).toBeCloseTo(
      analyseShiftingSpot(scan).lossPerCm?.value ?? NaN,
      6,
    );
  });

  it('is an upper limit where a short scan shows no decay', () => {
    const result = analyseShiftingSpot(simulateDecay(truth({ lossPerCm: 0.5 })));
    expect(result.outcome).toBe('upper-limit');
    expect(result.lossIntervalPerCm[1]).toBeGreaterThan(0.5);
    expect(result.verdicts.map(({ code }) => code)).toContain('loss-upper-limit');
  });

  it('is open where the scatter hides any decay', () => {
    const result = analyseShiftingSpot(
      simulateDecay(truth({ relativeNoise: 0.8, distanceUm: [0, 50, 100, 150, 200], seed: 3 })),
    );
    expect(result).toMatchObject({ outcome: 'not-determined', lossPerCm: undefined });
  });

  it('is refused with its reason where an unknown background flattens the decay, in over 90 % of scans', () => {
    const flattened = coverage(truth({ background: 60, lossPerCm: 80 }));
    expect(flattened.share('decay-not-exponential')).toBeGreaterThan(0.9);
  });

  it('says which point stands apart and what the loss is without it', () => {
    const scan = simulateDecay(truth());
    const intensity = Array.from(scan.intensity, (value, i) => (i === 12 ? 1.5 * value : value));
    const result = analyseShiftingSpot({ ...scan, intensity });
    expect(result.points.filter(({ outlying }) => outlying).map((point) => point.distanceUm)).toEqual([300]);
    const verdict = result.verdicts.find(({ code }) => code === 'points-stand-apart');
    expect(verdict?.evidence.lossWithoutPerCm).toBeCloseTo(40, -1);
  });

  it('contradicts a scan listed from the wrong end', () => {
    const scan = simulateDecay(truth());
    const result = analyseShiftingSpot({ ...scan, intensity: Array.from(scan.intensity).reverse() });
    expect(result.verdicts[0]).toMatchObject({ code: 'intensity-rises', severity: 'contradiction' });
    expect(result.outcome).toBe('not-determined');
  });

  it('doubts stated errors that are a third of the scatter', () => {
    const scan = simulateDecay(truth());
    const intensityError = Array.from(scan.intensity, (value) => value * 0.015);
    const codes = analyseShiftingSpot({ ...scan, intensityError }).verdicts.map(({ code }) => code);
    expect(codes).toContain('scatter-exceeds-errors');
  });

  it.each([
    [{ distanceUm: [0, 1, 2], intensity: [3, 2, 1] }, 'at least 4'],
    [{ distanceUm: [0, 1, 2, -3], intensity: [3, 2, 1, 1] }, 'distance -3'],
    [{ distanceUm: [5, 5, 5, 5], intensity: [3, 2, 1, 1] }, 'one distance'],
    [{ distanceUm: [0, 1, 2, 3], intensity: [3, NaN, 1, 1] }, 'intensity NaN'],
    [{ distanceUm: [0, 1, 2, 3], intensity: [0, 0, 0, 0] }, 'no light'],
  ])('refuses unusable scans: %#', (scan, sentence) => {
    const analyse = () => analyseShiftingSpot(scan);
    expect(analyse).toThrow(InputError);
    expect(analyse).toThrow(sentence);
  });

  it('is open where every reading is the same, for a meter that stands still shows no scatter', () => {
    const scan = { distanceUm, intensity: distanceUm.map(() => 5000) };
    const still = analyseShiftingSpot(scan);
    expect(still).toMatchObject({ outcome: 'not-determined', lossPerCm: undefined });
    expect(still.lossIntervalPerCm).toEqual([-Infinity, Infinity]);
    expect(still.verdicts.map(({ code }) => code)).toEqual(['readings-stand-still']);
    const stated = analyseShiftingSpot({ ...scan, intensityError: distanceUm.map(() => 50) });
    expect(stated.outcome).toBe('upper-limit');
  });

  it('has a 95 % interval of a single exponential where the decay is none, and is said to be that', () => {
    const intensity = [1000, 990, 1010, 1050, 1110, 1200, 1330, 1500];
    const { verdicts } = analyseShiftingSpot({ distanceUm: intensity.map((_, i) => 50 * i), intensity });
    expect(verdicts.map(({ code }) => code)).toContain('decay-not-exponential');
    const rising = verdicts.find(({ code }) => code === 'intensity-rises');
    expect(rising?.detail).toContain('95 % interval of a single exponential');
  });
});
