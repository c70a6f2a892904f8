import { describe, expect, it } from 'vitest';
import {
  averageOverScale,
  noncentralTUpperTail,
  normalCdf,
  randomStream,
  studentTCdf,
} from '@modalgain/numerics';

describe('the noncentral t distribution', () => {
  it('is Student t without noncentrality', () => {
    for (const freedom of [1, 2, 3, 5, 12, 26, 200])
      for (const t of [-2, 0, 0.5, 1.7, 3.4, 6])
        expect(noncentralTUpperTail(t, { freedom, noncentrality: 0 })).toBeCloseTo(
          1 - studentTCdf(t, freedom),
          7,
        );
  });

  it('is normal for a known standard deviation', () => {
    expect(noncentralTUpperTail(1.645, { freedom: Infinity, noncentrality: 2.5 })).toBe(
      normalCdf(2.5 - 1.645),
    );
  });

  it('has the mean square 1 of the scale', () => {
    for (const freedom of [1, 2, 4, 10, 1000]) {
      expect(averageOverScale(freedom, () => 1)).toBeCloseTo(1, 7);
      expect(averageOverScale(freedom, (scale) => scale * scale)).toBeCloseTo(1, 7);
    }
  });

  it('gives the power that simulated t tests have', () => {
    const random = randomStream(11);
    const trials = 20_000;
    for (const [freedom, noncentrality, t] of [
      [4, 3, 2.1],
      [25, 4.7, 3.35],
    ]) {
      let above = 0;
      for (let trial = 0; trial < trials; trial++) {
        let squares = 0;
        for (let i = 0; i < freedom; i++) squares += random.normal() ** 2;
        if (random.normal() + noncentrality > t * Math.sqrt(squares / freedom)) above += 1;
      }
      const expected = noncentralTUpperTail(t, { freedom, noncentrality });
      expect(Math.abs(above / trials - expected)).toBeLessThan(3.5 * Math.sqrt(0.25 / trials));
    }
  });
});
