import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianInPlace } from '../src/median.js';

describe('the median', () => {
  it('is the middle of the sorted values, or the mean of the two in the middle', () => {
    const few = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 30 });
    const many = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(few, many), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const [low, high] = [sorted[Math.ceil(values.length / 2) - 1], sorted[Math.floor(values.length / 2)]];
        const expected = low === high ? high : (low + high) / 2;
        expect(Math.abs(medianInPlace(Float64Array.from(values)) - expected)).toBe(0);
      }),
    );
  });

  it('of nothing is not a number', () => {
    expect(medianInPlace(new Float64Array(0))).toBeNaN();
  });

  it('does not care how the values are ordered at first', () => {
    const rising = Float64Array.from({ length: 1001 }, (_, i) => i);
    expect(medianInPlace(rising.slice())).toBe(500);
    expect(medianInPlace(rising.slice().reverse())).toBe(500);
    expect(medianInPlace(new Float64Array(1001).fill(7))).toBe(7);
  });
});
