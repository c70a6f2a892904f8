import { describe, expect, it } from 'vitest';
import { simulateStripeScan, twoWayIntensity } from '@modalgain/gain';

const truth = {
  sourcePerCm: 1000,
  netGainPerCm: 150,
  saturation: 0.001,
  stripeLengthUm: Float64Array.from({ length: 4000 }, () => 200),
  seed: 7,
};

describe('the simulated stripe scan', () => {
  it('scatters by read, shot and pump noise about the true intensity', () => {
    const { scan, expectedIntensity, standardDeviation } = simulateStripeScan({
      ...truth,
      offset: 10,
      zeroErrorUm: 5,
      readNoise: 2,
      photonIntensity: 0.5,
    });
    const expected = twoWayIntensity(205e-4, truth) + 10;
    expect(expectedIntensity[0]).toBeCloseTo(expected, 10);
    expect(standardDeviation[0] ** 2).toBeCloseTo(4 + 0.5 * expected + (0.05 * expected) ** 2, 8);
    const mean = scan.intensity.reduce((sum, value) => sum + value, 0) / scan.intensity.length;
    const variance =
      scan.intensity.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (scan.intensity.length - 1);
    // 4000 points: the mean to 1.6 % of a deviation, the variance to 2.2 %; five of these allowed.
    expect(Math.abs(mean - expected)).toBeLessThan((5 * standardDeviation[0]) / Math.sqrt(4000));
    expect(Math.abs(variance / standardDeviation[0] ** 2 - 1)).toBeLessThan(5 * Math.sqrt(2 / 4000));
  });

  it('repeats itself for the same seed and stream and differs for another', () => {
    const first = simulateStripeScan({ ...truth, stream: 3 }).scan.intensity;
    expect(simulateStripeScan({ ...truth, stream: 3 }).scan.intensity).toEqual(first);
    expect(simulateStripeScan({ ...truth, stream: 4 }).scan.intensity).not.toEqual(first);
  });

  it('states errors and fluence only where asked to', () => {
    expect(simulateStripeScan(truth).scan).not.toHaveProperty('intensityError');
    const { scan, standardDeviation } = simulateStripeScan({
      ...truth,
      stateErrors: true,
      fluenceUjPerCm2: 78.4,
    });
    expect(scan.intensityError).toEqual(standardDeviation);
    expect(scan.fluenceUjPerCm2).toBe(78.4);
  });

  it('refuses a stripe without length, light or with negative saturation', () => {
    expect(() => simulateStripeScan({ ...truth, stripeLengthUm: [0] })).toThrow('length above 0');
    expect(() => simulateStripeScan({ ...truth, sourcePerCm: 0 })).toThrow('source above 0');
    expect(() => simulateStripeScan({ ...truth, saturation: -1 })).toThrow('saturation of at least 0');
  });
});
