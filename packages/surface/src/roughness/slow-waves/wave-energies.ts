import type { AxisModes } from './axis-modes.js';
import type { WaveBand } from './wave-bands.js';

/** A map reduced to means of blocks of pixels. */
export interface BlockMeans {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
  /** Pixels of a block along x and y. */
  readonly blockX: number;
  readonly blockY: number;
}

/** An axis of at least this many blocks shows the waves that are looked at. */
const fewestBlocks = 128;

/** Means of blocks; pixels at the right and lower edge that fill no block are left out. */
export function blockMeans(zNm: Float64Array, rows: number, columns: number): BlockMeans {
  const blockX = Math.max(1, Math.floor(columns / fewestBlocks));
  const blockY = Math.max(1, Math.floor(rows / fewestBlocks));
  const size = { rows: Math.floor(rows / blockY), columns: Math.floor(columns / blockX) };
  const values = new Float64Array(size.rows * size.columns);
  for (let row = 0; row < size.rows * blockY; row++) {
    const to = Math.floor(row / blockY) * size.columns;
    for (let column = 0; column < size.columns * blockX; column++)
      values[to + Math.floor(column / blockX)] += zNm[row * columns + column];
  }
  for (let i = 0; i < values.length; i++) values[i] /= blockX * blockY;
  return { values, ...size, blockX, blockY };
}

/** Of each band, the sum over its waves of their part in the mean square of the heights. */
export function waveEnergies(
  blocks: BlockMeans,
  { x, y }: { readonly x: AxisModes; readonly y: AxisModes },
  bands: readonly WaveBand[],
): Float64Array {
  const alongRows = y.vectors.map((vector) => weightedRows(blocks, vector));
  const size = blocks.values.length;
  return Float64Array.from(bands, ({ modes }) => {
    let sum = 0;
    for (const mode of modes) {
      const row = alongRows[mode.y];
      const vector = x.vectors[mode.x];
      let amplitude = 0;
      for (let i = 0; i < row.length; i++) amplitude += row[i] * vector[i];
      const blurred =
        blurOfMeans(mode.x, blocks.blockX, blocks.columns) * blurOfMeans(mode.y, blocks.blockY, blocks.rows);
      sum += (amplitude / blurred) ** 2 / size;
    }
    return sum;
  });
}

function weightedRows({ values, rows, columns }: BlockMeans, weights: Float64Array): Float64Array {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      sums[column] += weights[row] * values[row * columns + column];
  return sums;
}

/** What means of blocks leave of the amplitude of a cosine of so many half waves. */
function blurOfMeans(halfWaves: number, block: number, blocks: number): number {
  const phase = (Math.PI * halfWaves) / (2 * blocks * block);
  return block === 1 || halfWaves === 0 ? 1 : Math.sin(block * phase) / (block * Math.sin(phase));
}
