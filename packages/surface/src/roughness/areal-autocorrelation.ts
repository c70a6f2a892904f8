import { type ComplexArrays, fourierTransform, fourierTransform2d } from '@modalgain/numerics';
import type { GriddedHeights } from './region-heights.js';

/** Spatial parameters of ISO 25178-2 from the areal autocorrelation, at its usual level of 0.2. */
export interface SpatialParameters {
  /** Autocorrelation length: the shortest way from lag 0 to where the autocorrelation is 0.2; `null` where it does not fall so far within half the region. */
  readonly salNm: number | null;
  /** Texture aspect ratio: the shortest over the longest such way, near 1 for a surface without a direction; `null` where one direction has no such place. */
  readonly str: number | null;
}

interface RegionTask extends GriddedHeights {
  /** Taken off the heights; 0 if left out. */
  readonly meanNm?: number;
}

const level = 0.2;
/** Directions over half a turn: the autocorrelation of real heights is the same in opposite directions. */
const directions = 180;
/** Larger maps are reduced to at most so many pixels a side. */
const mostPixels = 256;
/** A lag that fewer pairs span than this share of the pixels says too little. */
const leastPairs = 0.05;

/**
 * Sal and Str of the pixels of `use`. The autocorrelation is the mean product of heights about their mean over the pairs of pixels that a lag
 * spans, over that at lag 0. `lengthNm`, the length along the rows if known, decides how maps of more than 256 pixels a side are reduced: by leaving out
 * pixels where the roughness is slow, else by keeping to the middle.
 */
export function spatialParameters(
  task: RegionTask & { readonly lengthNm?: number | undefined },
): SpatialParameters {
  if (task.rows < 2 || task.columns < 2) return { salNm: null, str: null };
  const region = reduced(task);
  const correlation = arealAutocorrelation(region);
  const reachNm = Math.min(region.columns * region.pixelXNm, region.rows * region.pixelYNm) / 2;
  const stepNm = Math.min(region.pixelXNm, region.pixelYNm) / 2;
  const ways = Array.from({ length: directions }, (_, k) => {
    const angle = (Math.PI * k) / directions;
    return wayToLevel(
      (distanceNm) =>
        correlation(
          (distanceNm * Math.cos(angle)) / region.pixelXNm,
          (distanceNm * Math.sin(angle)) / region.pixelYNm,
        ),
      { stepNm, reachNm },
    );
  });
  const shortest = Math.min(...ways);
  if (!Number.isFinite(shortest)) return { salNm: null, str: null };
  const longest = Math.max(...ways);
  return { salNm: shortest, str: Number.isFinite(longest) ? shortest / longest : null };
}

/** Where the curve first falls to the level, by straight lines between steps; Infinity where it does not within reach. */
function wayToLevel(
  correlation: (distanceNm: number) => number,
  { stepNm, reachNm }: { readonly stepNm: number; readonly reachNm: number },
): number {
  let before = 1;
  for (let way = stepNm; way <= reachNm; way += stepNm) {
    const here = correlation(way);
    if (Number.isNaN(here)) return Infinity;
    if (here <= level) return way - (stepNm * (level - here)) / (before - here);
    before = here;
  }
  return Infinity;
}

/** The autocorrelation at a lag in pixels, between whole pixels by bilinear interpolation; NaN where too few pairs span it. */
function arealAutocorrelation(task: RegionTask): (columnLag: number, rowLag: number) => number {
  const { rows, columns } = task;
  const size = { rows: powerOfTwoFrom(1.5 * rows), columns: powerOfTwoFrom(1.5 * columns) };
  const { products, pairs } = correlate(task, size);
  const variance = products[0] / pairs[0];
  const at = (column: number, row: number) => {
    // The same at opposite lags.
    const rowLag = column < 0 ? -row : row;
    const index = ((rowLag + size.rows) % size.rows) * (size.columns / 2 + 1) + Math.abs(column);
    return pairs[index] < leastPairs * pairs[0] ? NaN : products[index] / pairs[index] / variance;
  };
  return (columnLag, rowLag) => {
    const [column, row] = [Math.floor(columnLag), Math.floor(rowLag)];
    const [x, y] = [columnLag - column, rowLag - row];
    return (
      (1 - y) * ((1 - x) * at(column, row) + x * at(column + 1, row)) +
      y * ((1 - x) * at(column, row + 1) + x * at(column + 1, row + 1))
    );
  };
}

const powerOfTwoFrom = (length: number): number => 2 ** Math.ceil(Math.log2(length));

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** At the lags of 0 to half the columns, and of all rows; times a common factor. */
interface Correlation {
  readonly products: Float64Array;
  readonly pairs: Float64Array;
}

/**
 * Sums of products of heights over all pairs at each lag, and the number of pairs: transforms of squared transforms (Wiener and Khinchin), padded against
 * wrapping. Heights go as real, pixels that count as imaginary part, and so do the two results, whose spectra are real and even.
 */
function correlate({ zNm, meanNm = 0, use, rows, columns }: RegionTask, size: Size): Correlation {
  const cells = size.rows * size.columns;
  const [re, im] = [new Float64Array(cells), new Float64Array(cells)];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (use[row * columns + column] === 0) continue;
      re[row * size.columns + column] = zNm[row * columns + column] - meanNm;
      im[row * size.columns + column] = 1;
    }
  }
  fourierTransform2d({ re, im, ...size });
  return correlationOfSpectrum({ re, im, ...size });
}

/**
 * Transforms of the powers. They are real and the same at opposite frequencies, so that the rows of the lower half are those of the upper half read backwards;
 * and so are the correlations, of which half of the columns will do.
 */
function correlationOfSpectrum(spectrum: ComplexArrays & Size): Correlation {
  const { rows, columns } = spectrum;
  const half = spectrumOfRows(spectrum);
  const kept = columns / 2 + 1;
  const [products, pairs] = [new Float64Array(rows * kept), new Float64Array(rows * kept)];
  const line = { re: new Float64Array(rows), im: new Float64Array(rows) };
  for (let column = 0; column < kept; column++) {
    const opposite = (columns - column) % columns;
    for (let row = 0; row < rows; row++) {
      const cell = 2 * row <= rows ? row * columns + column : (rows - row) * columns + opposite;
      line.re[row] = half.re[cell];
      line.im[row] = half.im[cell];
    }
    fourierTransform(line);
    for (let row = 0; row < rows; row++) {
      products[row * kept + column] = line.re[row];
      pairs[row * kept + column] = line.im[row];
    }
  }
  return { products, pairs };
}

/** Transforms along the rows of the powers of heights (real part) and pixels (imaginary part), for the rows down to the highest frequency. */
function spectrumOfRows({ re, im, rows, columns }: ComplexArrays & Size): ComplexArrays {
  const half = {
    re: new Float64Array((rows / 2 + 1) * columns),
    im: new Float64Array((rows / 2 + 1) * columns),
  };
  for (let row = 0; 2 * row <= rows; row++) {
    const start = row * columns;
    const oppositeStart = ((rows - row) % rows) * columns;
    for (let column = 0; column < columns; column++) {
      const cell = start + column;
      const opposite = oppositeStart + ((columns - column) % columns);
      half.re[cell] = ((re[cell] + re[opposite]) ** 2 + (im[cell] - im[opposite]) ** 2) / 4;
      half.im[cell] = ((im[cell] + im[opposite]) ** 2 + (re[opposite] - re[cell]) ** 2) / 4;
    }
    fourierTransform({
      re: half.re.subarray(start, start + columns),
      im: half.im.subarray(start, start + columns),
    });
  }
  return half;
}

/** A map of at most `mostPixels` a side with the same autocorrelation at its lags. */
function reduced(task: RegionTask & { readonly lengthNm?: number | undefined }): RegionTask {
  const { rows, columns, pixelXNm, pixelYNm, lengthNm = Infinity } = task;
  const every = Math.ceil(Math.max(rows, columns) / mostPixels);
  if (every === 1) return task;
  // Three pixels to a length still show its shape.
  return lengthNm >= 3 * every * Math.max(pixelXNm, pixelYNm) ? picked(task, every) : middle(task);
}

function picked(task: RegionTask, every: number): RegionTask {
  const size = { rows: Math.ceil(task.rows / every), columns: Math.ceil(task.columns / every) };
  const pixels = { pixelXNm: task.pixelXNm * every, pixelYNm: task.pixelYNm * every };
  return { ...task, ...copied(task, size, { row: 0, column: 0, every }), ...pixels };
}

function middle(task: RegionTask): RegionTask {
  const size = { rows: Math.min(task.rows, mostPixels), columns: Math.min(task.columns, mostPixels) };
  const from = { row: (task.rows - size.rows) >> 1, column: (task.columns - size.columns) >> 1 };
  return { ...task, ...copied(task, size, { ...from, every: 1 }) };
}

function copied(
  { zNm, use, columns: width }: RegionTask,
  { rows, columns }: { readonly rows: number; readonly columns: number },
  from: { readonly row: number; readonly column: number; readonly every: number },
) {
  const copy = { zNm: new Float64Array(rows * columns), use: new Uint8Array(rows * columns), rows, columns };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const pixel = (from.row + row * from.every) * width + from.column + column * from.every;
      copy.zNm[row * columns + column] = zNm[pixel];
      copy.use[row * columns + column] = use[pixel];
    }
  }
  return copy;
}
