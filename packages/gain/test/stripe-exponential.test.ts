import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitEquationOne } from '../src/stripe/equation-one-fit.js';
import { exponential } from '../src/stripe/exponential.js';
import { amplifiedLengthCm } from '../src/stripe/small-signal.js';

it('the fast exponential is that of the engine to two units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: -690, max: 690, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(2.1 * Number.EPSILON);
    }),
    { numRuns: 20_000 },
  );
  expect(exponential(0)).toBe(1);
});

/** Eq. 1 without noise; lengths up to 0.04 cm, in the order of a scan that goes to and fro. */
function exactScan(gain: number) {
  const lengthCm = Float64Array.from({ length: 30 }, (_, i) => (((i * 7) % 30) + 1) * (0.04 / 30));
  const intensity = lengthCm.map((length) => 0.7 * amplifiedLengthCm(length, gain));
  return { lengthCm, intensity, index: [...lengthCm.keys()], intensityScale: 1 };
}

it.each([-2000, -300, -20, -1e-3, 0, 1e-6, 0.3, 20, 150, 400, 2000])(
  'Eq. 1 recovers a gain of %s per cm from any start, whatever the order of the lengths',
  (gain) => {
    for (const start of [undefined, gain + 40, gain - 40]) {
      const fit = fitEquationOne(exactScan(gain), start);
      expect(Math.abs((fit?.netGainPerCm ?? NaN) - gain)).toBeLessThan(1e-8 * Math.max(1, Math.abs(gain)));
      expect(fit?.sourcePerCm).toBeCloseTo(0.7, 6);
    }
  },
);

it('Eq. 1 neither throws nor hangs on numbers of any kind', () => {
  fc.assert(
    fc.property(fc.array(fc.double(), { minLength: 3, maxLength: 20 }), fc.double(), (values, start) => {
      const lengthCm = Float64Array.from(values, (_, i) => (i + 1) / 500);
      const intensity = Float64Array.from(values);
      const fit = fitEquationOne(
        { lengthCm, intensity, index: [...values.keys()], intensityScale: 1 },
        start,
      );
      if (fit) expect(Number.isFinite(fit.netGainPerCm) && fit.sourcePerCm > 0).toBe(true);
    }),
  );
});
