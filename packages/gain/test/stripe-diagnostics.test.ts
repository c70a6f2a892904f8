import { describe, expect, it } from 'vitest';
import { fitStripe, simulateStripeScan, stripeDiagnostics } from '@modalgain/gain';

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
    expect(cutoffScan).toHaveLength(23);
    const all = cutoffScan[22];
    expect(all.upToUm).toBeCloseTo(400, 9);
    expect(all.netGainPerCm).toEqual(fitStripe(scan).netGainPerCm);
    const middle = cutoffScan[8];
    expect(all.equationOnePerCm?.value).toBeLessThan(0.7 * (middle.equationOnePerCm?.value ?? NaN));
    for (const { netGainPerCm } of cutoffScan.slice(10))
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

  it('have nothing to show of a few points', () => {
    const few = simulateStripeScan({ ...truth, stripeLengthUm: [50, 100, 150] }).scan;
    expect(stripeDiagnostics(few)).toEqual({ cutoffScan: [], oneWayNetGainPerCm: undefined });
  });
});
