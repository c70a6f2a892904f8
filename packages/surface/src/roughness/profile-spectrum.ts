import { fourierTransform } from '@modalgain/numerics';
import type { GriddedHeights } from './region-heights.js';

/**
 * One-sided power spectrum of the profiles along one axis, by bands of growing spatial angular frequency q = 2 pi/period. Normalised so
 * that the sum of density times width over 2 pi is the mean square of the heights (Parseval).
 */
export interface ProfileSpectrum {
  /** Middle of each band. */
  readonly wavenumberPerNm: Float64Array;
  readonly widthPerNm: Float64Array;
  readonly densityNm3: Float64Array;
}

const bandsPerDecade = 20;
/** More lines than this say no more: they are sampled evenly. */
const mostLines = 256;

interface LineTask extends GriddedHeights {
  /** Taken off the heights; 0 if left out. */
  readonly meanNm?: number;
}

/**
 * The spectra along the rows (x) and down the columns (y): |transform of a line, 0 where pixels do not count|^2 times the pixel's size over
 * the pixels that count, averaged over lines. No taper. `undefined` for lines of fewer than 8 pixels. Of more than 256 lines only as many, evenly spread, are used.
 */
export function profileSpectra(task: LineTask): {
  readonly x: ProfileSpectrum | undefined;
  readonly y: ProfileSpectrum | undefined;
} {
  const { rows, columns } = task;
  return {
    x: spectrumOfLines(task, {
      lines: rows,
      length: columns,
      lineStride: columns,
      stride: 1,
      pixelNm: task.pixelXNm,
    }),
    y: spectrumOfLines(task, {
      lines: columns,
      length: rows,
      lineStride: 1,
      stride: columns,
      pixelNm: task.pixelYNm,
    }),
  };
}

interface Lines {
  readonly lines: number;
  readonly length: number;
  readonly lineStride: number;
  readonly stride: number;
  readonly pixelNm: number;
}

function spectrumOfLines({ zNm, meanNm = 0, use }: LineTask, along: Lines): ProfileSpectrum | undefined {
  const { lines, length, lineStride, stride, pixelNm } = along;
  if (length < 8) return undefined;
  const size = 2 ** Math.ceil(Math.log2(length));
  const power = new Float64Array(size / 2 + 1);
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  const every = Math.ceil(lines / mostLines);
  let count = 0;
  const read = (line: number, values: Float64Array) => {
    values.fill(0);
    if (line >= lines) return;
    for (let i = 0, pixel = line * lineStride; i < length; i++, pixel += stride) {
      if (use[pixel] === 0) continue;
      values[i] = zNm[pixel] - meanNm;
      count += 1;
    }
  };
  // Two lines at once, as real and imaginary part: their powers are the mean over opposite frequencies.
  for (let line = 0; line < lines; line += 2 * every) {
    read(line, re);
    read(line + every, im);
    fourierTransform({ re, im });
    for (let k = 0; k < power.length; k++) {
      const opposite = (size - k) % size;
      power[k] += (re[k] ** 2 + im[k] ** 2 + re[opposite] ** 2 + im[opposite] ** 2) / 2;
    }
  }
  return count === 0 ? undefined : bands(power, { size, pixelNm, scale: pixelNm / count });
}

/** Joins the frequencies into bands of equal steps on a logarithmic axis, keeping the sum of density times width. */
function bands(
  power: Float64Array,
  { size, pixelNm, scale }: { readonly size: number; readonly pixelNm: number; readonly scale: number },
): ProfileSpectrum {
  const step = (2 * Math.PI) / (size * pixelNm);
  const [middles, widths, densities]: [number[], number[], number[]] = [[], [], []];
  for (let from = 0; from < power.length;) {
    const to = Math.min(power.length, Math.max(from + 1, Math.ceil(from * 10 ** (1 / bandsPerDecade))));
    // Frequency 0 and the highest have no twin of opposite sign.
    let sum = 0;
    for (let k = from; k < to; k++) sum += (k === 0 || k === size / 2 ? 1 : 2) * power[k];
    const width = (to - from) * step;
    middles.push(((from + to - 1) / 2) * step);
    widths.push(width);
    densities.push((sum * scale * step) / width);
    from = to;
  }
  return {
    wavenumberPerNm: Float64Array.from(middles),
    widthPerNm: Float64Array.from(widths),
    densityNm3: Float64Array.from(densities),
  };
}
