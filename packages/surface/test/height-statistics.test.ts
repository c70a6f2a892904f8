import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '@modalgain/numerics';
import { roughness } from '@modalgain/surface';
import { heightMap, mapOf } from './height-map.js';

describe('height parameters', () => {
  it('are those of a hand calculation', () => {
    const { raw } = roughness(heightMap({ zNm: [1, 3, 5, 11, 5, 5, 5, 5, 5], rows: 3, columns: 3 }));
    // Mean 5; deviations -4, -2, 0, 6, five times 0.
    expect(raw.saNm).toBeCloseTo(12 / 9, 14);
    expect(raw.sqNm).toBeCloseTo(Math.sqrt(56 / 9), 14);
    expect(raw.ssk).toBeCloseTo(144 / 9 / (56 / 9) ** 1.5, 13);
    expect(raw.sku).toBeCloseTo(1568 / 9 / (56 / 9) ** 2, 13);
    expect([raw.spNm, raw.svNm, raw.szNm]).toEqual([6, 4, 10]);
  });

  it('are near those of a normal distribution for white noise', () => {
    const random = randomStream(3);
    const { plane } = roughness(mapOf(200, 200, () => 2 * random.normal()));
    expect(plane.sqNm).toBeCloseTo(2, 1);
    expect(plane.saNm / plane.sqNm).toBeCloseTo(Math.sqrt(2 / Math.PI), 2);
    expect(plane.ssk).toBeCloseTo(0, 1);
    expect(Math.abs((plane.sku ?? 0) - 3)).toBeLessThan(0.1);
  });

  it('scale with the heights and mirror with their sign', () => {
    const random = randomStream(4);
    const base = mapOf(12, 12, () => random.uniform() ** 2);
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        (k, shift) => {
          const before = roughness(base).raw;
          const after = roughness({ ...base, zNm: base.zNm.map((z) => -k * z + k * shift) }).raw;
          expect(after.sqNm / (k * before.sqNm)).toBeCloseTo(1, 8);
          expect(after.spNm / (k * before.svNm)).toBeCloseTo(1, 8);
          expect((after.ssk ?? 0) + (before.ssk ?? 0)).toBeCloseTo(0, 6);
          expect((after.sku ?? 0) - (before.sku ?? 0)).toBeCloseTo(0, 6);
        },
      ),
    );
  });

  it('leave out missing pixels, and masked ones when told to', () => {
    const zNm = [1, 2, 3, 4, 5, 6, 7, 8, NaN, 10, 11, 1000];
    const mask = Uint8Array.from(zNm, (z) => (z === 1000 ? 1 : 0));
    const map = heightMap({ zNm, rows: 3, columns: 4, mask });
    expect(roughness(map).raw.szNm).toBe(999);
    expect(roughness(map, { mask: 'exclude' }).raw.szNm).toBe(10);
    expect(roughness(map, { mask: 'exclude' }).plane.sqNm).toBeLessThan(1);
    expect(() => roughness({ ...map, mask: new Uint8Array(12) }, { mask: 'only' })).toThrow(
      /no height to work with/,
    );
  });

  it('have no skewness and kurtosis where all heights are equal', () => {
    const { raw } = roughness(mapOf(4, 4, () => 7));
    expect(raw).toEqual({ saNm: 0, sqNm: 0, ssk: null, sku: null, spNm: 0, svNm: 0, szNm: 0 });
  });
});
