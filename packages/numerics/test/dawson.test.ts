import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dawson, integrate } from '../src/index.js';

/** exp(-x^2) integral of exp(t^2), as it is defined. */
const textbook = (x: number): number =>
  integrate({ f: (t) => Math.exp(t * t - x * x), lower: 0, upper: x, relativeTolerance: 1e-14 }).value;

it('is the integral that defines it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 20, noNaN: true }), (x) => {
      expect(Math.abs(dawson(x) / textbook(x) - 1)).toBeLessThan(1e-13);
    }),
  );
});

it('is odd, near x for small x and near 1/(2 x) for large', () => {
  expect(dawson(-1.3) + dawson(1.3)).toBeCloseTo(0, 15);
  expect(dawson(0)).toBe(0);
  expect(dawson(1e-9)).toBe(1e-9);
  expect(dawson(1e8) * 2e8).toBeCloseTo(1, 14);
  expect(dawson(Infinity)).toBe(0);
  expect(dawson(NaN)).toBeNaN();
});

it('has the digits of a calculation with forty', () => {
  const references = [
    [0.1, 0.0993359923978529],
    [0.2, 0.194751033368028],
    [0.5, 0.4244363835020223],
    [1, 0.5380795069127684],
    [2.3, 0.2490529568377668],
    [5, 0.10213407442427684],
    [12.5, 0.04012924891435147],
    [100, 0.005000250037509378],
  ] as const;
  for (const [x, value] of references) expect(Math.abs(dawson(x) / value - 1)).toBeLessThan(1e-15);
});
