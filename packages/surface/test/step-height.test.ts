import { describe, expect, it } from 'vitest';
import type { HeightMap } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import {
  type ScratchScanSpecification,
  simulateScratchScan,
  stepHeight,
  type StepHeight,
} from '@modalgain/surface';

const small = { rows: 160, columns: 160 };

function stepOf(scan: HeightMap): Extract<StepHeight, { kind: 'step' }> {
  const step = stepHeight(scan);
  if (step.kind !== 'step') throw new Error(step.why);
  return step;
}

describe('thickness from a scratch', () => {
  const scenarios: readonly (readonly [string, Partial<ScratchScanSpecification>])[] = [
    [
      'a narrow scratch of a twentieth of the scan',
      { scratchShare: 0.05, edgeWaveNm: 40, rows: 256, columns: 256 },
    ],
    ['a scratch of three fifths of the scan', { scratchShare: 0.6 }],
    ['a scratch at 30 degrees', { scratchDirectionDegrees: 30 }],
    ['a scratch at 135 degrees', { scratchDirectionDegrees: 135 }],
    ['a scratch along the rows', { scratchDirectionDegrees: 90 }],
    ['a film on one side only', { scratchOffsetShare: 0.42 }],
    ['row offsets of a tenth of the step', { rowOffsetRmsNm: 20 }],
    ['tilt and bow far beyond the step', { tiltXNm: 800, tiltYNm: -600, bowNm: 150 }],
    ['a rim as high as the film', { rimHeightNm: 200, rimWidthNm: 150 }],
    ['many scars', { scarCount: 40 }],
    ['a thin rough film', { thicknessNm: 44.3, filmRmsNm: 5.1, rimHeightNm: 15 }],
    ['no rim, no scars, no row offsets', { rimHeightNm: 0, scarCount: 0, rowOffsetRmsNm: 0 }],
  ];
  for (const [name, specification] of scenarios) {
    it(`is found with ${name}, off by no more than four standard errors and 2 %`, () => {
      const truth = specification.thicknessNm ?? 200;
      for (const seed of [1, 2]) {
        const { value, standardError } = stepOf(
          simulateScratchScan({ ...small, ...specification, seed }),
        ).thicknessNm;
        expect(Math.abs(value - truth)).toBeLessThan(4 * standardError);
        expect(Math.abs(value / truth - 1)).toBeLessThan(0.02);
      }
    });
  }

  it('does not change with the mean height, a tilt, or mirroring the scan', () => {
    const scan = simulateScratchScan({ ...small, seed: 5 });
    const { value } = stepOf(scan).thicknessNm;
    const tilted = {
      ...scan,
      zNm: scan.zNm.map((z, i) => z + 4000 + 0.9 * (i % 160) - 0.4 * Math.floor(i / 160)),
    };
    const mirrored = { ...scan, zNm: scan.zNm.map((_, i) => scan.zNm[i - (i % 160) + 159 - (i % 160)]) };
    expect(stepOf(tilted).thicknessNm.value).toBeCloseTo(value, 3);
    expect(Math.abs(stepOf(mirrored).thicknessNm.value - value)).toBeLessThan(
      0.1 * stepOf(scan).thicknessNm.standardError,
    );
  });

  it('scales with the heights, uncertainty included', () => {
    const scan = simulateScratchScan({ ...small, seed: 6 });
    const once = stepOf(scan).thicknessNm;
    const thrice = stepOf({ ...scan, zNm: scan.zNm.map((z) => 3 * z) }).thicknessNm;
    expect(thrice.value / once.value).toBeCloseTo(3, 6);
    expect(thrice.standardError / once.standardError).toBeCloseTo(3, 6);
  });

  it('bears missing pixels, and leaves masked ones out when told to', () => {
    const scan = simulateScratchScan({ ...small, seed: 7 });
    const holes = {
      ...scan,
      zNm: scan.zNm.map((z, i) => (i % 13 === 0 || Math.floor(i / 160) === 80 ? NaN : z)),
    };
    expect(stepOf(holes).thicknessNm.value).toBeCloseTo(stepOf(scan).thicknessNm.value, 0);
    const dirty = { ...scan, zNm: scan.zNm.map((z, i) => (i % 160 > 130 ? z + 70 : z)) };
    const mask = Uint8Array.from(scan.zNm, (_, i) => (i % 160 > 130 ? 1 : 0));
    const cleaned = stepHeight({ ...dirty, mask }, { mask: 'exclude' });
    if (cleaned.kind !== 'step') throw new Error(cleaned.why);
    expect(Math.abs(cleaned.thicknessNm.value - 200)).toBeLessThan(4 * cleaned.thicknessNm.standardError);
    expect(() => stepHeight({ ...scan, mask: new Uint8Array(scan.zNm.length) }, { mask: 'only' })).toThrow(
      InputError,
    );
  });

  it('speaks of film and substrate where they are, and of neither at the edge', () => {
    const scan = simulateScratchScan({ ...small, edgeWaveNm: 0, seed: 8 });
    const { filmMask, substrateMask, rowOffsets, rowsUsed } = stepOf(scan);
    for (let pixel = 0; pixel < filmMask.length; pixel++) {
      const fromCentreNm = Math.abs(((pixel % 160) + 0.5) * 62.5 - 5000);
      if (filmMask[pixel] === 1) expect(fromCentreNm).toBeGreaterThan(1500);
      if (substrateMask[pixel] === 1) expect(fromCentreNm).toBeLessThan(1500);
    }
    expect([rowOffsets, rowsUsed]).toEqual(['free', 160]);
  });

  it('gives a profile across the edge: substrate at zero, rim above the film, film at its thickness', () => {
    const { profile } = stepOf(simulateScratchScan({ ...small, rimHeightNm: 80, seed: 9 }));
    const between = (low: number, high: number) => {
      const points = profile.filter(({ distanceNm }) => distanceNm > low && distanceNm < high);
      return points.reduce((sum, { heightNm }) => sum + heightNm, 0) / points.length;
    };
    expect(profile.length).toBeGreaterThan(90);
    expect(between(-1200, -600)).toBeCloseTo(0, 0);
    expect(between(100, 200)).toBeGreaterThan(215);
    expect(Math.abs(between(1000, 2500) - 200)).toBeLessThan(2);
  });

  it('says that row offsets were not fitted where the scratch runs along the rows', () => {
    expect(stepOf(simulateScratchScan({ ...small, scratchDirectionDegrees: 90, seed: 3 })).rowOffsets).toBe(
      'none',
    );
  });
});

describe('a scan without a step', () => {
  it('has no thickness, however long the roughness is correlated and however the rows jump', () => {
    for (const filmCorrelationLengthNm of [60, 300, 1000, 3000, 8000]) {
      for (const rowOffsetRmsNm of [0, 15]) {
        for (const seed of [1, 2, 3]) {
          const scan = simulateScratchScan({
            rows: 100,
            columns: 100,
            scratchShare: 0,
            filmRmsNm: 15,
            filmCorrelationLengthNm,
            rowOffsetRmsNm,
            seed: seed + filmCorrelationLengthNm,
          });
          expect(stepHeight(scan).kind).toBe('no-step');
        }
      }
    }
  });

  it('has none either if it is a smooth wave, a dome, a few grains of dust, or flat', () => {
    const shapes: readonly ((x: number, y: number) => number)[] = [
      (x) => 50 * Math.sin(9 * x),
      (x, y) => 100 * Math.exp(-8 * (x * x + y * y)),
      (x, y) => (Math.hypot(x - 0.2, y + 0.1) < 0.04 ? 80 : 0),
      () => 0,
    ];
    const flat = simulateScratchScan({
      rows: 100,
      columns: 100,
      scratchShare: 0,
      filmRmsNm: 1,
      scarCount: 0,
      seed: 4,
    });
    for (const shape of shapes) {
      const zNm = flat.zNm.map((z, i) => z + shape((i % 100) / 100 - 0.5, Math.floor(i / 100) / 100 - 0.5));
      expect(stepHeight({ ...flat, zNm })).toMatchObject({
        kind: 'no-step',
        why: expect.any(String) as string,
      });
    }
    expect(stepHeight({ ...flat, zNm: flat.zNm.map(() => 5) }).kind).toBe('no-step');
  });
});
