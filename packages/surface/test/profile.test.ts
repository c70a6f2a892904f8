import { describe, expect, it } from 'vitest';
import type { HeightMap } from '@modalgain/measurements';
import {
  describeSurface,
  type ScratchScanSpecification,
  simulateScratchScan,
  stepHeight,
} from '@modalgain/surface';

/** One row of a simulated scan, as a stylus gives it: tilted and bent. */
function profile(seed: number, specification: Partial<ScratchScanSpecification> = {}): HeightMap {
  const scan = simulateScratchScan({
    rows: 2,
    columns: 2000,
    scanSizeNm: 200_000,
    filmCorrelationLengthNm: 600,
    wallWidthNm: 500,
    rimWidthNm: 1000,
    edgeWaveNm: 0,
    scarCount: 0,
    rowOffsetRmsNm: 0,
    tiltXNm: 900,
    bowNm: 80,
    ...specification,
    seed,
  });
  return { ...scan, rows: 1, heightNm: 100, zNm: scan.zNm.slice(0, 2000) };
}

describe('a profile of one row', () => {
  it('gives the thickness of the film, in whose intervals the truth lies', () => {
    let held = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const step = stepHeight(profile(seed));
      if (step.kind !== 'step') throw new Error(step.why);
      const { value, interval95 } = step.thicknessNm;
      expect(Math.abs(value / 200 - 1)).toBeLessThan(0.02);
      if (interval95[0] <= 200 && 200 <= interval95[1]) held += 1;
    }
    // Of 40 intervals that hold the truth with probability 0.95, fewer than 34 hold it in one of 300 runs.
    expect(held).toBeGreaterThanOrEqual(34);
  });

  it('has no step where the film is whole', () => {
    expect(stepHeight(profile(3, { scratchShare: 0, rimHeightNm: 0 })).kind).toBe('no-step');
  });

  it('is read between areas given by hand, whose y is of no account', () => {
    const map = profile(5);
    const y = [0, 1] as const;
    const film = [
      { xUm: [2, 60] as const, yUm: y },
      { xUm: [140, 198] as const, yUm: y },
    ];
    const step = stepHeight(map, { areas: { film, substrate: [{ xUm: [80, 120], yUm: y }] } });
    if (step.kind !== 'step') throw new Error(step.why);
    expect(Math.abs(step.thicknessNm.value - 200)).toBeLessThan(4 * step.thicknessNm.standardError);
    expect(step.evidence.sharpness).toBeNull();
  });

  it('is described without what needs an area, and without a word on scan rows', () => {
    const { parameters, profileSpectra, verdicts } = describeSurface(profile(6));
    expect(parameters.sdrPercent).toBeNull();
    expect(parameters.sdq).toBeGreaterThan(0);
    expect(profileSpectra.x).toBeDefined();
    expect(profileSpectra.y).toBeUndefined();
    expect(verdicts.map(({ code }) => code)).toEqual(['step-found']);
  });
});
