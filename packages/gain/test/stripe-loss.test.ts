import fc from 'fast-check';
import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { fitStripe, fitStripeSeries, simulateStripeScan, twoWayIntensity } from '@modalgain/gain';
import { shootCoupledStripe } from './coupled-stripe.js';
import { emptyIntensityPoint, intensityModels } from '../src/stripe/intensity-models.js';
import { differentiateLossyTwoWay } from '../src/stripe/two-way-loss-derivatives.js';
import {
  lossyTwoWayIntensity,
  lossyTwoWayLengthCm,
  type LossyTwoWayParameters,
} from '../src/stripe/two-way-loss.js';

function shoot(lengthCm: number, p: LossyTwoWayParameters): number {
  const { saturation: u, netGainPerCm, sourcePerCm, lossPerCm } = p;
  const localGain = (light: number): number => (netGainPerCm + lossPerCm) / (1 + u * light) - lossPerCm;
  return shootCoupledStripe({ lengthCm, sourcePerCm, netGainPerCm, localGain });
}

describe('the two-way stripe with a loss that does not saturate', () => {
  it.each([
    ['gain', { sourcePerCm: 1, netGainPerCm: 150, saturation: 3, lossPerCm: 50 }],
    ['loss above the gain', { sourcePerCm: 20, netGainPerCm: 200, saturation: 0.5, lossPerCm: 250 }],
    ['beyond transparency', { sourcePerCm: 5, netGainPerCm: 1, saturation: 2, lossPerCm: 80 }],
    ['no net gain', { sourcePerCm: 5, netGainPerCm: 0, saturation: 2, lossPerCm: 80 }],
    ['net loss', { sourcePerCm: 5, netGainPerCm: -50, saturation: 2, lossPerCm: 80 }],
    ['absorption that bleaches', { sourcePerCm: 5, netGainPerCm: -100, saturation: 2, lossPerCm: 30 }],
  ])('agrees with the coupled equations integrated as they stand: %s', (_, p) => {
    for (const length of [0.005, 0.02, 0.04])
      expect(lossyTwoWayIntensity(length, p) / shoot(length, p)).toBeCloseTo(1, 10);
  });

  const stripes = fc.record({
    sourcePerCm: fc.double({ min: 0.1, max: 100, noNaN: true }),
    netGainPerCm: fc.double({ min: -100, max: 300, noNaN: true }),
    saturation: fc.double({ min: -5, max: 1, noNaN: true }).map((x) => 10 ** x),
    lossPerCm: fc.double({ min: 1, max: 300, noNaN: true }),
  });
  const lengthCm = fc.double({ min: 0.0005, max: 0.04, noNaN: true });

  it('becomes the closed form as the loss goes to 0', () => {
    fc.assert(
      fc.property(lengthCm, stripes, (length, p) => {
        const closed = twoWayIntensity(length, p);
        expect(lossyTwoWayIntensity(length, { ...p, lossPerCm: 0 })).toBe(closed);
        expect(lossyTwoWayIntensity(length, { ...p, lossPerCm: 1e-9 }) / closed).toBeCloseTo(1, 8);
      }),
    );
  });

  it('inverts its own length, and falls as the loss takes the place of gain', () => {
    fc.assert(
      fc.property(lengthCm, stripes, (length, p) => {
        const intensity = lossyTwoWayIntensity(length, p);
        const transparent = p.netGainPerCm / (p.lossPerCm * p.saturation);
        // Near transparency the intensity hardly depends on the length.
        fc.pre(Math.abs(intensity / transparent - 1) > 1e-4);
        expect(lossyTwoWayLengthCm(intensity, p) / length).toBeCloseTo(1, 7);
        const more = lossyTwoWayIntensity(length, { ...p, lossPerCm: 1.5 * p.lossPerCm });
        expect(more).toBeLessThanOrEqual(intensity * (1 + 1e-12));
      }),
    );
  });

  /** Five points, exact to the fourth order. */
  const slopeOf = (f: (moved: number) => number, at: number, step: number) =>
    (f(at - 2 * step) - 8 * f(at - step) + 8 * f(at + step) - f(at + 2 * step)) / (12 * step);

  const expectSlopes = (length: number, p: LossyTwoWayParameters, tolerance: number) => {
    const point = emptyIntensityPoint();
    const intensity = lossyTwoWayIntensity(length, p);
    differentiateLossyTwoWay(length, intensity, p, point);
    const by = (key: keyof LossyTwoWayParameters, step: number) =>
      slopeOf((moved) => lossyTwoWayIntensity(length, { ...p, [key]: moved }), p[key], step);
    const closeTo = (found: number, expected: number, scale: number) => {
      expect(Math.abs(found - expected) * scale).toBeLessThan(tolerance * intensity);
    };
    closeTo(point.bySource, by('sourcePerCm', 1e-3 * p.sourcePerCm), p.sourcePerCm);
    closeTo(point.byGain, by('netGainPerCm', 1e-3 / length), 1 / length);
    const saturationStep = 1e-3 * p.saturation;
    if (saturationStep > 0) closeTo(point.bySaturation, by('saturation', saturationStep), p.saturation);
    if (p.lossPerCm > 0)
      closeTo(point.byLoss, by('lossPerCm', Math.min(1e-3 / length, p.lossPerCm / 3)), 1 / length);
    const along = slopeOf((moved) => lossyTwoWayIntensity(moved, p), length, 1e-3 * length);
    closeTo(point.byLength, along, length);
  };

  it('has derivatives that agree with differences', () => {
    fc.assert(
      fc.property(lengthCm, stripes, (length, p) => {
        expectSlopes(length, p, 1e-7);
      }),
    );
  });

  it.each([
    ['no saturation', { sourcePerCm: 3, netGainPerCm: 100, saturation: 0, lossPerCm: 50 }],
    ['no gain', { sourcePerCm: 3, netGainPerCm: 0, saturation: 0.5, lossPerCm: 50 }],
    ['hardly any loss', { sourcePerCm: 3, netGainPerCm: 80, saturation: 0.5, lossPerCm: 0.01 }],
    ['neither gain nor saturation', { sourcePerCm: 3, netGainPerCm: 0, saturation: 0, lossPerCm: 50 }],
    ['transparency', { sourcePerCm: 5, netGainPerCm: 8, saturation: 2, lossPerCm: 40 }],
  ])('has derivatives at %s', (_, p) => {
    expectSlopes(0.02, p, 1e-6);
  });

  it('is A L where the gain is just saturated away', () => {
    const p = { sourcePerCm: 5, netGainPerCm: 8, saturation: 2, lossPerCm: 80 };
    const length = p.netGainPerCm / (p.lossPerCm * p.saturation * p.sourcePerCm);
    expect(lossyTwoWayIntensity(length, p) / (5 * length)).toBeCloseTo(1, 9);
    for (const factor of [0.99, 1.01])
      expect(lossyTwoWayIntensity(length * factor, p) / shoot(length * factor, p)).toBeCloseTo(1, 9);
  });
});

describe('the one-way model', () => {
  it('has derivatives', () => {
    const model = intensityModels['one-way-saturable'];
    const point = emptyIntensityPoint();
    for (const netGainPerCm of [-50, 20, 150]) {
      const p = { sourcePerCm: 2, netGainPerCm, saturation: 0.8, lossPerCm: 0 };
      const value = model.intensity(0.03, p);
      model.differentiate(0.03, value, p, point);
      const coarse = (key: keyof typeof p) => {
        const step = 1e-3 * p[key] || 1e-3;
        const at = (moved: number) => model.intensity(0.03, { ...p, [key]: moved });
        return (at(p[key] + step) - at(p[key] - step)) / (2 * step);
      };
      expect(point.bySource / coarse('sourcePerCm')).toBeCloseTo(1, 4);
      expect(point.byGain / coarse('netGainPerCm')).toBeCloseTo(1, 4);
      expect(point.bySaturation / coarse('saturation')).toBeCloseTo(1, 4);
    }
  });

  it('follows the equation of light that runs one way', () => {
    const [a, u, steps] = [2, 0.8, 4000];
    for (const g of [-80, -5, 0, 30, 150]) {
      let light = 0;
      const slope = (i: number) => a + (g * i) / (1 + u * i);
      const dz = 0.03 / steps;
      for (let k = 0; k < steps; k++) {
        const s1 = slope(light);
        const s2 = slope(light + (dz / 2) * s1);
        const s3 = slope(light + (dz / 2) * s2);
        light += (dz / 6) * (s1 + 2 * s2 + 2 * s3 + slope(light + dz * s3));
      }
      const p = { sourcePerCm: a, netGainPerCm: g, saturation: g === 0 ? 0 : u, lossPerCm: 0 };
      expect(intensityModels['one-way-saturable'].intensity(0.03, p) / light).toBeCloseTo(1, 9);
    }
  });
});

describe('a fit with a known loss', () => {
  const gainLength = 8;
  const netGainPerCm = gainLength / 0.04;
  const unsaturated = Math.expm1(gainLength) / netGainPerCm;
  const truth = {
    sourcePerCm: 1,
    netGainPerCm,
    saturation: 60 / unsaturated,
    lossPerCm: 150,
    stripeLengthUm: Array.from({ length: 30 }, (_, i) => (400 * (i + 1)) / 30),
    readNoise: 5e-5 * unsaturated,
    seed: 31,
  };

  it('is right where a fit without it is not, and its interval honest', () => {
    const trials = 12;
    const biases = [0, 0];
    let covered = 0;
    for (let stream = 0; stream < trials; stream++) {
      const { scan } = simulateStripeScan({ ...truth, stream });
      // The prior is off by some 10 % and 20 % wide.
      const lossPerCm = 150 * (1 + 0.1 * randomStream(5, stream).normal());
      const { readNoise } = truth;
      const known = fitStripe(scan, { readNoise, loss: { lossPerCm, standardErrorPerCm: 30 } });
      const [lower, upper] = known.netGainIntervalPerCm;
      if (lower <= netGainPerCm && netGainPerCm <= upper) covered += 1;
      [known, fitStripe(scan, { readNoise })].forEach(({ netGainPerCm: gain }, i) => {
        biases[i] += ((gain?.value ?? NaN) / netGainPerCm - 1) / trials;
      });
    }
    expect(Math.abs(biases[0])).toBeLessThan(0.05);
    expect(biases[1]).toBeGreaterThan(0.25);
    expect(covered / trials).toBeGreaterThan(0.88 - 2 * Math.sqrt(0.05 / trials));
  });

  it('reports the loss beside the other parameters of the saturable model', () => {
    const { scan } = simulateStripeScan(truth);
    const [saturable, smallSignal] = fitStripe(scan, {
      loss: { lossPerCm: 150, standardErrorPerCm: 0 },
    }).models;
    expect(saturable.title).toBe('two-way saturable with loss');
    expect(saturable.parameters.map(({ name }) => name)).toContain('lossPerCm');
    expect(smallSignal.parameters.map(({ name }) => name)).not.toContain('lossPerCm');
  });

  it('is shared by the scans of a series', () => {
    const loss = { lossPerCm: 150, standardErrorPerCm: 15 };
    let missed = 0;
    for (let draw = 0; draw < 3; draw++) {
      const series = [0.7, 1].map((share, i) => ({
        scan: simulateStripeScan({ ...truth, netGainPerCm: share * netGainPerCm, stream: 2 * draw + i }).scan,
        options: { loss },
      }));
      const { fits, sharedSaturation } = fitStripeSeries(series);
      expect(sharedSaturation).toBe(true);
      const losses = fits.map(
        ({ models }) => models[0].parameters.find(({ name }) => name === 'lossPerCm')?.estimate.value,
      );
      expect(losses[1]).toBe(losses[0]);
      missed += fits.filter(({ netGainIntervalPerCm: [lower, upper] }, i) => {
        const gain = [0.7, 1][i] * netGainPerCm;
        return gain < lower || gain > upper;
      }).length;
    }
    // Of six 95 % intervals.
    expect(missed).toBeLessThanOrEqual(1);
  });

  it('refuses a loss that is none', () => {
    const { scan } = simulateStripeScan(truth);
    const loss = { lossPerCm: -3, standardErrorPerCm: 1 };
    expect(() => fitStripe(scan, { loss })).toThrow('-3 +- 1 cm-1');
  });
});
