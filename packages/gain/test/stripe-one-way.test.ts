import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitStripe, simulateStripeScan } from '@modalgain/gain';
import { differentiateOneWay, oneWayIntensity } from '../src/stripe/one-way.js';
import { emptyTwoWayPoint, type TwoWayParameters } from '../src/stripe/two-way.js';

describe('the one-way stripe', () => {
  it('has derivatives that agree with differences', () => {
    const point = emptyTwoWayPoint();
    const stripes = fc.record({
      sourcePerCm: fc.double({ min: 0.1, max: 100, noNaN: true }),
      netGainPerCm: fc.double({ min: -100, max: 300, noNaN: true }),
      saturation: fc.double({ min: -5, max: 2, noNaN: true }).map((x) => 10 ** x),
    });
    const lengthCm = fc.double({ min: 0.0005, max: 0.04, noNaN: true });
    fc.assert(
      fc.property(lengthCm, stripes, (length, p) => {
        // Nearer to 0 than its step the difference runs across g = 0, where light is computed in two ways.
        fc.pre(Math.abs(p.netGainPerCm) > 1);
        const intensity = oneWayIntensity(length, p);
        differentiateOneWay(length, intensity, p, point);
        const close = (found: number, at: (moved: number) => number, from: number, scale: number) => {
          const step = 1e-4 * scale;
          const difference = (at(from + step) - at(from - step)) / (2 * step);
          expect(Math.abs(found - difference) * scale).toBeLessThan(1e-6 * intensity);
        };
        const by = (key: keyof TwoWayParameters) => (moved: number) =>
          oneWayIntensity(length, { ...p, [key]: moved });
        close(point.bySource, by('sourcePerCm'), p.sourcePerCm, p.sourcePerCm);
        close(point.byGain, by('netGainPerCm'), p.netGainPerCm, 1 / length);
        close(point.bySaturation, by('saturation'), p.saturation, p.saturation);
        close(point.byLength, (moved) => oneWayIntensity(moved, p), length, length);
      }),
    );
  });

  it('has the derivative by the gain where there is none', () => {
    const point = emptyTwoWayPoint();
    const p = { sourcePerCm: 2, netGainPerCm: 0, saturation: 5 };
    const at = (netGainPerCm: number) => oneWayIntensity(0.03, { ...p, netGainPerCm });
    differentiateOneWay(0.03, at(0), p, point);
    expect(point.byGain / ((at(0.01) - at(-0.01)) / 0.02)).toBeCloseTo(1, 6);
  });

  it('has a value at every length under loss, where the light comes to its limit', () => {
    for (const netGainPerCm of [-1e4, -1e3, -100, -1])
      for (const saturation of [1e-6, 1e-3, 1, 100])
        for (const lengthCm of [1e-4, 0.02, 0.1]) {
          const intensity = oneWayIntensity(lengthCm, { sourcePerCm: 50, netGainPerCm, saturation });
          expect(intensity).toBeGreaterThan(0);
          expect(intensity).toBeLessThanOrEqual(50 * lengthCm);
        }
  });
});

describe('the one-way model beside the fit of a scan', () => {
  const stripeLengthUm = Array.from({ length: 30 }, (_, i) => (400 * (i + 1)) / 30);
  const scanOf = (gainLength: number, saturation: number, noise: number) => {
    const netGainPerCm = gainLength / 0.04;
    const unsaturated = Math.expm1(gainLength) / netGainPerCm;
    return simulateStripeScan({
      sourcePerCm: 1,
      netGainPerCm,
      saturation: saturation / unsaturated,
      stripeLengthUm,
      readNoise: 1e-2 * noise * unsaturated,
      pumpNoise: noise,
      seed: 5,
    }).scan;
  };

  it('reads higher the stronger the saturation, by what the fit predicts', () => {
    const biases = [12, 200].map((saturation) => {
      // With little noise the error of the one-way model is its bias.
      const { oneWay, netGainPerCm } = fitStripe(scanOf(8, saturation, 1e-4));
      const value = netGainPerCm?.value ?? NaN;
      const bias = (oneWay?.netGainPerCm.value ?? NaN) - value;
      expect(bias / (oneWay?.predictedBiasPerCm ?? NaN)).toBeCloseTo(1, 1);
      return bias / value;
    });
    expect(biases[0]).toBeGreaterThan(0.01);
    expect(biases[1]).toBeGreaterThan(biases[0]);
  });

  it('is left out where no saturation is seen, and is not among the averaged models', () => {
    expect(fitStripe(scanOf(4, 0, 0.05)).oneWay).toBeUndefined();
    const { oneWay, models } = fitStripe(scanOf(6, 12, 0.05));
    expect(oneWay).toBeDefined();
    expect(models.map(({ name }) => name)).not.toContain('one-way-saturable');
  });
});
