import { describe, expect, it } from 'vitest';
import { fitStripe, simulateStripeScan } from '@modalgain/gain';
import { usedPoints } from '../src/stripe/points.js';
import { parameterCount, stripeProblem } from '../src/stripe/stripe-problem.js';

/** A scan under saturation; the strength is u times the unsaturated light of the longest stripe. */
function stripe(input: { gainLength: number; saturation: number; points: number }) {
  const netGainPerCm = input.gainLength / 0.04;
  const unsaturated = Math.expm1(input.gainLength) / netGainPerCm;
  return {
    sourcePerCm: 1,
    netGainPerCm,
    saturation: input.saturation / unsaturated,
    stripeLengthUm: Array.from({ length: input.points }, (_, i) => (400 * (i + 1)) / input.points),
    seed: 3,
  };
}

const strong = stripe({ gainLength: 8, saturation: 700, points: 30 });
const brightest = 0.11;

describe('a stripe whose zero is off, under saturation', () => {
  it('gives its gain back where the lab knows how far the zero may be off', () => {
    const { scan } = simulateStripeScan({ ...strong, zeroErrorUm: 5, pumpNoise: 1e-5, readNoise: 1e-9 });
    const told = { readNoise: 1e-9, darkError: 1e-9 };
    const known = fitStripe(scan, { ...told, zeroErrorUm: 5 });
    expect((known.netGainPerCm?.value ?? NaN) / strong.netGainPerCm).toBeCloseTo(1, 2);
    // Laid to the background instead, the same shift moves the gain.
    const { netGainPerCm } = fitStripe(scan, { readNoise: 1e-9, darkError: 1, zeroErrorUm: 0 });
    expect(Math.abs((netGainPerCm?.value ?? NaN) / strong.netGainPerCm - 1)).toBeGreaterThan(0.03);
  });

  it('profiles around the fit, not towards a small source that would make a long shift of a small offset', () => {
    for (let stream = 0; stream < 12; stream++) {
      const { scan } = simulateStripeScan({ ...strong, readNoise: 5e-4 * brightest, stream });
      const [{ netGainPerCm, parameters }] = fitStripe(scan, { readNoise: 5e-4 * brightest }).models;
      const fitted = parameters.find(({ name }) => name === 'netGainPerCm')?.estimate.value ?? NaN;
      expect(netGainPerCm.value / fitted).toBeCloseTo(1, 3);
    }
  });

  it('widens the interval of a freed offset by what a shift would do', () => {
    const { scan } = simulateStripeScan({ ...strong, offset: 0.02, pumpNoise: 1e-4, readNoise: 1e-6 });
    const half = (zeroErrorUm: number) => {
      const [{ netGainPerCm, offsetFreed }] = fitStripe(scan, { readNoise: 1e-6, zeroErrorUm }).models;
      expect(offsetFreed).toBe(true);
      return (netGainPerCm.interval95[1] - netGainPerCm.interval95[0]) / 2;
    };
    // 2 u A L0 of the gain for each standard error L0 of the zero.
    const shift = 1.96 * strong.netGainPerCm * 2 * strong.saturation * 3e-4;
    expect(half(3) / shift).toBeGreaterThan(0.95);
    expect(half(3) / shift).toBeLessThan(1.3);
    expect(half(0.01)).toBeLessThan(0.5 * half(3));
  });

  it.each(['two-way-saturable', 'two-way-inhomogeneous', 'small-signal'] as const)(
    'has a problem with exact derivatives: %s',
    (name) => {
      const points = usedPoints(simulateStripeScan({ ...strong, pumpNoise: 0.05, readNoise: 1e-5 }).scan, []);
      const values = Float64Array.of(Math.log(0.9), 150, 5, 0.02, 0);
      const problem = stripeProblem({
        name,
        points,
        sigma: points.intensity.map(() => 1),
        values,
        offsetPriorError: 0.01,
        offsetFreed: false,
        zeroShare: 0.7,
        zeroCmPerOffset: 0.7 / 0.9,
      });
      const jacobian = new Float64Array(points.index.length * parameterCount);
      problem.jacobian?.(values, jacobian);
      const residuals = (k: number, step: number) => {
        const out = new Float64Array(points.index.length);
        problem.residuals(
          values.map((value, i) => (i === k ? value + step : value)),
          out,
        );
        return out;
      };
      for (let k = 0; k < parameterCount - 1; k++) {
        const step = 1e-5 * Math.max(Math.abs(values[k]), 0.01);
        const [up, down] = [residuals(k, step), residuals(k, -step)];
        up.forEach((value, i) => {
          const slope = jacobian[i * parameterCount + k];
          expect(Math.abs((value - down[i]) / (2 * step) - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
        });
      }
    },
  );
});
