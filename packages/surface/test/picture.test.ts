import { describe, expect, it } from 'vitest';
import { heightHistogram, heightPicture, regionPicture, simulateScratchScan } from '../src/index.js';

const map = { ...simulateScratchScan({ rows: 64, columns: 96, thicknessNm: 100, scratchShare: 0, seed: 5 }) };
const bytesOf = ({ pixels }: { pixels: string }) =>
  Uint8Array.from(atob(pixels), (character) => character.charCodeAt(0));

describe('a scan as a picture', () => {
  it('has each height within half a level, or at the end of its range', () => {
    const picture = heightPicture({ map });
    const levelNm = (picture.highNm - picture.lowNm) / 126;
    bytesOf(picture).forEach((level, pixel) => {
      const shown = picture.lowNm + (level - 1) * levelNm;
      const wanted = Math.max(picture.lowNm, Math.min(picture.highNm, map.zNm[pixel]));
      expect(Math.abs(shown - wanted)).toBeLessThanOrEqual(levelNm / 2 + 1e-9);
    });
  });

  it('averages squares of pixels, those at the margin of what there is', () => {
    const rows = 3;
    const columns = 5;
    const zNm = Float64Array.from({ length: 15 }, (_, i) => i);
    const small = heightPicture({ map: { ...map, rows, columns, zNm }, longestSide: 3 });
    expect([small.rows, small.columns]).toEqual([2, 3]);
    // Means 3, 5, 6.5 above, 10.5, 12.5, 14 below.
    expect(small.lowNm).toBeCloseTo(3 + 0.05 * 2, 9);
    expect(small.highNm).toBeCloseTo(14 - 0.05 * 1.5, 9);
    expect(bytesOf(small)[0]).toBe(1);
    expect(bytesOf(small)[5]).toBe(127);
  });

  it('tells apart what has no height and what is masked, which does not set the range', () => {
    const zNm = map.zNm.slice();
    zNm.fill(NaN, 0, 96);
    zNm.fill(1e6, 96, 192);
    const masked = new Uint8Array(zNm.length).fill(1, 96, 192);
    const picture = heightPicture({ map: { ...map, zNm }, masked });
    const bytes = bytesOf(picture);
    expect(new Set(bytes.subarray(0, 96))).toEqual(new Set([0]));
    expect(new Set(bytes.subarray(96, 192))).toEqual(new Set([255]));
    expect(picture.highNm).toBeLessThan(1e5);
  });

  it('shows a flat scan in the middle of its scale', () => {
    const flat = heightPicture({ map: { ...map, zNm: new Float64Array(map.zNm.length).fill(7) } });
    expect(new Set(bytesOf(flat))).toEqual(new Set([64]));
  });
});

describe('the histogram of heights', () => {
  it('is a density over the heights that count', () => {
    const use = new Uint8Array(map.zNm.length).fill(1);
    const { heightNm, densityPerNm } = heightHistogram({ zNm: map.zNm, use });
    const widthNm = heightNm[1] - heightNm[0];
    const total = densityPerNm.reduce((sum, density) => sum + density * widthNm, 0);
    expect(total).toBeGreaterThan(0.998);
    expect(total).toBeLessThanOrEqual(1 + 1e-9);
    const mean = densityPerNm.reduce((sum, density, i) => sum + density * widthNm * heightNm[i], 0);
    const wanted = map.zNm.reduce((sum, z) => sum + z, 0) / map.zNm.length;
    expect(Math.abs(mean - wanted)).toBeLessThan(widthNm);
  });

  it('of equal heights has them all in one bin', () => {
    const zNm = new Float64Array(50).fill(3);
    const { densityPerNm } = heightHistogram({ zNm, use: new Uint8Array(50).fill(1) });
    expect(densityPerNm.filter((density) => density > 0)).toHaveLength(1);
  });
});

describe('the picture of a region', () => {
  it('is about the mean of the region, and masks the rest', () => {
    const use = Uint8Array.from(map.zNm, (_, pixel) => (pixel % 96 < 48 ? 1 : 0));
    const raised = { zNm: map.zNm.map((z) => z + 300), use };
    const picture = regionPicture({ map, heights: raised });
    const asItWas = regionPicture({ map, heights: { zNm: map.zNm, use } });
    expect(picture.lowNm).toBeCloseTo(asItWas.lowNm, 9);
    expect(picture.lowNm).toBeLessThan(0);
    expect(picture.highNm).toBeGreaterThan(0);
    bytesOf(picture).forEach((byte, pixel) => {
      expect(byte >= 128).toBe(pixel % 96 >= 48);
    });
  });
});
