import { describe, expect, it } from 'vitest';
import { randomStream } from '@modalgain/numerics';
import { compareSurfaces, describeSurface, type SurfaceState } from '@modalgain/surface';
import { spatialParameters } from '../src/roughness/areal-autocorrelation.js';
import { gradientParameters } from '../src/roughness/gradient.js';
import { profileSpectra } from '../src/roughness/profile-spectrum.js';
import { randomField } from '../src/simulate/random-field.js';
import { heightMap, mapOf } from './height-map.js';

const grid = (rows: number, columns: number, z: (row: number, column: number) => number) => ({
  zNm: mapOf(rows, columns, z).zNm,
  use: new Uint8Array(rows * columns).fill(1),
  rows,
  columns,
  pixelXNm: 2,
  pixelYNm: 3,
});

/** Half the length of the cross product of two sides. */
function triangle(a: readonly number[], b: readonly number[], c: readonly number[]): number {
  const [u, v] = [b, c].map((p) => p.map((x, i) => x - a[i]));
  return Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]) / 2;
}

describe('Sdq and Sdr', () => {
  it('are those of an inclined plane, to the last digit', () => {
    const { sdq, sdrPercent } = gradientParameters(grid(9, 11, (r, c) => 2 * 0.4 * c - 3 * 0.3 * r));
    expect(sdq).toBeCloseTo(0.5, 12);
    expect(sdrPercent).toBeCloseTo(100 * (Math.sqrt(1.25) - 1), 10);
  });

  it('are those of the definitions, worked out pixel by pixel on a rough surface with holes', () => {
    const random = randomStream(21);
    const task = grid(23, 31, () => 2 * random.normal());
    const use = task.use.map((_, i) => (i % 13 === 4 ? 0 : 1));
    const at = (row: number, column: number) => task.zNm[row * 31 + column];
    const used = (row: number, column: number) => use[row * 31 + column] === 1;
    const squares: number[] = [];
    const areas: number[] = [];
    for (let r = 0; r < 23; r++) {
      for (let c = 0; c < 31; c++) {
        const cross = [
          [r, c],
          [r, c - 1],
          [r, c + 1],
          [r - 1, c],
          [r + 1, c],
        ] as const;
        if (cross.every(([i, j]) => i >= 0 && j >= 0 && i < 23 && j < 31 && used(i, j)))
          squares.push(((at(r, c + 1) - at(r, c - 1)) / 4) ** 2 + ((at(r + 1, c) - at(r - 1, c)) / 6) ** 2);
        const corners = [
          [r, c],
          [r, c + 1],
          [r + 1, c + 1],
          [r + 1, c],
        ] as const;
        if (!corners.every(([i, j]) => i < 23 && j < 31 && used(i, j))) continue;
        const middle = [2 * (c + 0.5), 3 * (r + 0.5), corners.reduce((sum, [i, j]) => sum + at(i, j), 0) / 4];
        const points = corners.map(([i, j]) => [2 * j, 3 * i, at(i, j)]);
        areas.push(points.reduce((sum, p, k) => sum + triangle(p, points[(k + 1) % 4], middle), 0));
      }
    }
    const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
    const { sdq, sdrPercent } = gradientParameters({ ...task, use });
    expect(sdq).toBeCloseTo(Math.sqrt(mean(squares)), 11);
    expect(sdrPercent).toBeCloseTo(100 * (mean(areas) / 6 - 1), 9);
  });

  it('are half the square of each other for gentle slopes, and 0 on level ground', () => {
    const wave = grid(200, 200, (r, c) => 0.02 * Math.sin(c / 15) * Math.cos(r / 20));
    const { sdq, sdrPercent } = gradientParameters(wave);
    expect((sdrPercent ?? 0) / (50 * (sdq ?? 0) ** 2)).toBeCloseTo(1, 2);
    expect(gradientParameters(grid(5, 5, () => 7))).toEqual({ sdq: 0, sdrPercent: 0 });
    expect(gradientParameters({ ...wave, use: new Uint8Array(40_000) })).toEqual({
      sdq: null,
      sdrPercent: null,
    });
  });
});

describe('spectra of profiles', () => {
  it('hold the mean square of the heights (Parseval), along both axes and in a region of any outline', () => {
    const random = randomStream(9);
    const task = grid(37, 50, () => random.normal());
    const use = task.use.map((_, i) => (i % 50 > 12 + (i % 7) ? 1 : 0));
    for (const region of [task, { ...task, use }]) {
      const used = region.zNm.filter((_, i) => region.use[i] === 1);
      const meanSquare = used.reduce((sum, z) => sum + z * z, 0) / used.length;
      for (const spectrum of Object.values(profileSpectra(region))) {
        if (!spectrum) throw new Error('no spectrum');
        const sum = spectrum.densityNm3.reduce((total, w, i) => total + w * spectrum.widthPerNm[i], 0);
        expect(sum / (2 * Math.PI)).toBeCloseTo(meanSquare, 9);
      }
    }
  });
});

describe('Sal and Str', () => {
  const field = (shape: 'gaussian' | 'exponential') =>
    randomField({ rows: 256, columns: 256, pixelNm: 10, rmsNm: 3, correlationLengthNm: 80, shape })(
      randomStream(5),
    )[0];
  const region = { rows: 256, columns: 256, pixelXNm: 10, pixelYNm: 10, use: new Uint8Array(65_536).fill(1) };

  it('are the way to 0.2 of the autocorrelation, and near 1 without a direction', () => {
    const { salNm, str } = spatialParameters({ ...region, zNm: field('gaussian') });
    expect((salNm ?? 0) / (80 * Math.sqrt(Math.log(5)))).toBeGreaterThan(0.85);
    expect((salNm ?? 0) / (80 * Math.sqrt(Math.log(5)))).toBeLessThan(1.1);
    expect(str).toBeGreaterThan(0.7);
  });

  it('see a direction: pixels twice as long down as along halve Str', () => {
    const { str } = spatialParameters({ ...region, pixelYNm: 30, zNm: field('gaussian') });
    expect(str).toBeGreaterThan(0.25);
    expect(str).toBeLessThan(0.42);
  });

  it('are those of the sums over all pairs, for a region of any outline', () => {
    const [rows, columns] = [20, 24];
    const random = randomStream(3);
    const zNm = Float64Array.from({ length: 480 }, (_, i) => random.normal() + 2 * Math.sin(i / 5));
    const use = Uint8Array.from(zNm, (_, i) => (i % 11 === 0 ? 0 : 1));
    const mean = zNm.reduce((sum, z, i) => sum + use[i] * z, 0) / use.reduce((sum, u) => sum + u, 0);
    const centredNm = zNm.map((z) => z - mean);
    const covariance = (lag: number) => {
      let [sum, count] = [0, 0];
      for (let i = 0; i < 480; i++) {
        if ((i % columns) + lag >= columns || use[i] * use[i + lag] === 0) continue;
        sum += centredNm[i] * centredNm[i + lag];
        count += 1;
      }
      return sum / count;
    };
    const lag = [...Array(11).keys()].slice(1).find((k) => covariance(k) / covariance(0) <= 0.2) ?? NaN;
    const [before, here] = [covariance(lag - 1) / covariance(0), covariance(lag) / covariance(0)];
    const along = lag - 1 + (before - 0.2) / (before - here);
    const { salNm } = spatialParameters({ zNm: centredNm, use, rows, columns, pixelXNm: 1, pixelYNm: 1000 });
    expect(salNm).toBeLessThanOrEqual(along + 1e-9);
    expect(salNm).toBeGreaterThan(0.97 * along);
  });
});

describe('two surfaces', () => {
  const draw = (rmsNm: number, columns: number, pixelNm: number, seed: number): SurfaceState => {
    const spectrum = {
      rows: columns,
      columns,
      pixelNm,
      rmsNm,
      correlationLengthNm: 60,
      shape: 'gaussian',
    } as const;
    const [zNm] = randomField(spectrum)(randomStream(seed));
    const map = heightMap({ zNm, rows: columns, columns, widthNm: columns * pixelNm });
    return { map, description: describeSurface(map) };
  };
  const codes = (before: SurfaceState, after: SurfaceState) =>
    compareSurfaces({ before, after }).verdicts.map(({ code }) => code);

  it('of the same kind are not told apart, and a smoother one is', () => {
    const before = draw(5, 128, 10, 1);
    expect(codes(before, draw(5, 128, 10, 2))).toContain('roughness-not-told-apart');
    const { sq } = compareSurfaces({ before, after: draw(3, 128, 10, 3) });
    expect(sq?.verdict).toBe('differ');
    expect(sq?.ratio.interval95[0]).toBeLessThan(0.6);
    expect(sq?.ratio.interval95[1]).toBeGreaterThan(0.6);
    expect(sq?.band).toBeNull();
  });

  it('of different sizes are compared where both show waves, and that is said', () => {
    const [before, after] = [draw(5, 128, 10, 1), draw(5, 256, 12, 4)];
    const { sq, verdicts } = compareSurfaces({ before, after });
    expect(sq?.band?.toPerNm).toBeLessThan(Math.PI / 12);
    expect(sq?.verdict).toBe('not-told-apart');
    expect(verdicts.map(({ code }) => code)).toContain('different-scans');
  });
});
