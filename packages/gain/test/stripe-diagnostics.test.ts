import { describe, expect, it } from 'vitest';
import { fitStripe, simulateStripeScan, stripeDiagnostics } from '@modalgain/gain';
import { fitStripeModels } from '../src/stripe/fit-model.js';
import { logSlope } from '../src/stripe/log-slope.js';
import { prepareScan } from '../src/stripe/prepare.js';

const truth = {
  sourcePerCm: 1000,
  netGainPerCm: 150,
  saturation: 0.01,
  stripeLengthUm: Array.from({ length: 30 }, (_, i) => (400 * (i + 1)) / 30),
  pumpNoise: 0.01,
  readNoise: 0.01,
  seed: 4,
};

describe('diagnostics of a saturated scan', () => {
  const { scan } = simulateStripeScan(truth);
  const { cutoffScan } = stripeDiagnostics(scan);

  it('show the gain of Eq. 1 falling with the window while that of the full analysis stays', () => {
    expect(cutoffScan).toHaveLength(8);
    const all = cutoffScan[7];
    expect(all.upToUm).toBeCloseTo(400, 9);
    expect(all.netGainPerCm).toEqual(fitStripe(scan).netGainPerCm);
    const middle = cutoffScan[2];
    expect(all.equationOnePerCm?.value).toBeLessThan(0.7 * (middle.equationOnePerCm?.value ?? NaN));
    for (const { netGainPerCm } of cutoffScan.slice(3))
      expect(Math.abs((netGainPerCm?.value ?? NaN) / 150 - 1)).toBeLessThan(0.15);
  });

  it('say that the one-way model reads too high once most of the light is lost to saturation', () => {
    const netGainPerCm = 200;
    const unsaturated = (1000 * Math.expm1(8)) / netGainPerCm;
    const saturation = 1000 / unsaturated;
    const strong = { ...truth, netGainPerCm, saturation, readNoise: 1e-6 * unsaturated, pumpNoise: 0.001 };
    const { oneWayNetGainPerCm: oneWay } = stripeDiagnostics(simulateStripeScan(strong).scan);
    expect((oneWay?.interval95[0] ?? NaN) / netGainPerCm).toBeGreaterThan(1.1);
  });

  it('read the gain from the logarithmic slope: level without saturation, falling with it', () => {
    const quiet = { ...truth, pumpNoise: 1e-4, readNoise: 1e-4 };
    const level = stripeDiagnostics(simulateStripeScan({ ...quiet, saturation: 0 }).scan).logSlope;
    expect(level?.pointsInWindow).toBe(8);
    expect(level?.points).toHaveLength(23);
    for (const { gainPerCm } of level?.points ?? [])
      expect(Math.abs(gainPerCm.value / 150 - 1)).toBeLessThan(0.03);
    const falling = stripeDiagnostics(simulateStripeScan(quiet).scan).logSlope?.points ?? [];
    expect(falling[22].gainPerCm.value).toBeLessThan(0.5 * falling[0].gainPerCm.value);
    // dI/dL = A + g I (1 + U/2)/(1 + U)^2 of the fitted model is what the slope has to be, a line through a window apart.
    for (const { gainPerCm, expectedPerCm } of falling)
      expect(Math.abs(gainPerCm.value / expectedPerCm - 1)).toBeLessThan(0.05);
  });

  it('give the logarithmic slope errors that hold', () => {
    let within = 0;
    let count = 0;
    for (let stream = 0; stream < 100; stream++) {
      const noisy = { ...truth, saturation: 0, pumpNoise: 0.05, readNoise: 0.05, stream };
      // Windows without points in common.
      const prepared = prepareScan(simulateStripeScan(noisy).scan, {});
      const [fit] = fitStripeModels(prepared.points, prepared.prior);
      const { points } = logSlope(fit, prepared.points);
      for (const at of [0, 8, 16]) {
        const [lower, upper] = points[at].gainPerCm.interval95;
        count += 1;
        if (lower <= 150 && 150 <= upper) within += 1;
      }
    }
    expect(within / count).toBeGreaterThan(0.92);
    expect(within / count).toBeLessThan(0.99);
  });

  it('have nothing to show of a few points', () => {
    const few = simulateStripeScan({ ...truth, stripeLengthUm: [50, 100, 150] }).scan;
    expect(stripeDiagnostics(few)).toEqual({
      cutoffScan: [],
      logSlope: undefined,
      oneWayNetGainPerCm: undefined,
    });
  });
});
