import { describe, expect, it } from 'vitest';
import { randomStream } from '@modalgain/numerics';
import { correlationAt } from '../src/roughness/correlation-model.js';
import { levellingLoss } from '../src/roughness/levelling-loss.js';
import { scanWaves } from '../src/roughness/slow-waves/scan-waves.js';
import { blockMeans, waveEnergies } from '../src/roughness/slow-waves/wave-energies.js';

const removed = { rowDegree: 0, polynomialDegree: 2 };
const square = { widthNm: 480, heightNm: 480, rows: 48, columns: 48, removed };
const models = [
  { lengthNm: 48, exponent: 2 },
  { lengthNm: 40, exponent: 1 },
];

describe('the waves of a scan', () => {
  it('are expected to hold what the correlation matrix says', () => {
    const { bands, modes, expected } = scanWaves(square);
    const { rows, columns } = square;
    for (const model of models) {
      const { ofWave } = expected(model, bands.length);
      for (const b of [0, 3, 12, 20]) {
        const [mode] = bands[b].modes;
        if (bands[b].modes.length > 1) continue;
        let sum = 0;
        const [alongX, alongY] = [modes.x.lagProducts[mode.x], modes.y.lagProducts[mode.y]];
        for (let dx = 1 - columns; dx < columns; dx++)
          for (let dy = 1 - rows; dy < rows; dy++)
            sum +=
              correlationAt(model, 10 * Math.hypot(dx, dy)) * alongX[Math.abs(dx)] * alongY[Math.abs(dy)];
        expect(ofWave[b] / (sum / (rows * columns))).toBeCloseTo(1, 1.5);
      }
    }
  });

  it('leave out what levelling took, which is the loss of its projection', () => {
    const { bands, expected } = scanWaves(square);
    const region = { rows: 48, columns: 48, pixelXNm: 10, pixelYNm: 10 };
    expect(bands.flatMap(({ modes }) => modes).some(({ x, y }) => x === 0 || x + y <= 2)).toBe(false);
    for (const model of models) {
      const { taken } = expected(model, bands.length);
      expect(taken).toBeCloseTo(levellingLoss({ model, removed, region }), 2);
    }
  });

  it('share out the mean square of the heights, none of it twice', () => {
    const all = { ...square, removed: { rowDegree: null, polynomialDegree: 0 } };
    const { bands, modes } = scanWaves(all);
    const random = randomStream(5, 1);
    const zNm = Float64Array.from({ length: 48 * 48 }, () => random.normal());
    const energies = waveEnergies(blockMeans(zNm, 48, 48), modes, bands);
    const inBands = bands.reduce((count, band) => count + band.modes.length, 0);
    const meanSquare = zNm.reduce((sum, z) => sum + z * z, 0) / zNm.length;
    const share = energies.reduce((sum, energy) => sum + energy, 0) / meanSquare;
    expect(share).toBeCloseTo(inBands / zNm.length, 1);
    expect(share).toBeLessThan(1);
  });

  it('are the same in a finer scan, read from means of blocks', () => {
    const wave = (rows: number) =>
      Float64Array.from({ length: rows * rows }, (_, i) =>
        Math.cos((Math.PI * 30 * ((i % rows) + 0.5)) / rows),
      );
    const energiesOf = (rows: number) => {
      const blocks = blockMeans(wave(rows), rows, rows);
      const { bands, modes } = scanWaves({ ...square, rows: blocks.rows, columns: blocks.columns });
      return Math.max(...waveEnergies(blocks, modes, bands));
    };
    expect(energiesOf(128)).toBeCloseTo(0.5, 3);
    expect(energiesOf(384)).toBeCloseTo(energiesOf(128), 6);
  });
});
