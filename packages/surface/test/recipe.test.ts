import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError, randomStream } from '@modalgain/numerics';
import {
  applyRecipe,
  parseSurfaceRecipe,
  simulateScratchScan,
  type SurfaceRecipe,
  type SurfaceStep,
} from '@modalgain/surface';
import { heightMap, mapOf } from './height-map.js';
import { leastSquaresTwin } from './least-squares-twin.js';

const noisy = (rows: number, columns: number, seed = 1) => {
  const random = randomStream(seed);
  return mapOf(rows, columns, () => random.normal());
};

const steps: fc.Arbitrary<SurfaceStep> = fc.oneof(
  fc.constantFrom<SurfaceStep>(
    { step: 'plane' },
    { step: 'row-medians' },
    { step: 'row-median-of-differences' },
    { step: 'remove-scars' },
    { step: 'remove-scars', direction: 'raised', by: 'mask', leastLengthPixels: 3 },
    { step: 'mask', from: 'heights', aboveNm: 1.5 },
    { step: 'mask', from: 'areas', areas: [{ xUm: [0.1, 0.4], yUm: [0.2, 0.3] }] },
    { step: 'grow-mask', pixels: 1 },
    { step: 'clear-mask' },
  ),
  fc.record({ step: fc.constant('polynomial' as const), degree: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ step: fc.constant('row-polynomial' as const), degree: fc.integer({ min: 0, max: 3 }) }),
);

describe('a recipe', () => {
  it('gives the same numbers after a round through JSON, and leaves the scan alone', () => {
    const map = simulateScratchScan({ rows: 40, columns: 50, scanSizeNm: 1000, seed: 4 });
    const before = map.zNm.slice();
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 5 }), (recipe) => {
        const once = applyRecipe(map, recipe);
        const again = applyRecipe(map, parseSurfaceRecipe(JSON.parse(JSON.stringify(recipe))));
        expect(again.map.zNm).toEqual(once.map.zNm);
        expect(again.mask).toEqual(once.mask);
        expect(once.applied.map(({ step }) => step)).toEqual(recipe);
        expect(map.zNm).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('takes polynomials of every degree off as textbook monomials do, masked pixels left out', () => {
    const map = noisy(14, 19);
    const mask = { step: 'mask', from: 'heights', aboveNm: 1.2 } as const;
    for (const degree of [0, 1, 3, 4]) {
      const result = applyRecipe(map, [mask, { step: 'polynomial', degree }]);
      const terms = (i: number) => {
        const [x, y] = [((i % 19) - 9) / 9, (Math.floor(i / 19) - 6.5) / 6.5];
        const powers = [...Array(degree + 1).keys()];
        return powers.flatMap((p) => powers.filter((q) => p + q <= degree).map((q) => x ** p * y ** q));
      };
      const used = [...map.zNm.keys()].filter((i) => map.zNm[i] <= 1.2);
      const b = leastSquaresTwin(
        used.map(terms),
        used.map((i) => map.zNm[i]),
      );
      result.map.zNm.forEach((z, i) => {
        const background = terms(i).reduce((sum, term, k) => sum + term * b[k], 0);
        expect(z).toBeCloseTo(map.zNm[i] - background, 9);
      });
    }
  });

  it('takes a polynomial of its own off every row, as textbook least squares of each row does', () => {
    const map = noisy(5, 23, 2);
    const { zNm } = applyRecipe(map, [{ step: 'row-polynomial', degree: 2 }]).map;
    for (let row = 0; row < 5; row++) {
      const heights = [...map.zNm.subarray(row * 23, (row + 1) * 23)];
      const design = heights.map((_, x) => [1, x, x * x]);
      const b = leastSquaresTwin(design, heights);
      heights.forEach((z, x) => {
        expect(zNm[row * 23 + x]).toBeCloseTo(z - b[0] - b[1] * x - b[2] * x * x, 9);
      });
    }
  });

  it('lowers the degree in a row of few pixels, and leaves a row without any alone', () => {
    const zNm = [3, NaN, NaN, NaN, 1, 2, 4, 8, NaN, NaN, NaN, NaN];
    const map = heightMap({ zNm, rows: 3, columns: 4 });
    const levelled = applyRecipe(map, [{ step: 'row-polynomial', degree: 3 }]).map.zNm;
    expect(levelled[0]).toBeCloseTo(0, 12);
    for (let i = 4; i < 8; i++) expect(levelled[i]).toBeCloseTo(0, 9);
  });
});

describe('masks', () => {
  const areas = (...list: Extract<SurfaceStep, { from: 'areas' }>['areas']): SurfaceStep => ({
    step: 'mask',
    from: 'areas',
    areas: list,
  });
  const map = noisy(20, 20);

  it('hold the pixels whose centres lie in a rectangle, told from the top left corner', () => {
    const { mask } = applyRecipe(map, [areas({ xUm: [0.1, 0.3], yUm: [0, 0.101] })]);
    mask.forEach((masked, i) => {
      const [x, y] = [((i % 20) + 0.5) * 0.05, (Math.floor(i / 20) + 0.5) * 0.05];
      expect(masked).toBe(x >= 0.1 && x <= 0.3 && y <= 0.101 ? 1 : 0);
    });
  });

  it('hold a polygon as the sides of a triangle tell it', () => {
    const share = fc.integer({ min: 0, max: 997 }).map((number) => number / 997);
    const corner = fc.tuple(share, share);
    fc.assert(
      fc.property(corner, corner, corner, (a, b, c) => {
        const cross = (p: number[], q: number[], r: number[]) =>
          (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
        const inside = [...map.zNm.keys()].map((i) => {
          const p = [((i % 20) + 0.5) * 0.05, (Math.floor(i / 20) + 0.5) * 0.05];
          const sides = [cross(a, b, p), cross(b, c, p), cross(c, a, p)];
          fc.pre(sides.every((side) => Math.abs(side) > 1e-9));
          return sides.every((side) => side > 0) || sides.every((side) => side < 0);
        });
        fc.pre(inside.includes(true) && inside.includes(false));
        const { mask } = applyRecipe(map, [areas({ polygonUm: [a, b, c] })]);
        expect(Array.from(mask, (masked) => masked === 1)).toEqual(inside);
      }),
      { numRuns: 60 },
    );
  });

  it('grow by squares, turn inside out, add up and are cleared', () => {
    const one = areas({ xUm: [0.5, 0.55], yUm: [0.5, 0.55] });
    const { mask, applied } = applyRecipe(map, [one, { step: 'grow-mask', pixels: 2 }]);
    expect(applied.map(({ maskedPixels }) => maskedPixels)).toEqual([1, 25]);
    expect(mask[8 * 20 + 8] + mask[12 * 20 + 12]).toBe(2);
    expect(applyRecipe(map, [one, { step: 'invert-mask' }]).applied[1].maskedPixels).toBe(399);
    const both: SurfaceRecipe = [one, areas({ xUm: [0, 0.1], yUm: [0, 0.1] })];
    expect(applyRecipe(map, both).applied[1].maskedPixels).toBe(5);
    expect(applyRecipe(map, [...both, { step: 'clear-mask' }]).applied[2].maskedPixels).toBe(0);
  });

  it("come from the file, or all but the file's", () => {
    const marked = { ...map, mask: Uint8Array.from(map.zNm, (_, i) => (i < 30 ? 2 : 0)) };
    expect(applyRecipe(marked, [{ step: 'mask', from: 'file' }]).applied[0].maskedPixels).toBe(30);
    expect(applyRecipe(marked, [{ step: 'plane' }], { mask: 'exclude' }).applied[0].maskedPixels).toBe(30);
    expect(applyRecipe(marked, [{ step: 'plane' }], { mask: 'only' }).applied[0].maskedPixels).toBe(370);
    expect(() => applyRecipe(map, [{ step: 'mask', from: 'file' }])).toThrow(/no mask of its own/);
  });

  it('that leave nothing, or hold nothing, are refused', () => {
    expect(() => applyRecipe(map, [{ step: 'invert-mask' }, { step: 'plane' }])).toThrow(
      /no height to work with/,
    );
    expect(() => applyRecipe(map, [{ step: 'invert-mask' }])).toThrow(InputError);
    expect(() => applyRecipe(map, [areas({ xUm: [3, 4], yUm: [3, 4] })])).toThrow(/holds no pixel/);
  });
});

describe('scars', () => {
  const [rows, columns] = [60, 80];
  const clean = noisy(rows, columns, 7);
  const withScars = (sign: number) => {
    const zNm = clean.zNm.slice();
    for (const [row, from, to] of [
      [10, 20, 45],
      [30, 5, 30],
      [31, 5, 30],
      [50, 40, 75],
    ])
      for (let column = from; column < to; column++) zNm[row * columns + column] += sign * 40;
    return { ...clean, zNm };
  };

  it('are found, counted and bridged, wherever they stand out to', () => {
    for (const sign of [1, -1]) {
      const { map, applied } = applyRecipe(withScars(sign), [{ step: 'remove-scars' }]);
      expect(applied[0].scars).toEqual({ count: 3, pixels: 25 + 50 + 35 });
      const at = (row: number) => map.zNm[row * columns + 25];
      expect(at(30)).toBeCloseTo((2 * at(29) + at(32)) / 3, 12);
      expect(at(31)).toBeCloseTo((at(29) + 2 * at(32)) / 3, 12);
      expect(map.zNm.every((z, i) => Math.abs(z - clean.zNm[i]) < 8)).toBe(true);
    }
  });

  it('are masked if asked, and only looked for in the direction asked', () => {
    const masked = applyRecipe(withScars(1), [{ step: 'remove-scars', by: 'mask', direction: 'raised' }]);
    expect(masked.applied[0].maskedPixels).toBe(110);
    expect(masked.map.zNm).toEqual(withScars(1).zNm);
    const other = applyRecipe(withScars(1), [{ step: 'remove-scars', direction: 'sunken' }]);
    expect(other.applied[0].scars?.count).toBe(0);
  });

  it('are none in noise, in a smooth surface, nor at an edge that crosses the rows', () => {
    const waves = mapOf(rows, columns, (r, c) => 50 * Math.sin(r / 9) * Math.cos(c / 7));
    const edge = mapOf(
      rows,
      columns,
      (r, c) => (c > 40 + Math.sin(r) ? 200 : 0) + clean.zNm[r * columns + c],
    );
    for (const map of [clean, waves, edge, mapOf(rows, columns, () => 3)])
      expect(applyRecipe(map, [{ step: 'remove-scars' }]).applied[0].scars?.count).toBe(0);
  });
});

describe('a recipe that is no recipe', () => {
  const refused: readonly (readonly [unknown, RegExp])[] = [
    [{ step: 'plane' }, /expected a list of steps/],
    [[3], /step 1.*found 3.*one of plane/],
    [[{ step: 'plane' }, { step: 'plan' }], /step 2.*found step "plan"/],
    [[{ step: 'polynomial' }], /found nothing for degree.*whole number from 0 to 8/],
    [[{ step: 'polynomial', degree: 2.5 }], /found 2.5 for degree/],
    [[{ step: 'row-polynomial', degree: 6 }], /from 0 to 5/],
    [[{ step: 'plane', degree: 2 }], /found degree in "plane", which takes nothing more/],
    [[{ step: 'mask' }], /for from, expected one of file, heights, areas/],
    [[{ step: 'mask', from: 'file', areas: [] }], /found areas in "mask"/],
    [[{ step: 'mask', from: 'heights' }], /neither aboveNm nor belowNm/],
    [[{ step: 'mask', from: 'areas', areas: [{ xUm: [2, 1], yUm: [0, 1] }] }], /smaller first/],
    [[{ step: 'grow-mask', pixels: 0 }], /from 1 to 1000/],
    [[{ step: 'remove-scars', by: 'magic' }], /one of interpolation, mask/],
  ];
  for (const [recipe, sentence] of refused) {
    it(`is refused: ${JSON.stringify(recipe)}`, () => {
      try {
        parseSurfaceRecipe(recipe);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        expect((error as InputError).sentence).toMatch(sentence);
        expect((error as InputError).sentence).not.toContain('\n');
        return;
      }
      throw new Error('it was not refused');
    });
  }
});
