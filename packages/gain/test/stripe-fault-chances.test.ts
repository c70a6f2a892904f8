import { describe, expect, it } from 'vitest';
import { randomStream, studentTCdf } from '@modalgain/numerics';
import { chanceOfLargest } from '../src/stripe/faults/largest-of-many.js';
import { orderSeparates } from '../src/stripe/faults/scan-order.js';

/** Scores of a random walk's steps, each correlated with the next, over an estimated deviation. */
function simulatedChance(score: number, correlation: number, freedom: number, scores: number): number {
  const random = randomStream(17);
  const trials = 20_000;
  const rest = Math.sqrt(1 - correlation ** 2);
  let above = 0;
  for (let trial = 0; trial < trials; trial++) {
    let squares = 0;
    for (let i = 0; i < freedom; i++) squares += random.normal() ** 2;
    const limit = score * Math.sqrt(squares / freedom);
    let z = random.normal();
    let found = Math.abs(z) > limit;
    for (let i = 1; i < scores; i++) {
      z = correlation * z + rest * random.normal();
      found ||= Math.abs(z) > limit;
    }
    if (found) above += 1;
  }
  return above / trials;
}

describe('the chance of the largest of many scores', () => {
  it('is that of one score where there is one, or all are the same', () => {
    const alone = 2 * studentTCdf(-2.5, 20);
    expect(chanceOfLargest({ score: -2.5, correlations: [], freedom: 20 })).toBe(alone);
    expect(chanceOfLargest({ score: 2.5, correlations: [1, -1], freedom: 20 })).toBeCloseTo(alone, 12);
  });

  it('is exact for two scores', () => {
    for (const [score, correlation, freedom] of [
      [1.5, 0.6, 5],
      [2.5, 0.9, 25],
      [2.2, 0, 12],
    ]) {
      const expected = simulatedChance(score, correlation, freedom, 2);
      const chance = chanceOfLargest({ score, correlations: [correlation], freedom });
      expect(Math.abs(chance - expected)).toBeLessThan(3.5 * Math.sqrt(expected / 20_000));
    }
  });

  it('lies at most a fifth above the truth for a search over many places, and never below', () => {
    const correlations = Array.from({ length: 24 }, () => 0.7);
    const truth = simulatedChance(3.3, 0.7, 25, 25);
    const chance = chanceOfLargest({ score: 3.3, correlations, freedom: 25 });
    const allowed = 3 * Math.sqrt(truth / 20_000);
    expect(chance).toBeGreaterThan(truth - allowed);
    expect(chance).toBeLessThan(1.2 * truth + allowed);
    expect(chance).toBeLessThan(25 * 2 * studentTCdf(-3.3, 25));
  });
});

describe('the order of a scan', () => {
  const rising = Array.from({ length: 20 }, (_, i) => i + 1);

  it('tells drift from gain where it was random or a first length came again', () => {
    expect(orderSeparates(rising.map((_, i) => rising[(i * 7 + 3) % 20]))).toBe(true);
    expect(orderSeparates([...rising, 1])).toBe(true);
  });

  it('does not where lengths rise or fall throughout', () => {
    expect(orderSeparates(rising)).toBe(false);
    expect(orderSeparates([...rising].reverse())).toBe(false);
    expect(orderSeparates(rising.map((length) => Math.ceil(length / 2)))).toBe(false);
  });
});
