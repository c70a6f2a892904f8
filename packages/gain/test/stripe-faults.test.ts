import { describe, expect, it } from 'vitest';
import {
  fitStripe,
  simulateFaultyScan,
  simulateStripeScan,
  type StripeFitOptions,
  type StripeScanTruth,
} from '@modalgain/gain';

const trials = 60;
const inOrder = Array.from({ length: 30 }, (_, i) => (400 * (i + 1)) / 30);
/** A fixed order that has nothing to do with the length. */
const shuffled = inOrder.map((_, i) => inOrder[(i * 17 + 5) % 30]);

function scenario(gainLength: number, saturation = 0, stripeLengthUm = inOrder) {
  const netGainPerCm = gainLength / 0.04;
  const unsaturated = Math.expm1(gainLength) / netGainPerCm;
  return {
    sourcePerCm: 1,
    netGainPerCm,
    saturation: saturation / unsaturated,
    stripeLengthUm,
    readNoise: (saturation > 0 ? 5e-5 : 5e-4) * unsaturated,
    seed: 91,
  };
}

/** The share of scans with a verdict of the given code. */
function share(
  code: string,
  truth: StripeScanTruth,
  scanOf: (truth: StripeScanTruth) => ReturnType<typeof simulateFaultyScan> = (each) =>
    simulateStripeScan(each).scan,
) {
  let found = 0;
  for (let stream = 0; stream < trials; stream++) {
    const fit = fitStripe(scanOf({ ...truth, stream }), { readNoise: truth.readNoise ?? 0 });
    if (fit.verdicts.some((verdict) => verdict.code === code)) found += 1;
  }
  return found / trials;
}

/** 5 %, widened by two Monte Carlo standard errors. */
const allowed = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / trials);

describe('verdicts on what went wrong in a scan', () => {
  it.each([
    ['no saturation', scenario(4)],
    ['moderate saturation', scenario(6, 3)],
    ['strong saturation', scenario(8, 60)],
    ['random order', scenario(4, 0, shuffled)],
  ])('raise no false alarms: %s', (_, truth) => {
    const counts = new Map<string, number>();
    for (let stream = 0; stream < trials; stream++) {
      // Without its read noise, which is where an offset is most easily imagined.
      for (const { code } of fitStripe(simulateStripeScan({ ...truth, stream }).scan).verdicts)
        counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    for (const code of [
      'detector-limit',
      'step-in-scan',
      'drift-over-scan',
      'background-or-zero-error',
      'gain-rises-with-length',
    ])
      expect((counts.get(code) ?? 0) / trials, code).toBeLessThanOrEqual(allowed);
  });

  it('find a detector at its limit', () => {
    const clipped = (truth: StripeScanTruth) =>
      simulateFaultyScan(truth, { kind: 'count-limit', share: 0.53 });
    expect(share('detector-limit', scenario(4), clipped)).toBeGreaterThanOrEqual(0.9);
  });

  it('count the points above 90 % of a stated full scale', () => {
    const { scan } = simulateStripeScan(scenario(4));
    const largest = Math.max(...scan.intensity);
    const codes = (options: StripeFitOptions) => fitStripe(scan, options).verdicts.map(({ code }) => code);
    expect(codes({ fullScale: 1.05 * largest })).toContain('detector-limit');
    expect(codes({ fullScale: 1.2 * largest })).not.toContain('detector-limit');
  });

  it('find a step, its place and its size', () => {
    const stepped = (truth: StripeScanTruth) =>
      simulateFaultyScan(truth, { kind: 'step', at: 15, factor: 1.42 });
    expect(share('step-in-scan', scenario(6), stepped)).toBeGreaterThanOrEqual(0.9);
    const { verdicts } = fitStripe(stepped({ ...scenario(6), pumpNoise: 0.01 }));
    const found = verdicts.find(({ code }) => code === 'step-in-scan');
    expect(found?.evidence.afterPoint).toBe(15);
    expect(Math.abs(Number(found?.evidence.relativeStep) - 0.42)).toBeLessThan(0.15);
  });

  it('find a drift where the order was random, and say that it hides where it was not', () => {
    const fading = (truth: StripeScanTruth) => simulateFaultyScan(truth, { kind: 'drift', share: -0.2 });
    expect(share('drift-over-scan', scenario(4, 0, shuffled), fading)).toBeGreaterThanOrEqual(0.9);
    expect(share('drift-over-scan', scenario(4), fading)).toBe(0);
    expect(share('drift-not-told-from-gain', scenario(4), fading)).toBe(1);
    expect(share('drift-not-told-from-gain', scenario(4, 0, shuffled))).toBeLessThanOrEqual(allowed);
  });

  it('find a background', () => {
    const truth = scenario(4);
    const offset = 0.01 * (Math.expm1(4) / truth.netGainPerCm);
    expect(share('background-or-zero-error', { ...truth, offset })).toBeGreaterThanOrEqual(0.9);
  });

  it('find a detector that integrates over a decaying gain, where absorption follows it', () => {
    // What remains of the curvature decides: without absorption after the pulse only one scan in eight shows it.
    const slow = (truth: StripeScanTruth) =>
      simulateFaultyScan(truth, { kind: 'time-integration', lossPerCm: 100 });
    expect(share('gain-rises-with-length', scenario(4), slow)).toBeGreaterThanOrEqual(0.75);
  });

  it('know the stripe from its beam', () => {
    const { scan } = simulateStripeScan(scenario(4));
    const beam = { widthUm: 30, slit: { distanceMm: 2, pumpWavelengthNm: 400 }, gaussianRadiusUm: 500 };
    const verdicts = fitStripe(scan, { beam }).verdicts;
    const evidence = (code: string) => verdicts.find((verdict) => verdict.code === code)?.evidence;
    expect(evidence('stripe-shorter-than-wide')).toMatchObject({ points: 2 });
    // sqrt(0.4 um x 2000 um/2) = 20 um.
    expect(evidence('stripe-within-fringes')).toMatchObject({ points: 3, fringeUm: 20 });
    expect(evidence('stripe-uneven')?.fall).toBeCloseTo(1 - Math.exp(-0.32), 9);
    const wide = fitStripe(scan, { beam: { widthUm: 5, gaussianRadiusUm: 5000 } }).verdicts;
    expect(wide.filter(({ code }) => code.startsWith('stripe-'))).toEqual([]);
  });
});
