import type { ReducedImage } from './reduced-image.js';

/** Pixels that one independent piece of noise takes along rows and along columns: 1 + 2 times the sum of the autocorrelation. */
export interface NoiseScale {
  readonly acrossPixels: number;
  readonly downPixels: number;
}

/** Below this the autocorrelation is taken for zero; sums of mere noise would run away. */
const endOfCorrelation = 0.02;
const mostProducts = 2e7;

/** The integral scales of the residuals (NaN: no pixel), which rough films and slow electronics make longer than a pixel. */
export function noiseScale({ rows, columns }: ReducedImage, residuals: Float64Array): NoiseScale {
  const at = { residuals, rows, columns };
  return {
    acrossPixels: integralScale(at, { step: 1, length: columns, lines: rows, stride: columns }),
    downPixels: integralScale(at, { step: columns, length: rows, lines: columns, stride: 1 }),
  };
}

interface Lines {
  /** From a pixel to the next of its line, and from a line to the next. */
  readonly step: number;
  readonly stride: number;
  readonly length: number;
  readonly lines: number;
}

function integralScale({ residuals }: { readonly residuals: Float64Array }, lines: Lines): number {
  const { length } = lines;
  const variance = meanProduct(residuals, lines, 0);
  let scale = 1;
  for (let lag = 1; lag < length / 2; lag += 1) {
    const correlation = meanProduct(residuals, lines, lag) / variance;
    if (!(correlation >= endOfCorrelation)) return scale;
    scale += 2 * correlation;
  }
  // It never ends: lines as a whole go up and down.
  return length;
}

/** Hot. Of long images some lines will do. */
function meanProduct(residuals: Float64Array, { step, stride, length, lines }: Lines, lag: number): number {
  const skip = Math.ceil((lines * length) / mostProducts);
  let [sum, count] = [0, 0];
  for (let line = 0; line < lines; line += skip) {
    const start = line * stride;
    for (let place = 0; place + lag < length; place += 1) {
      const product = residuals[start + place * step] * residuals[start + (place + lag) * step];
      if (product !== product) continue;
      sum += product;
      count += 1;
    }
  }
  return sum / count;
}
