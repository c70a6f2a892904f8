import { describe, expect, it } from 'vitest';
import {
  fitStripe,
  simulateFaultyScan,
  simulateStripeScan,
  verdictPower,
  type StripeFault,
  type StripeFitOptions,
  type StripeScanTruth,
} from '@modalgain/gain';
import { InputError } from '@modalgain/numerics';

const trials = 40;
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

  it('count the points above 90 % of a stated full scale', () => {
    const { scan } = simulateStripeScan(scenario(4));
    const largest = Math.max(...scan.intensity);
    const codes = (options: StripeFitOptions) => fitStripe(scan, options).verdicts.map(({ code }) => code);
    expect(codes({ fullScale: 1.05 * largest })).toContain('detector-limit');
    expect(codes({ fullScale: 1.2 * largest })).not.toContain('detector-limit');
  });

  it('find a step, its place and its size', () => {
    const fault = { kind: 'step', at: 15, factor: 1.42 } as const;
    const { verdicts } = fitStripe(simulateFaultyScan({ ...scenario(6), pumpNoise: 0.01 }, fault));
    const found = verdicts.find(({ code }) => code === 'step-in-scan');
    expect(found?.evidence.afterPoint).toBe(15);
    expect(Math.abs(Number(found?.evidence.relativeStep) - 0.42)).toBeLessThan(0.15);
    expect(Number(found?.evidence.chance)).toBeLessThan(1e-6);
  });

  it('say that drift hides where the lengths were taken in their order', () => {
    const fading = { kind: 'drift', share: -0.2 } as const;
    const codes = (truth: StripeScanTruth) =>
      fitStripe(simulateFaultyScan(truth, fading)).verdicts.map(({ code }) => code);
    expect(codes(scenario(4))).toContain('drift-not-told-from-gain');
    // However little noise there is.
    expect(codes({ ...scenario(4), pumpNoise: 1e-3 })).toContain('drift-not-told-from-gain');
    expect(codes(scenario(4, 0, shuffled))).toContain('drift-over-scan');
    const repeated = [...inOrder, inOrder[0], inOrder[4], inOrder[8]];
    expect(codes({ ...scenario(4, 0, repeated), pumpNoise: 0.01 })).toContain('drift-over-scan');
  });

  it('tell how much the gains must spread that bend a scan upwards', () => {
    const truth = { ...scenario(4), pumpNoise: 0.01 };
    const { verdicts } = fitStripe(simulateFaultyScan(truth, { kind: 'time-integration', lossPerCm: 100 }));
    const rising = verdicts.find(({ code }) => code === 'gain-rises-with-length');
    // Gains from 100 down to -100 cm-1, evenly: 58 cm-1. To first order the bend gives half of it.
    expect(rising?.severity).toBe('not-determined');
    expect(Number(rising?.evidence.gainSpreadPerCm)).toBeGreaterThan(20);
    expect(Number(rising?.evidence.gainSpreadPerCm)).toBeLessThan(60);
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

const quiet = 5e-5;

/** The truth that belongs to a situation of 5 % noise, A = 1, with the given g L at 400 um. */
function faultyScenario(gainLength: number, order: readonly number[]) {
  const netGainPerCm = gainLength / 0.04;
  const readNoise = (quiet * Math.expm1(gainLength)) / netGainPerCm;
  return {
    truth: { sourcePerCm: 1, netGainPerCm, saturation: 0, stripeLengthUm: order, readNoise, seed: 91 },
    situation: { netGainPerCm, relativeNoise: 0.05, readNoiseUm: readNoise * 1e4 },
  };
}

describe('the power of a verdict', () => {
  it.each<[string, string, number, StripeFault, number?, (readonly number[])?]>([
    ['saturation', 'gain-saturates', 4, { kind: 'saturation', strength: 0.303 }, -0.1],
    ['weak saturation', 'gain-saturates', 4, { kind: 'saturation', strength: 0.15 }],
    ['a background', 'background-or-zero-error', 4, { kind: 'background', share: 0.0099 }, -0.1],
    ['a stripe zero', 'background-or-zero-error', 4, { kind: 'zero-error', zeroErrorUm: 6 }],
    ['a count limit', 'detector-limit', 4, { kind: 'count-limit', share: 0.625 }, -0.1],
    ['a rarely reached count limit', 'detector-limit', 4, { kind: 'count-limit', share: 0.9 }],
    ['a step up', 'step-in-scan', 4, { kind: 'step', at: 15, factor: 1.223 }, 0.1],
    ['a small step down', 'step-in-scan', 4, { kind: 'step', at: 15, factor: 0.88 }],
    ['integration', 'gain-rises-with-length', 6, { kind: 'time-integration', lossPerCm: 0 }],
    [
      'short integration',
      'gain-rises-with-length',
      4,
      { kind: 'time-integration', lossPerCm: 0, lifetimes: 0.24 },
      -0.1,
    ],
    ['drift', 'drift-over-scan', 4, { kind: 'drift', share: -0.1 }, undefined, shuffled],
  ])('is what simulation shows: %s', (_, code, gainLength, fault, bias, order = inOrder) => {
    const { truth, situation } = faultyScenario(gainLength, order);
    const forecast = verdictPower({ fault, situation, stripeLengthUm: order });
    if (bias !== undefined) expect(forecast.biasPerCm / situation.netGainPerCm).toBeCloseTo(bias, 2);
    let found = 0;
    for (let stream = 0; stream < trials; stream++) {
      const fit = fitStripe(simulateFaultyScan({ ...truth, stream }, fault), { readNoise: truth.readNoise });
      if (fit.verdicts.some((verdict) => verdict.code === code)) found += 1;
    }
    const { power } = forecast;
    // First order is good to some percent, beside the errors of so few trials.
    const allowed = 0.06 + 2.5 * Math.sqrt(Math.max(power * (1 - power), 0.01) / trials);
    expect(Math.abs(found / trials - power)).toBeLessThan(allowed);
  });

  it('is never more than that of the best test', () => {
    const { situation } = faultyScenario(4, inOrder);
    for (const strength of [0.05, 0.15, 0.3, 0.6]) {
      const forecast = verdictPower({
        fault: { kind: 'saturation', strength },
        situation,
        stripeLengthUm: inOrder,
      });
      expect(forecast.power).toBeLessThanOrEqual(forecast.largestPower);
    }
  });

  it('shows that no test tells integration over a quarter of a lifetime from a constant gain', () => {
    const { situation } = faultyScenario(4, inOrder);
    const fault = { kind: 'time-integration', lossPerCm: 0, lifetimes: 0.24 } as const;
    expect(verdictPower({ fault, situation, stripeLengthUm: inOrder }).largestPower).toBeLessThan(0.07);
  });

  it('grows with the number of points', () => {
    const { situation } = faultyScenario(4, inOrder);
    const fault = { kind: 'saturation', strength: 0.2 } as const;
    const powers = [15, 30, 60].map((count) => {
      const stripeLengthUm = Array.from({ length: count }, (_, i) => (400 * (i + 1)) / count);
      return verdictPower({ fault, situation, stripeLengthUm }).power;
    });
    expect(powers[0]).toBeLessThan(powers[1]);
    expect(powers[1]).toBeLessThan(powers[2]);
  });

  it('needs eight lengths above 0', () => {
    const { situation } = faultyScenario(4, inOrder);
    const fault = { kind: 'saturation', strength: 0.2 } as const;
    expect(() => verdictPower({ fault, situation, stripeLengthUm: inOrder.slice(0, 7) })).toThrow(InputError);
    expect(() => verdictPower({ fault, situation, stripeLengthUm: [0, ...inOrder] })).toThrow(InputError);
  });
});
