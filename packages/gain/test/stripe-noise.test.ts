import { randomStream } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { estimateNoise, noiseVariance } from '../src/stripe/noise.js';

const truth = { readVariance: 1e-4, photonIntensity: 1e-3, relativeVariance: 0.0025 };
const random = randomStream(2);
const means = Float64Array.from({ length: 4000 }, (_, i) => 10 ** (-3 + (3 * i) / 4000));
const residuals = means.map((mean) => Math.sqrt(noiseVariance(truth, mean)) * random.normal());
const scatter = { means, residuals, leverages: new Float64Array(4000), degreesOfFreedom: 4000 };
const start = { readVariance: 1e-6, photonIntensity: 1e-3, relativeVariance: 0.01 };

describe('the variance function', () => {
  it('finds the relative noise that brings reduced chi-square to 1', () => {
    const noise = estimateNoise(scatter, { readVariance: 1e-4, photonIntensity: 1e-3 }, start);
    const chiSquare = residuals.reduce((sum, r, i) => sum + r ** 2 / noiseVariance(noise, means[i]), 0);
    expect(chiSquare / 4000).toBeCloseTo(1, 8);
    // Points without relative noise have their say in chi-square too: its 2 % turn into 15 % of c^2.
    expect(Math.abs(noise.relativeVariance / truth.relativeVariance - 1)).toBeLessThan(0.3);
  });

  it('tells read noise and relative noise apart by where the scatter is', () => {
    const noise = estimateNoise(scatter, { photonIntensity: 1e-3 }, start);
    expect(Math.abs(noise.readVariance / truth.readVariance - 1)).toBeLessThan(0.15);
    expect(Math.abs(noise.relativeVariance / truth.relativeVariance - 1)).toBeLessThan(0.15);
  });

  it('leaves no relative noise where the known parts explain the scatter', () => {
    const noise = estimateNoise(scatter, { readVariance: 1, photonIntensity: 0 }, start);
    expect(noise.relativeVariance).toBeLessThan(1e-11);
  });
});
