import { describe, expect, it } from 'vitest';
import {
  describeSurface,
  type ScratchScanSpecification,
  simulateScratchScan,
  stepHeight,
} from '@modalgain/surface';

/** Of `trials` simulated scans, how many 95 % intervals of thickness, Sq and T hold the truth. */
function coverage(specification: Partial<ScratchScanSpecification>, trials: number) {
  const held = { thickness: 0, sq: 0, length: 0 };
  const holds = ([low, high]: readonly [number, number], truth: number) =>
    low <= truth && truth <= high ? 1 : 0;
  for (let seed = 1; seed <= trials; seed++) {
    const step = stepHeight(
      simulateScratchScan({ rows: 128, columns: 128, ...specification, seed: 9000 + seed }),
    );
    if (step.kind !== 'step' || step.filmRoughness.kind !== 'determined') continue;
    held.thickness += holds(step.thicknessNm.interval95, 200);
    held.sq += holds(step.filmRoughness.sqNm.interval95, 4);
    held.length += holds(step.filmRoughness.correlationLengthNm.interval95, 300);
  }
  return held;
}

// Of 40 intervals that hold the truth with probability 0.95, fewer than 34 hold it in one of 300 runs.
const trials = 40;
const fewest = 34;
const timeoutMs = 120_000; // on a busy machine; a few seconds else

describe('95 % intervals over many simulated scans', () => {
  for (const [name, direction] of [
    ['across the rows', 0],
    ['at 40 degrees', 40],
    ['along the rows', 90],
  ] as const) {
    it(
      `hold the true thickness, Sq and correlation length, scratch ${name}`,
      () => {
        const held = coverage({ scratchDirectionDegrees: direction, filmCorrelationLengthNm: 300 }, trials);
        expect(held.thickness).toBeGreaterThanOrEqual(fewest);
        expect(held.sq).toBeGreaterThanOrEqual(fewest);
        expect(held.length).toBeGreaterThanOrEqual(fewest);
      },
      timeoutMs,
    );
  }

  it(
    'hold the true Sq of a scan without a scratch',
    () => {
      let held = 0;
      for (let seed = 1; seed <= trials; seed++) {
        const scan = simulateScratchScan({
          rows: 128,
          columns: 128,
          scratchShare: 0,
          scarCount: 0,
          filmCorrelationLengthNm: 300,
          seed: 500 + seed,
        });
        const { regionRoughness: region } = describeSurface(scan);
        if (region.kind !== 'determined') continue;
        const [low, high] = region.sqNm.interval95;
        if (low <= 4 && 4 <= high) held += 1;
      }
      expect(held).toBeGreaterThanOrEqual(fewest);
    },
    timeoutMs,
  );
});
