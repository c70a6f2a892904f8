import { describe, expect, it } from 'vitest';
import { randomStream } from '@modalgain/numerics';
import { applyRecipe, regionRoughness, type SurfaceRecipe } from '@modalgain/surface';
import { removedBackground } from '../src/recipe/removed-background.js';
import { correlationAt } from '../src/roughness/correlation-model.js';
import { levelledCorrelation } from '../src/roughness/levelled-correlation.js';
import { levellingLoss, squareVariance } from '../src/roughness/levelling-loss.js';
import { randomField } from '../src/simulate/random-field.js';
import { heightMap } from './height-map.js';

const recipes: Readonly<Record<string, SurfaceRecipe>> = {
  plane: [{ step: 'plane' }],
  'a polynomial of degree 2': [{ step: 'polynomial', degree: 2 }],
  'row means': [{ step: 'plane' }, { step: 'row-polynomial', degree: 0 }],
  'row polynomials of degree 1': [{ step: 'row-polynomial', degree: 1 }],
};
const region = { rows: 64, columns: 64, pixelXNm: 10, pixelYNm: 10 };

describe('what levelling takes of Sq^2', () => {
  it('is sqrt(pi) T/L for row means and a short Gaussian correlation, 2 T/L for an exponential one', () => {
    const removed = { rowDegree: 0, polynomialDegree: 0 };
    const wide = { ...region, columns: 4000, rows: 4000 };
    const loss = (exponent: number) =>
      levellingLoss({ model: { lengthNm: 200, exponent }, removed, region: wide });
    expect(loss(2) / (Math.sqrt(Math.PI) * 0.005)).toBeCloseTo(1, 2);
    expect(loss(1) / 0.01).toBeCloseTo(1, 1);
  });

  it('is that of the projection and the correlation written out as matrices, and so is the autocorrelation left', () => {
    const columns = 40;
    const model = { lengthNm: 45, exponent: 2 };
    const task = { model, removed: { rowDegree: 1, polynomialDegree: 0 }, region: { ...region, columns } };
    const q = [0, 1].map((k) => {
      const raw = Array.from({ length: columns }, (_, i) => (k === 0 ? 1 : i - (columns - 1) / 2));
      const norm = Math.hypot(...raw);
      return raw.map((x) => x / norm);
    });
    const cells = [...Array(columns).keys()];
    const p = (i: number, j: number) => (i === j ? 1 : 0) - q[0][i] * q[0][j] - q[1][i] * q[1][j];
    const c = (i: number, j: number) => correlationAt(model, 10 * (i - j));
    const pc = cells.map((i) => cells.map((j) => cells.reduce((sum, k) => sum + p(i, k) * c(k, j), 0)));
    const pcp = cells.map((i) => cells.map((j) => cells.reduce((sum, k) => sum + pc[i][k] * p(k, j), 0)));
    const atLag = (lag: number) =>
      cells.slice(lag).reduce((sum, i) => sum + pcp[i - lag][i], 0) / (columns - lag);
    expect(levellingLoss(task)).toBeCloseTo(1 - atLag(0), 2);
    const levelled = levelledCorrelation(task);
    for (const lag of [2, 4, 6, 10]) expect(levelled.at(10 * lag)).toBeCloseTo(atLag(lag) / atLag(0), 2);
    expect(levelled.undo(40, levelled.at(40))).toBeCloseTo(correlationAt(model, 40), 12);
  });

  it('leaves Sq^2 a relative variance of pi T^2 over the area', () => {
    for (const exponent of [1, 2]) {
      const wide = { ...region, rows: 1000, columns: 1000 };
      const variance = squareVariance({ model: { lengthNm: 100, exponent }, region: wide });
      expect(variance / (Math.PI * 1e-4)).toBeGreaterThan(0.94);
      expect(variance / (Math.PI * 1e-4)).toBeLessThan(1.06);
    }
  });

  it('is the step with the most for a recipe of several', () => {
    expect(removedBackground([])).toEqual({ rowDegree: null, polynomialDegree: 0 });
    expect(removedBackground([{ step: 'row-polynomial', degree: 2 }, { step: 'row-medians' }])).toEqual({
      rowDegree: 2,
      polynomialDegree: 0,
    });
  });
});

// The full table over 400 trials is made by scripts/validate/surface.mjs.
describe('the interval of the corrected Sq', () => {
  const trials = 30;
  // Of 30 intervals that hold the truth with probability 0.95, fewer than 25 hold it in one of 300 runs.
  const fewest = 25;
  for (const [shape, lengthShare] of [
    ['gaussian', 0.03],
    ['gaussian', 0.1],
    ['exponential', 0.03],
    ['exponential', 0.1],
  ] as const) {
    it(`holds the truth over simulated surfaces, ${shape}, T/L = ${lengthShare}, however levelled`, () => {
      const correlationLengthNm = 640 * lengthShare;
      const draw = randomField({ rows: 64, columns: 64, pixelNm: 10, rmsNm: 4, correlationLengthNm, shape });
      const held = new Map<string, number>();
      for (let trial = 0; trial < trials / 2; trial++) {
        for (const zNm of draw(randomStream(31, trial))) {
          for (const [name, recipe] of Object.entries(recipes)) {
            const { map } = applyRecipe(heightMap({ zNm, rows: 64, columns: 64, widthNm: 640 }), recipe);
            const use = new Uint8Array(zNm.length).fill(1);
            const found = regionRoughness({
              ...region,
              zNm: map.zNm,
              use,
              removed: removedBackground(recipe),
            });
            if (found.kind !== 'determined') continue;
            const [low, high] = found.sqNm.interval95;
            if (low <= 4 && 4 <= high) held.set(name, (held.get(name) ?? 0) + 1);
          }
        }
      }
      for (const name of Object.keys(recipes)) expect(held.get(name), name).toBeGreaterThanOrEqual(fewest);
    }, 180_000); // on a busy machine; several seconds else
  }
});
