import fc from 'fast-check';
import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import {
  amplifiedLengthCm,
  fitStripe,
  fitStripeSeries,
  simulateStripeScan,
  twoWayIntensity,
} from '@modalgain/gain';
import { shootCoupledStripe } from './coupled-stripe.js';
import { averageGain } from '../src/stripe/average-gain.js';
import type { StripeModelResult } from '../src/stripe/stripe-fit.js';
import { emptyTwoWayPoint, type TwoWayParameters } from '../src/stripe/two-way.js';
import { differentiateInhomogeneous, inhomogeneousIntensity } from '../src/stripe/two-way-inhomogeneous.js';

function shoot(lengthCm: number, { saturation: u, netGainPerCm, sourcePerCm }: TwoWayParameters): number {
  const localGain = (light: number): number => netGainPerCm / Math.sqrt(1 + u * light);
  return shootCoupledStripe({ lengthCm, sourcePerCm, netGainPerCm, localGain });
}

const stripes = fc.record({
  sourcePerCm: fc.double({ min: 0.1, max: 100, noNaN: true }),
  netGainPerCm: fc.double({ min: -150, max: 300, noNaN: true }),
  saturation: fc.double({ min: -6, max: 3, noNaN: true }).map((x) => 10 ** x),
});
const lengthCm = fc.double({ min: 0.0005, max: 0.04, noNaN: true });

describe('the two-way stripe of an inhomogeneously broadened line', () => {
  it.each([
    ['gain', { sourcePerCm: 1, netGainPerCm: 150, saturation: 3 }],
    ['strong saturation', { sourcePerCm: 20, netGainPerCm: 200, saturation: 50 }],
    ['saturation by spontaneous emission alone', { sourcePerCm: 1, netGainPerCm: 300, saturation: 1e4 }],
    ['hardly any saturation at g L = 12', { sourcePerCm: 1, netGainPerCm: 300, saturation: 1e-4 }],
    ['hardly any gain', { sourcePerCm: 5, netGainPerCm: 1e-2, saturation: 2 }],
    ['loss that bleaches', { sourcePerCm: 5, netGainPerCm: -100, saturation: 40 }],
    ['loss', { sourcePerCm: 5, netGainPerCm: -100, saturation: 0.2 }],
  ])('agrees with the coupled equations integrated as they stand: %s', (_, p) => {
    for (const length of [0.005, 0.02, 0.04])
      expect(inhomogeneousIntensity(length, p) / shoot(length, p)).toBeCloseTo(1, 9);
  });

  it('is Eq. 1 without saturation and A L without gain', () => {
    const p = { sourcePerCm: 3, netGainPerCm: 120, saturation: 0 };
    expect(inhomogeneousIntensity(0.03, p)).toBe(3 * amplifiedLengthCm(0.03, 120));
    expect(
      inhomogeneousIntensity(0.03, { ...p, saturation: 1e-9 }) / inhomogeneousIntensity(0.03, p),
    ).toBeCloseTo(1, 7);
    expect(inhomogeneousIntensity(0.03, { ...p, netGainPerCm: 0, saturation: 5 })).toBe(3 * 0.03);
    expect(inhomogeneousIntensity(0, p)).toBe(0);
  });

  it('does not stop beside the light where the first guess all but meets it', () => {
    const p = {
      sourcePerCm: 0.22557044168420848,
      netGainPerCm: 261.80907221278176,
      saturation: 0.0000110436177648813,
    };
    const length = 0.03193219512887299;
    expect(inhomogeneousIntensity(length, p) / shoot(length, p)).toBeCloseTo(1, 8);
  });

  it('runs through g = 0 without a step', () => {
    const p = { sourcePerCm: 5, saturation: 2 };
    const at = (netGainPerCm: number) => inhomogeneousIntensity(0.03, { ...p, netGainPerCm });
    for (const g of [3.3e-4, 3.4e-4, -3.3e-4, -3.4e-4])
      expect((at(g) / 0.15 - 1) / ((g * 0.03) / (2 * Math.sqrt(1 + 2 * 0.15)))).toBeCloseTo(1, 4);
  });

  it('lies between no saturation and the homogeneous law of the same strength where there is gain', () => {
    fc.assert(
      fc.property(lengthCm, stripes, (length, p) => {
        fc.pre(p.netGainPerCm > 1);
        const intensity = inhomogeneousIntensity(length, p);
        expect(intensity).toBeLessThanOrEqual(
          p.sourcePerCm * amplifiedLengthCm(length, p.netGainPerCm) * (1 + 1e-9),
        );
        expect(intensity).toBeGreaterThanOrEqual(twoWayIntensity(length, p) * (1 - 1e-9));
      }),
    );
  });

  it('has derivatives that agree with differences', () => {
    const point = emptyTwoWayPoint();
    fc.assert(
      fc.property(lengthCm, stripes, (length, p) => {
        const intensity = inhomogeneousIntensity(length, p);
        differentiateInhomogeneous(length, intensity, p, point);
        const difference = (key: keyof TwoWayParameters, step: number) =>
          (inhomogeneousIntensity(length, { ...p, [key]: p[key] + step }) -
            inhomogeneousIntensity(length, { ...p, [key]: p[key] - step })) /
          (2 * step);
        const sourceStep = p.sourcePerCm * 1e-4;
        expect(Math.abs(point.bySource - difference('sourcePerCm', sourceStep)) * p.sourcePerCm).toBeLessThan(
          1e-6 * intensity,
        );
        expect(Math.abs(point.byGain - difference('netGainPerCm', 1e-2))).toBeLessThan(
          1e-5 * intensity * length,
        );
        const bySaturation = difference('saturation', p.saturation * 1e-4);
        expect(Math.abs(point.bySaturation - bySaturation) * p.saturation).toBeLessThan(1e-6 * intensity);
        const step = length * 1e-4;
        const byLength =
          (inhomogeneousIntensity(length + step, p) - inhomogeneousIntensity(length - step, p)) / (2 * step);
        expect(Math.abs(point.byLength - byLength) * length).toBeLessThan(
          1e-5 * Math.max(intensity, byLength * length),
        );
      }),
    );
  });
});

describe('two laws of saturation in one fit', () => {
  const netGainPerCm = 150;
  const truth = { sourcePerCm: 1000, netGainPerCm, saturation: 0.003 };
  const stripeLengthUm = Array.from({ length: 30 }, (_, i) => (400 * (i + 1)) / 30);
  const saturated = simulateStripeScan({ ...truth, stripeLengthUm, readNoise: 0.3, seed: 11 }).scan;

  /** A scan by the other law, 5 % noise. */
  function inhomogeneousScan(stream: number) {
    const random = randomStream(7, stream);
    const intensity = Float64Array.from(stripeLengthUm, (um) => {
      const light = inhomogeneousIntensity(um / 1e4, { ...truth, saturation: 0.02 });
      return light * (1 + 0.05 * random.normal());
    });
    return { ...saturated, intensity };
  }

  it('averages both with Eq. 1, and weighs saturation by both together', () => {
    const { models, netGainIntervalPerCm, verdicts } = fitStripe(saturated);
    expect(models.map(({ name }) => name)).toEqual([
      'two-way-saturable',
      'two-way-inhomogeneous',
      'small-signal',
    ]);
    expect(models.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(models[0].weight).toBeLessThan(0.95);
    expect(verdicts.map(({ code }) => code)).toContain('gain-saturates');
    expect(netGainIntervalPerCm[0]).toBeLessThan(netGainPerCm);
    expect(netGainIntervalPerCm[1]).toBeGreaterThan(netGainPerCm);
  });

  it('covers the gain of an inhomogeneous line, which the homogeneous law alone puts too low', () => {
    const trials = 20;
    let [covered, alone, together] = [0, 0, 0];
    for (let stream = 0; stream < trials; stream++) {
      const { netGainPerCm: gain, netGainIntervalPerCm, models } = fitStripe(inhomogeneousScan(stream));
      const [lower, upper] = netGainIntervalPerCm;
      if (lower <= netGainPerCm && netGainPerCm <= upper) covered += 1;
      alone += models[0].netGainPerCm.value / trials;
      together += (gain?.value ?? NaN) / trials;
    }
    expect(covered).toBeGreaterThanOrEqual(17);
    expect(alone).toBeLessThan(0.97 * netGainPerCm);
    expect(Math.abs(together - netGainPerCm)).toBeLessThan(netGainPerCm - alone);
  });

  it('holds in a series as well, with one saturation for each law', () => {
    const { fits, sharedSaturation } = fitStripeSeries(
      [0, 1].map((stream) => ({ scan: inhomogeneousScan(stream) })),
    );
    expect(sharedSaturation).toBe(true);
    for (let law = 0; law < 2; law++) {
      const [first, second] = fits.map(
        ({ models }) => models[law].parameters.find(({ name }) => name === 'saturation')?.estimate.value,
      );
      expect((first ?? NaN) / (second ?? NaN)).toBeCloseTo(1, 9);
    }
    expect(fits[0].models.map(({ weight }) => weight)).toEqual(fits[1].models.map(({ weight }) => weight));
  });

  it('has no second law where no saturation is seen, or where a loss was given', () => {
    const names = (...args: Parameters<typeof fitStripe>) =>
      fitStripe(...args).models.map(({ name }) => name);
    // A scan that bends upwards leaves saturation at 0.
    const rising = {
      ...saturated,
      intensity: Float64Array.from(stripeLengthUm, (um) => um * Math.exp((um / 200) ** 2)),
    };
    expect(names(rising)).toEqual(['two-way-saturable', 'small-signal']);
    expect(names(saturated, { loss: { lossPerCm: 30, standardErrorPerCm: 5 } })).toHaveLength(2);
  });
});

describe('the value of an average', () => {
  const model = (name: StripeModelResult['name'], value: number, error: number, weight: number) =>
    ({
      name,
      weight,
      netGainPerCm: {
        value,
        standardError: error,
        interval95: [value - 1.96 * error, value + 1.96 * error],
        method: '',
      },
    }) as unknown as StripeModelResult;

  it('is that of the models where they agree, and lies nearer to the one that knows it better', () => {
    const same = [model('two-way-saturable', 100, 5, 0.4), model('small-signal', 100, 2, 0.6)];
    expect(averageGain(same).value).toBeCloseTo(100, 10);
    const laws = [
      model('two-way-saturable', 100, 5, 0.5),
      model('two-way-inhomogeneous', 120, 10, 0.5),
      model('small-signal', 50, 1, 0),
    ];
    expect(averageGain(laws).value).toBeCloseTo(104, 10);
  });

  it('is not moved by a model whose interval is open, which still opens the interval', () => {
    const open = averageGain([
      model('two-way-saturable', 100, 5, 0.5),
      model('two-way-inhomogeneous', 1e4, Infinity, 0.5),
      model('small-signal', 50, 1, 0),
    ]);
    expect(open.value).toBeCloseTo(100, 10);
    expect(open.interval95[1]).toBe(Infinity);
  });
});
