import { type ComplexArrays, fourierTransform2d } from '@modalgain/numerics';
import { blockSums } from '../block-sums.js';
import type { GriddedHeights, RegionHeights } from './region-heights.js';
import { removeRowMeans } from './row-means.js';

/**
 * Power spectrum W of the heights of a region, averaged over directions, by rings of growing spatial angular frequency q = 2 pi/period. Normalised
 * so that Sq^2 = 1/(2 pi)^2 times the integral of W over the plane of q; a Gaussian autocorrelation of length T has W = pi Sq^2 T^2 exp(-(q T)^2/4).
 */
export interface RadialSpectrum {
  /** Lower edge of the first ring. */
  readonly fromPerNm: number;
  /** Mean of each ring. */
  readonly wavenumberPerNm: Float64Array;
  /** W. */
  readonly densityNm4: Float64Array;
  /** Standard error of each density over itself: the more independent waves in the ring, the less. */
  readonly relativeError: Float64Array;
}

/** More pixels a side than this are joined into blocks. */
export const mostSpectrumPixels = 1024;
/** Share of the blocks' sampling limit up to which their means tell the spectrum. */
const blockBand = 0.5;
/** Rings a decade of q. */
const ringsPerDecade = 20;
/** A ring with fewer independent waves says too little, and is joined with the next. */
const fewestWaves = 4;

/**
 * The radial spectrum of a region of any outline: |transform of the heights, 0 outside|^2 times the area of a pixel over the number of pixels that
 * count. No taper: at the sharp outline of a region of perimeter P and area A about Sq^2 P/(A q^3) leaks, small beside roughness far shorter
 * than the region. Rows are brought to equal means first; waves along the slow axis, of which that took most, are left out, so that the rings
 * start where a row of the region holds one period, and end at the sampling limit.
 * `undefined` for a region too small to hold several periods. More than 1024 pixels a side are joined into blocks first; what the means took of the waves is
 * given back, and the rings end at half the sampling limit of the blocks.
 */
export function radialSpectrum(
  whole: GriddedHeights,
  mostPixels = mostSpectrumPixels,
): RadialSpectrum | undefined {
  const side = Math.ceil(Math.max(whole.rows, whole.columns) / mostPixels);
  const task = side === 1 ? whole : blockMeans(whole, side);
  const { use, pixelXNm, pixelYNm } = task;
  const { zNm, count, usedRows } = removeRowMeans(task);
  const padded = paddedTransform({ ...task, zNm: zNm.map((z, i) => (use[i] === 0 ? 0 : z)) });
  const lowest = (2 * Math.PI * usedRows) / (count * pixelXNm);
  const highest = (side === 1 ? 1 : blockBand) * (Math.PI / Math.max(pixelXNm, pixelYNm));
  const rings = sumOverRings({ ...task, ...padded, lowest, highest, isBlurred: side > 1 });
  const pixels = padded.rows * padded.columns;
  const joined = joinRings(rings, (2 * fewestWaves * pixels) / count);
  if (joined.length < 2) return undefined;
  return {
    fromPerNm: lowest,
    wavenumberPerNm: Float64Array.from(joined, (ring) => ring.wavenumbers / ring.cells),
    densityNm4: Float64Array.from(
      joined,
      (ring) => (ring.power * pixelXNm * pixelYNm) / (ring.cells * count),
    ),
    // Half the cells are copies of the others (real heights); padding adds cells, not waves.
    relativeError: Float64Array.from(joined, ({ cells }) => Math.sqrt((2 * pixels) / (cells * count))),
  };
}

/** Means over blocks of `side` x `side` pixels; a block counts if all its pixels do. */
function blockMeans(task: GriddedHeights, side: number): GriddedHeights {
  const { rows, columns, sums, counts } = blockSums(task, side);
  return {
    zNm: sums.map((sum) => sum / side ** 2),
    use: new Uint8Array(counts.map((count) => (count === side ** 2 ? 1 : 0))),
    rows,
    columns,
    pixelXNm: task.pixelXNm * side,
    pixelYNm: task.pixelYNm * side,
  };
}

/** The power of a wave that means over blocks of a width leave: sinc^2. */
function powerLeft(wavenumberPerNm: number, widthNm: number): number {
  const half = (wavenumberPerNm * widthNm) / 2;
  return half === 0 ? 1 : (Math.sin(half) / half) ** 2;
}

interface Padded extends ComplexArrays {
  readonly rows: number;
  readonly columns: number;
}

const powerOfTwoFrom = (length: number): number => 2 ** Math.ceil(Math.log2(length));

function paddedTransform({ zNm, rows, columns }: Omit<RegionHeights, 'use'>): Padded {
  const size = { rows: powerOfTwoFrom(rows), columns: powerOfTwoFrom(columns) };
  const re = new Float64Array(size.rows * size.columns);
  const im = new Float64Array(size.rows * size.columns);
  for (let row = 0; row < rows; row++)
    re.set(zNm.subarray(row * columns, (row + 1) * columns), row * size.columns);
  fourierTransform2d({ re, im, ...size });
  return { re, im, ...size };
}

interface Ring {
  readonly cells: number;
  readonly wavenumbers: number;
  readonly power: number;
}

interface RingTask extends Padded, Pick<GriddedHeights, 'pixelXNm' | 'pixelYNm'> {
  readonly lowest: number;
  readonly highest: number;
  readonly isBlurred: boolean;
}

/** Sums over the cells of each ring: the hot loop. */
function sumOverRings(task: RingTask): Ring[] {
  const { re, im, rows, columns, lowest, highest } = task;
  const number = Math.ceil(ringsPerDecade * Math.log10(highest / lowest)) || 1;
  const sums = {
    cells: new Float64Array(number),
    q: new Float64Array(number),
    power: new Float64Array(number),
  };
  const scale = number / Math.log(highest / lowest);
  for (let row = 0; row < rows; row++) {
    const qy = (2 * Math.PI * signedFrequency(row, rows)) / (rows * task.pixelYNm);
    // Waves of negative qx are those of positive qx with the signs turned, and as strong; the highest qx lies beyond the rings.
    for (let column = 1; column < columns / 2; column++) {
      const qx = (2 * Math.PI * column) / (columns * task.pixelXNm);
      const q = Math.sqrt(qx * qx + qy * qy);
      if (qx < lowest || q >= highest) continue;
      const ring = Math.min(number - 1, Math.floor(scale * Math.log(q / lowest)));
      const cell = row * columns + column;
      sums.cells[ring] += 2;
      sums.q[ring] += 2 * q;
      const left = task.isBlurred ? powerLeft(qx, task.pixelXNm) * powerLeft(qy, task.pixelYNm) : 1;
      sums.power[ring] += (2 * (re[cell] * re[cell] + im[cell] * im[cell])) / left;
    }
  }
  return Array.from(sums.cells, (cells, i) => ({ cells, wavenumbers: sums.q[i], power: sums.power[i] }));
}

const signedFrequency = (index: number, size: number): number => (index <= size / 2 ? index : index - size);

/** Rings of at least so many cells, each with a power above 0: small ones are joined with those that follow. */
function joinRings(rings: readonly Ring[], fewestCells: number): Ring[] {
  const joined: Ring[] = [];
  let open: Ring = { cells: 0, wavenumbers: 0, power: 0 };
  for (const ring of rings) {
    open = {
      cells: open.cells + ring.cells,
      wavenumbers: open.wavenumbers + ring.wavenumbers,
      power: open.power + ring.power,
    };
    if (open.cells < fewestCells || open.power === 0) continue;
    joined.push(open);
    open = { cells: 0, wavenumbers: 0, power: 0 };
  }
  return joined;
}
