import { describe, expect, it } from 'vitest';
import { InputError, randomStream } from '@modalgain/numerics';
import { simulateScratchScan } from '@modalgain/surface';
import { roughSurface } from '../src/simulate/rough-surface.js';

describe('simulated scratch scans', () => {
  it('are the same for the same seed and others for another', () => {
    const make = (seed: number) => simulateScratchScan({ rows: 40, columns: 40, seed }).zNm;
    expect(make(3)).toEqual(make(3));
    expect(make(3)).not.toEqual(make(4));
  });

  it('clear the share of the scan that is asked for', () => {
    const still = { filmRmsNm: 0, substrateRmsNm: 0, noiseRmsNm: 0, rowOffsetRmsNm: 0, scarCount: 0 };
    const level = { tiltXNm: 0, tiltYNm: 0, bowNm: 0, rimHeightNm: 0, edgeWaveNm: 0, wallWidthNm: 1 };
    const { zNm } = simulateScratchScan({
      ...still,
      ...level,
      rows: 200,
      columns: 200,
      scratchShare: 0.25,
      seed: 1,
    });
    expect(zNm.filter((z) => z < 100).length / zNm.length).toBeCloseTo(0.25, 2);
    expect(zNm[0]).toBeCloseTo(200, 9);
    expect(zNm[100]).toBeCloseTo(0, 9);
  });

  it('refuse a scratch wider than the scan', () => {
    expect(() => simulateScratchScan({ scratchShare: 1.2, seed: 1 })).toThrow(InputError);
  });

  it('have roughness with the rms and the Gaussian autocorrelation that were asked for', () => {
    const [rows, columns, reach] = [300, 300, 8];
    const z = roughSurface({
      rows,
      columns,
      pixelXNm: 10,
      pixelYNm: 20,
      rmsNm: 3,
      correlationLengthNm: 80,
      random: randomStream(8),
    });
    const covariance = (down: number, right: number) => {
      let [sum, count] = [0, 0];
      for (let r = 0; r + down < rows; r++) {
        for (let c = 0; c + right < columns; c++) {
          sum += z[r * columns + c] * z[(r + down) * columns + c + right];
          count += 1;
        }
      }
      return sum / count;
    };
    expect(Math.abs(Math.sqrt(covariance(0, 0)) / 3 - 1)).toBeLessThan(0.06);
    expect(Math.abs(covariance(0, reach) / covariance(0, 0) - Math.exp(-1))).toBeLessThan(0.06);
    expect(Math.abs(covariance(reach / 2, 0) / covariance(0, 0) - Math.exp(-1))).toBeLessThan(0.06);
  });
});
