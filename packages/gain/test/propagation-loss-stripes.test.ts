import {
  analyseTwoStripes,
  fitCouplingFreeGain,
  simulateDecay,
  simulateTwoStripes,
  type CouplingFreeInput,
} from '@modalgain/gain';
import type { StripeScan } from '@modalgain/measurements';
import { InputError, integrate, normalEstimate, randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { collectedIntegral } from '../src/propagation-loss/collected-integral.js';

const integral = (f: (x: number) => number, lower: number, upper: number) =>
  integrate({ f, lower, upper }).value;

const trials = 400;
const monteCarloError = Math.sqrt((0.95 * 0.05) / trials);

describe('two equal stripes', () => {
  const truth = {
    sourcePerCm: 1000,
    netGainPerCm: 60,
    lossPerCm: 40,
    stripeLengthUm: 200,
    relativeNoise: 0.05,
  };
  const lengthUm = normalEstimate(200, 0, 'exact');

  it.each([2, 5])('cover gain and loss with %i repeats', (repeats) => {
    let [gain, loss] = [0, 0];
    for (let stream = 0; stream < trials; stream++) {
      const readings = simulateTwoStripes({ ...truth, repeats, seed: 21, stream });
      const result = analyseTwoStripes({ readings, stripeLengthUm: lengthUm });
      const holds = ([lower, upper]: readonly [number, number], value: number) =>
        lower <= value && value <= upper;
      if (holds(result.netGainIntervalPerCm, 60)) gain += 1 / trials;
      if (holds(result.lossIntervalPerCm, 40)) loss += 1 / trials;
    }
    for (const share of [gain, loss]) {
      expect(share).toBeGreaterThan(0.92 - 2 * monteCarloError);
      expect(share).toBeLessThan(0.98 + 2 * monteCarloError);
    }
  });

  it('give the closed forms without noise', () => {
    const readings = simulateTwoStripes({ ...truth, relativeNoise: 0, repeats: 2, seed: 1 });
    const result = analyseTwoStripes({ readings, stripeLengthUm: lengthUm, relativeError: 0.01 });
    expect(result.netGainPerCm?.value).toBeCloseTo(60, 9);
    expect(result.lossPerCm?.value).toBeCloseTo(40, 9);
  });

  it('leave the gain open where both stripes give no more than one', () => {
    const readings = { near: [100, 101], far: [60, 61], both: [99, 100] };
    const result = analyseTwoStripes({ readings, stripeLengthUm: lengthUm });
    expect(result.netGainPerCm).toBeUndefined();
    expect(result.lossPerCm).toBeDefined();
  });

  it('determine nothing from single readings of unknown error', () => {
    const result = analyseTwoStripes({
      readings: { near: [100], far: [60], both: [300] },
      stripeLengthUm: lengthUm,
    });
    expect(result.outcome).toBe('not-determined');
    expect(result.netGainPerCm).toBeUndefined();
    expect(result.verdicts.map(({ code }) => code)).toEqual(['scatter-unknown', 'gain-not-determined']);
  });

  it('refuse readings without light', () => {
    const readings = { near: [100], far: [0], both: [300] };
    expect(() => analyseTwoStripes({ readings, stripeLengthUm: lengthUm })).toThrow(InputError);
  });
});

describe('gain from stripe and shifting spot', () => {
  const [netGainPerCm, lossPerCm, spotUm] = [90, 30, 10];
  const distanceUm = Array.from({ length: 21 }, (_, i) => 20 * i);
  // Interference of the collection, of the kind that mimics gain in a plain stripe scan.
  const collection = (um: number) => Math.exp(-um / 250) * (1 + 0.3 * Math.sin(um / 60));
  const expectedStripe = (um: number) =>
    integral((x) => 5000 * collection(1e4 * x) * Math.exp(netGainPerCm * x), 0, um / 1e4);

  function measure(stream: number, relativeNoise: number): CouplingFreeInput {
    const spot = simulateDecay({
      distanceUm,
      intensityAtEdge: 5000 * (spotUm / 1e4),
      lossPerCm,
      collection,
      relativeNoise,
      seed: 31,
      stream,
    });
    const random = randomStream(32, stream);
    const lengths = distanceUm.slice(1);
    const stripe: StripeScan = {
      kind: 'stripe-scan',
      provenance: { file: 'simulated', byteLength: 0, sha256: '', format: 'simulated', notes: [] },
      stripeLengthUm: Float64Array.from(lengths),
      intensity: Float64Array.from(expected, (mean) => mean * (1 + relativeNoise * random.normal())),
      intensityUnit: 'a.u.',
    };
    const draw = randomStream(33, stream);
    return {
      stripe,
      spot,
      spotLengthUm: normalEstimate(spotUm * (1 + 0.02 * draw.normal()), 0.02 * spotUm, 'stated'),
      lossPerCm: normalEstimate(lossPerCm + 3 * draw.normal(), 3, 'edge loss'),
    };
  }
  const expected = distanceUm.slice(1).map(expectedStripe);

  it('is free of the collection, which biases a plain stripe scan', () => {
    const result = fitCouplingFreeGain({ ...measure(0, 1e-6), lossPerCm: normalEstimate(30, 0, 'true') });
    // The spot's profile is known at 21 distances only: what lies between costs a little.
    expect(Math.abs(result.netGainPerCm.value / netGainPerCm - 1)).toBeLessThan(0.03);
  });

  it('covers the net gain', () => {
    let covered = 0;
    let alarms = 0;
    for (let stream = 0; stream < trials / 2; stream++) {
      const { netGainPerCm: gain, verdicts } = fitCouplingFreeGain(measure(stream, 0.04));
      if (gain.interval95[0] <= netGainPerCm && netGainPerCm <= gain.interval95[1]) covered += 2 / trials;
      if (verdicts.some(({ code }) => code === 'gain-changes-with-length')) alarms += 2 / trials;
    }
    expect(covered).toBeGreaterThan(0.92 - 2.8 * monteCarloError);
    expect(alarms).toBeLessThan(0.05);
  });

  it('leaves out stripes beyond the spot scan and says so', () => {
    const input = measure(1, 0.03);
    const spot = {
      ...input.spot,
      distanceUm: distanceUm.slice(0, 11),
      intensity: Array.from(input.spot.intensity).slice(0, 11),
    };
    const result = fitCouplingFreeGain({ ...input, spot });
    expect(result.stripeCount).toBe(10);
    expect(result.verdicts.map(({ code }) => code)).toContain('stripes-beyond-spot');
  });

  it('refuses a dark point', () => {
    const input = measure(1, 0.03);
    const spot = {
      ...input.spot,
      intensity: Array.from(input.spot.intensity, (value, i) => (i === 3 ? 0 : value)),
    };
    expect(() => fitCouplingFreeGain({ ...input, spot })).toThrow('must be above 0');
  });

  it('integrates as an adaptive rule does', () => {
    const nodeCm = Float64Array.of(0.002, 0.004, 0.006, 0.01);
    const logSpot = [1, 0.8, 0.9, 0.1];
    const logAt = (x: number) => {
      const j = x < 0.004 ? 0 : x < 0.006 ? 1 : 2;
      return logSpot[j] + ((logSpot[j + 1] - logSpot[j]) * (x - nodeCm[j])) / (nodeCm[j + 1] - nodeCm[j]);
    };
    const f = (x: number) => Math.exp(logAt(x) + 150 * x);
    const slow = integral(f, 0, 0.004) + integral(f, 0.004, 0.006) + integral(f, 0.006, 0.0085);
    expect(collectedIntegral(0.0085, { nodeCm, logSpot }, 150, 0).value / slow).toBeCloseTo(1, 6);
  });
});
