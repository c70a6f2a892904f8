import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearTicks, logTicks, niceDomain } from '../src/draw/ticks.js';

describe('ticks', () => {
  it('are round and evenly spaced', () => {
    expect(linearTicks([0, 260], 5)).toEqual([0, 100, 200]);
    expect(linearTicks([60, 180], 5)).toEqual([75, 100, 125, 150, 175]);
    expect(linearTicks([-4, 4], 4)).toEqual([-4, -2, 0, 2, 4]);
  });

  it('are decades on a long logarithmic axis and 1, 2, 5 on a short one', () => {
    expect(logTicks([3, 4000])).toEqual([10, 100, 1000]);
    expect(logTicks([58, 980])).toEqual([100, 200, 500]);
  });

  it('lie in their domain, at least two of them', () => {
    const ends = fc.tuple(
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      fc.double({ min: 0.01, max: 1e4, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, ([low, width]) => {
        const ticks = linearTicks([low, low + width], 5);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low - 1e-6 * width - 1e-9);
          expect(tick).toBeLessThanOrEqual(low + width + 1e-6 * width + 1e-9);
        }
      }),
    );
  });

  it('a nice domain holds all its values and forgets those that are infinite', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1 }), (values) => {
        const [low, high] = niceDomain([...values, Infinity]);
        expect(low).toBeLessThanOrEqual(Math.min(...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(...values));
        expect(Number.isFinite(high)).toBe(true);
      }),
    );
  });
});
