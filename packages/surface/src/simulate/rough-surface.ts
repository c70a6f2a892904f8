import type { RandomStream } from '@modalgain/numerics';

/**
 * A Gaussian random surface with autocorrelation exp(-(lag/T)^2), by smoothing white noise along rows and columns with
 * a Gaussian of standard deviation T/2. The noise reaches beyond the edges, so the surface is stationary and not
 * periodic; its height is `rmsNm` on average over surfaces, not in each.
 *
 * @returns heights in nm, row by row
 */
export function roughSurface(task: {
  readonly rows: number;
  readonly columns: number;
  readonly pixelXNm: number;
  readonly pixelYNm: number;
  readonly rmsNm: number;
  /** T, where the autocorrelation has fallen to 1/e; 0 for white noise. */
  readonly correlationLengthNm: number;
  readonly random: RandomStream;
}): Float64Array {
  const { rows, columns, rmsNm, correlationLengthNm, random } = task;
  const acrossKernel = smoothingKernel(correlationLengthNm / 2 / task.pixelXNm);
  const downKernel = smoothingKernel(correlationLengthNm / 2 / task.pixelYNm);
  const noiseColumns = columns + acrossKernel.length - 1;
  const noiseRows = rows + downKernel.length - 1;
  const noise = Float64Array.from({ length: noiseRows * noiseColumns }, () => rmsNm * random.normal());
  const smoothRows = smoothAlongRows({
    values: noise,
    rows: noiseRows,
    columns: noiseColumns,
    kernel: acrossKernel,
  });
  return smoothDownColumns({ values: smoothRows, rows: noiseRows, columns, kernel: downKernel });
}

/** Gaussian weights out to four standard deviations whose squares add up to one, so that white noise keeps its variance. */
function smoothingKernel(sigmaPixels: number): Float64Array {
  const reach = Math.ceil(4 * sigmaPixels);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    sigmaPixels > 0 ? Math.exp(-0.5 * ((i - reach) / sigmaPixels) ** 2) : 1,
  );
  const norm = Math.sqrt(kernel.reduce((sum, weight) => sum + weight * weight, 0));
  return kernel.map((weight) => weight / norm);
}

interface Smoothing {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
  readonly kernel: Float64Array;
}

function smoothAlongRows({ values, rows, columns, kernel }: Smoothing): Float64Array {
  const kept = columns - kernel.length + 1;
  const out = new Float64Array(rows * kept);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < kept; column++) {
      let sum = 0;
      const start = row * columns + column;
      for (let k = 0; k < kernel.length; k++) sum += kernel[k] * values[start + k];
      out[row * kept + column] = sum;
    }
  }
  return out;
}

function smoothDownColumns({ values, rows, columns, kernel }: Smoothing): Float64Array {
  const kept = rows - kernel.length + 1;
  const out = new Float64Array(kept * columns);
  for (let row = 0; row < kept; row++) {
    for (let k = 0; k < kernel.length; k++) {
      const weight = kernel[k];
      const from = (row + k) * columns;
      for (let column = 0; column < columns; column++)
        out[row * columns + column] += weight * values[from + column];
    }
  }
  return out;
}
