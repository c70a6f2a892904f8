import { describe, expect, it } from 'vitest';
import type { Micrograph } from '@modalgain/measurements';
import { regionContrast, simulateStampedBorder } from '@modalgain/surface';
import type { RegionContrast, StampedBorderTask } from '@modalgain/surface';

const ratio = 1.25;
/** Small images, so that many may be tried. */
const small: Omit<StampedBorderTask, 'seed'> = { columns: 160, imageRows: 120, ratio };

function found(image: Micrograph, blackLevel = 20): Extract<RegionContrast, { kind: 'contrast' }> {
  const contrast = regionContrast({ image, blackLevel });
  if (contrast.kind === 'contrast') return contrast;
  throw new Error(contrast.verdicts[0].detail);
}

const ratioOf = (contrast: RegionContrast) => {
  if (contrast.kind !== 'contrast' || contrast.ratio.kind !== 'determined') throw new Error('no ratio');
  return contrast.ratio.estimate;
};

const codes = ({ verdicts }: RegionContrast) => verdicts.map(({ code }) => code);

/** The levels changed one by one. */
const changed = (image: Micrograph, change: (level: number, index: number) => number): Micrograph => ({
  ...image,
  brightness: image.brightness.map((level, index) =>
    Math.min(255, Math.max(0, Math.round(change(level, index)))),
  ),
});

describe('the contrast of a stamped border', () => {
  /** The small twin of scripts/validate/contrast.mjs, whose thousands of images are in docs/validation.md. */
  it('has intervals that cover the true ratio in most of 60 images with grain and shading', () => {
    let covered = 0;
    let squares = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const tiltDeg = [0, 4, -30, 88][seed % 4];
      const { ratio: answer } = found(
        simulateStampedBorder({
          ...small,
          columns: 96,
          imageRows: 72,
          seed,
          tiltDeg,
          grainPixels: 1 + (seed % 3),
        }),
      );
      if (answer.kind !== 'determined') throw new Error(answer.why);
      const { value, standardError, interval95 } = answer.estimate;
      if (interval95[0] <= ratio && ratio <= interval95[1]) covered += 1;
      squares += ((value - ratio) / standardError) ** 2;
    }
    // Of 95 % each: fewer than 52 would come by chance once in a hundred times.
    expect(covered).toBeGreaterThanOrEqual(52);
    // Nor are the errors so wide that they cover by their width.
    expect(Math.sqrt(squares / 60)).toBeGreaterThan(0.75);
  });

  it('finds the border where it is, of any direction', () => {
    for (const [tiltDeg, position] of [
      [0, 0.3],
      [35, 0.5],
      [-60, 0.5],
    ]) {
      const { border, profile } = found(simulateStampedBorder({ ...small, seed: 3, tiltDeg, position }));
      const tilt = (tiltDeg * Math.PI) / 180;
      // Normal of x = position w + tan(tilt) (y - h/2), pointing to the stamped side on the right.
      expect(border?.nx).toBeCloseTo(Math.cos(tilt), 1);
      expect(border?.ny).toBeCloseTo(-Math.sin(tilt), 1);
      const middle = (border?.nx ?? 0) * position * 160 + (border?.ny ?? 0) * 60;
      expect(Math.abs(middle - (border?.offset ?? NaN))).toBeLessThan(3);
      expect(profile?.level.at(-1)).toBeGreaterThan(profile?.level[0] ?? NaN);
    }
  });

  it('says no border where there is none, be it noise or a gradual shading', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const plain = regionContrast({ image: simulateStampedBorder({ ...small, ratio: 1, seed }) });
      expect([seed, plain.kind]).toEqual([seed, 'no-border']);
    }
    const image = simulateStampedBorder({ ...small, ratio: 1, seed: 1 });
    const cubic = changed(image, (level, index) => level + 30 * ((2 * (index % 160)) / 160 - 1) ** 3);
    const gradual = regionContrast({ image: cubic });
    expect(gradual.kind).toBe('no-border');
    expect(gradual.verdicts[0].next).toContain('Give the two regions as rectangles');
  });

  it('is the same whether the shading adds or multiplies, within its error', () => {
    const image = simulateStampedBorder({ ...small, seed: 8, shadingLevels: 0 });
    const shaded = changed(
      image,
      (level, index) => 20 + (level - 20) * (1 + 0.1 * ((2 * (index % 160)) / 160 - 1)),
    );
    const [even, uneven] = [ratioOf(found(image)), ratioOf(found(shaded))];
    expect(Math.abs(uneven.value - even.value)).toBeLessThan(even.standardError);
  });

  it('leaves an annotation bar and burnt-in marks out', () => {
    const plain = simulateStampedBorder({ ...small, seed: 5 });
    const barred = found(simulateStampedBorder({ ...small, seed: 5, barRows: 14 }));
    expect(barred.imageRows).toBe(120);
    expect(codes(barred)).toContain('annotation-excluded');
    expect(ratioOf(barred).value).toBeCloseTo(ratioOf(found(plain)).value, 10);
    const marked = found(
      changed(plain, (level, index) => (index % 160 < 30 && index < 160 * 5 ? 255 : level)),
    );
    expect(Math.abs(ratioOf(marked).value - ratio)).toBeLessThan(2.5 * ratioOf(marked).standardError);
    expect(marked.outlierShare).toBeGreaterThan(0.005);
  });

  it('takes two rectangles in the place of a border, the first over the second', () => {
    const image = simulateStampedBorder({ ...small, seed: 2, tiltDeg: 0 });
    const left = { columns: [5, 70], rows: [0, 120] } as const;
    const right = { columns: [90, 155], rows: [0, 120] } as const;
    const of = (regions: readonly [typeof left | typeof right, typeof left | typeof right]) =>
      ratioOf(regionContrast({ image, regions, blackLevel: 20 }));
    const [up, down] = [of([right, left]), of([left, right])];
    expect(Math.abs(up.value - ratio)).toBeLessThan(3 * up.standardError);
    expect(up.value * down.value).toBeCloseTo(1, 9);
    expect(() => of([left, left])).toThrow('The two regions overlap');
    const wide = { columns: [5, 170], rows: [0, 120] } as const;
    expect(() => regionContrast({ image, regions: [wide, left] })).toThrow('expected 0 to 160 of the image');
  });

  it('without a black level says what the ratio is worth; one that is not dark is refused', () => {
    const image = simulateStampedBorder({ ...small, seed: 4 });
    const blind = regionContrast({ image });
    expect(codes(blind)).toContain('black-level-assumed');
    // 125 - 5 over 100 with black at 20 and counted from 0.
    expect(ratioOf(blind).value).toBeCloseTo(1.2, 1);
    expect(codes(found(image))).toEqual(expect.arrayContaining(['black-level-stated', 'contrast-relative']));
    expect(() => regionContrast({ image, blackLevel: 100 })).toThrow(
      'found the black level 100, expected one below',
    );
  });

  it('gives no ratio where many pixels are cut off, also of 12 bits stored in 16', () => {
    const image = simulateStampedBorder({ ...small, seed: 6 });
    const clipped = regionContrast({
      image: changed(image, (level) => (level > 125 ? 255 : level)),
      blackLevel: 20,
    });
    expect(clipped.kind === 'contrast' && clipped.ratio.kind).toBe('not-determined');
    expect(codes(clipped)[0]).toBe('image-saturated');
    const levels = Uint16Array.from(image.brightness, (level) => Math.min(16 * 128, 16 * level));
    const wall = regionContrast({ image: { ...image, brightness: levels, storedRange: [0, 65535] } });
    expect(codes(wall)).toContain('image-saturated');
  });

  it('warns of a gamma, under which ratios of levels mean nothing', () => {
    const image = simulateStampedBorder({ ...small, seed: 7 });
    expect(codes(found({ ...image, settings: { gamma: 1.6 } }))).toContain('gamma-applied');
    expect(codes(found(image))).not.toContain('gamma-applied');
  });

  it('says of long images that it took means of squares, which change ratio and noise by little', () => {
    const task = { columns: 640, imageRows: 480, seed: 3, tiltDeg: 20 };
    const image = simulateStampedBorder({ ...task, barRows: 30 });
    const contrast = found(image);
    expect(codes(contrast)).toContain('image-reduced');
    expect(Math.abs(ratioOf(contrast).value - ratio)).toBeLessThan(3 * ratioOf(contrast).standardError);
    // Grain of 6 and noise of 8 levels, of single pixels.
    expect(contrast.differenceOverNoise.value).toBeCloseTo(20 / Math.hypot(6, 8), 1);
    const { border = { nx: NaN, ny: NaN, offset: NaN }, profile } = contrast;
    expect(Math.abs(border.nx * 320 + border.ny * 240 - border.offset)).toBeLessThan(5);
    expect(profile?.distancePixels.at(-1)).toBeGreaterThan(300);
    // The same pixels as two rectangles, taken as they are and as means: small rectangles are not reduced.
    const given = regionContrast({
      image,
      blackLevel: 20,
      regions: [
        { columns: [560, 590], rows: [0, 100] },
        { columns: [40, 70], rows: [0, 100] },
      ],
    });
    expect(codes(given)).not.toContain('image-reduced');
  });

  it('gives the same numbers for the same image', () => {
    const image = simulateStampedBorder({ ...small, seed: 9 });
    expect(found(image)).toEqual(found(image));
  });
});
