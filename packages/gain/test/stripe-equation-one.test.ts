import { leastSquares } from '@modalgain/numerics';
import { describe, expect, it } from 'vitest';
import { amplifiedLengthCm, simulateStripeScan } from '@modalgain/gain';
import { fitEquationOne } from '../src/stripe/equation-one-fit.js';
import { usedPoints, type StripePoints } from '../src/stripe/points.js';

const scanOf = (netGainPerCm: number, seed: number, saturation = 0) =>
  usedPoints(
    simulateStripeScan({
      sourcePerCm: 1000,
      netGainPerCm,
      saturation,
      stripeLengthUm: Array.from({ length: 50 }, (_, i) => 8 * (i + 1)),
      readNoise: 0.2,
      seed,
    }).scan,
    [],
  );

/** The textbook twin: both parameters at once, derivatives by differences. */
function fitBoth({ lengthCm, intensity }: StripePoints) {
  return leastSquares({
    parameters: [
      { name: 'logSource', start: 3 },
      { name: 'netGainPerCm', start: 50 },
    ],
    residualCount: lengthCm.length,
    sigmas: 'unknown',
    residuals([logSource, gain], out) {
      for (let i = 0; i < out.length; i++)
        out[i] = Math.exp(logSource) * amplifiedLengthCm(lengthCm[i], gain) - intensity[i];
    },
  });
}

describe('the unweighted fit of Eq. 1', () => {
  it.each([
    ['gain', 120, 0],
    ['little gain', 15, 0],
    ['loss', -60, 0],
    ['saturated gain', 150, 0.01],
  ])('agrees with a fit of both parameters: %s', (_, gain, saturation) => {
    for (let seed = 0; seed < 10; seed++) {
      const points = scanOf(gain, seed, saturation);
      const twin = fitBoth(points);
      const fit = fitEquationOne(points);
      const error = twin.standardErrors[1];
      expect(Math.abs((fit?.netGainPerCm ?? NaN) - twin.values[1])).toBeLessThan(1e-5 * error);
      expect((fit?.standardErrorPerCm ?? NaN) / error).toBeCloseTo(1, 5);
      expect(Math.log(fit?.sourcePerCm ?? NaN)).toBeCloseTo(twin.values[0], 5);
      const mean = points.intensity.reduce((sum, y) => sum + y, 0) / 50;
      const total = points.intensity.reduce((sum, y) => sum + (y - mean) ** 2, 0);
      expect(fit?.r2).toBeCloseTo(1 - twin.chiSquare / total, 9);
    }
  });

  it('does not depend on where it begins', () => {
    const points = scanOf(120, 3);
    const fit = fitEquationOne(points);
    for (const start of [-100, 0, 60, 250])
      expect(fitEquationOne(points, start)?.netGainPerCm).toBeCloseTo(fit?.netGainPerCm ?? NaN, 6);
  });

  it('meets a scan without noise', () => {
    const lengthCm = Float64Array.from({ length: 12 }, (_, i) => 0.003 * (i + 1));
    const intensity = lengthCm.map((length) => 2 * amplifiedLengthCm(length, 80));
    const fit = fitEquationOne({ ...scanOf(80, 1), lengthCm, intensity });
    expect(fit?.netGainPerCm).toBeCloseTo(80, 7);
    expect(fit?.sourcePerCm).toBeCloseTo(2, 9);
  });

  it('says nothing of darkness', () => {
    const points = scanOf(80, 1);
    expect(fitEquationOne({ ...points, intensity: new Float64Array(50) })).toBeUndefined();
    expect(fitEquationOne({ ...points, intensity: points.intensity.map((y) => -y) })).toBeUndefined();
  });
});
