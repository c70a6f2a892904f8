import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fourierTransform, fourierTransform2d, randomStream, type ComplexArrays } from '../src/index.js';

/** The sum as it is defined. */
function slowTransform({ re, im }: ComplexArrays): ComplexArrays {
  const n = re.length;
  const sum = (k: number, part: 're' | 'im'): number =>
    re.reduce((total, x, j) => {
      const angle = (-2 * Math.PI * ((j * k) % n)) / n;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      return total + (part === 're' ? x * c - im[j] * s : x * s + im[j] * c);
    }, 0);
  return { re: re.map((_, k) => sum(k, 're')), im: im.map((_, k) => sum(k, 'im')) };
}

const noise = (length: number, seed: number): ComplexArrays => {
  const random = randomStream(seed);
  return {
    re: Float64Array.from({ length }, () => random.normal()),
    im: Float64Array.from({ length }, () => random.normal()),
  };
};

const largestDifference = (a: ComplexArrays, b: ComplexArrays): number =>
  Math.max(...a.re.map((x, i) => Math.hypot(x - b.re[i], a.im[i] - b.im[i])));

describe('the Fourier transform', () => {
  it('is the sum that defines it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.nat(1000), (bits, seed) => {
        const values = noise(2 ** bits, seed);
        const expected = slowTransform(values);
        fourierTransform(values);
        expect(largestDifference(values, expected)).toBeLessThan(1e-12 * 2 ** bits + 1e-14);
      }),
      { numRuns: 40 },
    );
  });

  it('runs over rows and columns, and keeps the sum of squares times their number', () => {
    const [rows, columns] = [16, 64];
    const values = noise(rows * columns, 3);
    const before = values.re.reduce((sum, x, i) => sum + x * x + values.im[i] ** 2, 0);
    const one = { re: values.re.slice(), im: values.im.slice() };
    fourierTransform2d({ ...values, rows, columns });
    const after = values.re.reduce((sum, x, i) => sum + x * x + values.im[i] ** 2, 0);
    expect(after / (before * rows * columns)).toBeCloseTo(1, 12);
    // The element (3, 5) as it is defined.
    let [re, im] = [0, 0];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const angle = -2 * Math.PI * ((3 * i) / rows + (5 * j) / columns);
        const at = i * columns + j;
        re += one.re[at] * Math.cos(angle) - one.im[at] * Math.sin(angle);
        im += one.re[at] * Math.sin(angle) + one.im[at] * Math.cos(angle);
      }
    }
    expect(values.re[3 * columns + 5]).toBeCloseTo(re, 9);
    expect(values.im[3 * columns + 5]).toBeCloseTo(im, 9);
  });

  it('refuses lengths that are no power of two', () => {
    expect(() => fourierTransform({ re: new Float64Array(6), im: new Float64Array(6) })).toThrow(
      /power of two/,
    );
  });
});
