import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, randomStream } from '@modalgain/numerics';
import { applyRecipe, type SurfaceRecipe } from '@modalgain/surface';
import { heightMap, mapOf } from './height-map.js';
import { leastSquaresTwin } from './least-squares-twin.js';

const largest = (values: Float64Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Textbook polynomial levelling: plain monomials of the pixel indices, normal equations by elimination. */
function levelTwin(
  zNm: Float64Array,
  rows: number,
  columns: number,
  degree: 1 | 2,
  keep: (i: number) => boolean,
) {
  const terms = (i: number) => {
    const [x, y] = [(i % columns) / columns, Math.floor(i / columns) / rows];
    return degree === 1 ? [1, x, y] : [1, x, y, x * x, x * y, y * y];
  };
  const used = [...zNm.keys()].filter(keep);
  const b = leastSquaresTwin(
    used.map(terms),
    used.map((i) => zNm[i]),
  );
  return zNm.map((z, i) => z - terms(i).reduce((sum, term, k) => sum + term * b[k], 0));
}

const plane: SurfaceRecipe = [{ step: 'plane' }];
const poly2: SurfaceRecipe = [{ step: 'polynomial', degree: 2 }];
const level = (...task: Parameters<typeof applyRecipe>) => applyRecipe(...task).map;

describe('levelling', () => {
  it('takes an exact plane and an exact polynomial of degree 2 off without a rest', () => {
    const tilted = mapOf(30, 41, (r, c) => 3 + 0.7 * c - 1.3 * r);
    expect(largest(level(tilted, plane).zNm)).toBeLessThan(1e-12);
    const bowl = mapOf(
      30,
      41,
      (r, c) => 17000 + 0.7 * c - 1.3 * r + 0.01 * c * c - 0.02 * c * r + 0.03 * r * r,
    );
    expect(largest(level(bowl, poly2).zNm)).toBeLessThan(1e-10);
  });

  it('agrees with textbook normal equations of plain monomials, missing and masked pixels left out', () => {
    const random = randomStream(5);
    const zNm = Float64Array.from({ length: 24 * 17 }, () => 10 * random.normal() + 50);
    for (const i of [3, 77, 200]) zNm[i] = NaN;
    const mask = Uint8Array.from(zNm, (_, i) => (i % 11 === 0 ? 1 : 0));
    const map = heightMap({ zNm, rows: 24, columns: 17, mask });
    for (const degree of [1, 2] as const) {
      const twin = levelTwin(zNm, 24, 17, degree, (i) => !Number.isNaN(zNm[i]) && mask[i] === 0);
      const levelled = level(map, degree === 1 ? plane : poly2, { mask: 'exclude' }).zNm;
      twin.forEach((z, i) => {
        if (Number.isNaN(z)) expect(levelled[i]).toBeNaN();
        else expect(levelled[i]).toBeCloseTo(z, 9);
      });
    }
  });

  it('does not change a levelled map, nor mind a background that it takes off', () => {
    const random = randomStream(6);
    const noise = mapOf(20, 20, () => random.normal());
    const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
        const levelled = level(noise, poly2);
        const again = level(levelled, poly2);
        const bent = mapOf(20, 20, (r, col) => {
          const [x, y] = [col / 20, r / 20];
          return noise.zNm[r * 20 + col] + a + b * x + c * y + d * x * x + e * x * y + f * y * y;
        });
        expect(largest(again.zNm.map((z, i) => z - levelled.zNm[i]))).toBeLessThan(1e-12);
        expect(largest(level(bent, poly2).zNm.map((z, i) => z - levelled.zNm[i]))).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it('brings rows into line by their medians', () => {
    const map = mapOf(3, 5, (r, c) => [10, -4, 7][r] + (c === 2 ? 100 : 0));
    expect([...level(map, [{ step: 'row-medians' }]).zNm]).toEqual([
      0, 0, 100, 0, 0, 0, 0, 100, 0, 0, 0, 0, 100, 0, 0,
    ]);
  });

  it('removes row offsets beside a slanted edge by the medians of differences, where medians fail', () => {
    const offsets = [0, 5, -3, 8, 2, -6, 4, 1];
    const clean = (r: number, c: number) => (c > 6 + r ? 50 : 0);
    const map = mapOf(8, 21, (r, c) => clean(r, c) + offsets[r]);
    const levelled = level(map, [{ step: 'row-median-of-differences' }]).zNm;
    levelled.forEach((z, i) => {
      expect(z).toBeCloseTo(clean(Math.floor(i / 21), i % 21), 12);
    });
  });

  it('writes the recipe into the notes and leaves the original alone', () => {
    const map = mapOf(4, 4, (r, c) => r + c);
    const recipe: SurfaceRecipe = [{ step: 'plane' }, { step: 'row-medians' }];
    expect(level(map, recipe).provenance.notes).toEqual(['levelled by plane, then row-medians']);
    expect(map.zNm[15]).toBe(6);
  });

  it('takes a line off a profile of one row, and a parabola if asked', () => {
    const profile = mapOf(1, 50, (_, c) => 4 + 0.3 * c);
    expect(largest(level(profile, plane).zNm)).toBeLessThan(1e-12);
    const bent = mapOf(1, 50, (_, c) => 4 + 0.3 * c - 0.02 * c * c);
    expect(largest(level(bent, poly2).zNm)).toBeLessThan(1e-11);
  });

  it('refuses to level what does not determine a plane', () => {
    const twoPixels = mapOf(3, 3, (row, column) => (row === column && row < 2 ? 1 : NaN));
    expect(() => level(twoPixels, plane)).toThrow(InputError);
    expect(() =>
      level(
        mapOf(3, 3, () => NaN),
        plane,
      ),
    ).toThrow(/no height to work with/);
  });
});
