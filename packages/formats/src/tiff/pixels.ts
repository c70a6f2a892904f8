import { UnreadableFileError } from '@modalgain/numerics';
import type { MicrographLevels } from '@modalgain/measurements';
import type { ByteOrder } from '../byte-cursor.js';
import { sampleTypes } from '../sample-type.js';
import type { SampleType } from '../sample-type.js';
import { tileBytes } from './layout.js';
import type { TiffLayout } from './layout.js';
import { undoPredictor } from './predictor.js';
import { largestRatio, unpackTile } from './unpack.js';

interface PixelSource {
  readonly bytes: Uint8Array;
  readonly layout: TiffLayout;
  readonly order: ByteOrder;
}

/** Weights of red, green and blue in the luminance. Source: Recommendation ITU-R BT.601. */
const luminance = [0.299, 0.587, 0.114];
const firstSampleOnly = [1];

/** A short image may shrink more than real ones do, and does no harm. */
const harmlessBytes = 2 ** 20;

/**
 * One number a pixel, row 0 on top: its first sample, or its luminance.
 *
 * @throws UnreadableFileError for strips and tiles that are not all there, before memory is taken for them
 */
export function pixelsOf(source: PixelSource): MicrographLevels {
  const { layout, bytes } = source;
  const { columns, rows, tilesAcross, tilesDown, samplesPerPixel, samplesTogether } = layout;
  refuseMissingBytes(layout, bytes);
  const weights = layout.photometry === 'rgb' ? luminance : firstSampleOnly;
  const planes = Math.min(weights.length, samplesPerPixel / samplesTogether);
  // Everything is unpacked before memory is taken for what the header announces.
  const tiles = Array.from({ length: planes * tilesDown * tilesAcross }, (_, index) =>
    samplesOfTile(source, index, Math.floor(index / tilesAcross) % tilesDown),
  );
  const levels = emptyLevels(layout, columns * rows);
  tiles.forEach((tile, index) => {
    const plane = Math.floor(index / (tilesDown * tilesAcross));
    addTile({
      source,
      tile,
      levels,
      weights: samplesTogether === 1 ? weights.slice(plane, plane + 1) : weights,
      across: index % tilesAcross,
      down: Math.floor(index / tilesAcross) % tilesDown,
    });
  });
  return levels;
}

function refuseMissingBytes(layout: TiffLayout, bytes: Uint8Array): void {
  const { offsets, byteCounts, tilesAcross, tilesDown, samplesPerPixel, samplesTogether, compression } =
    layout;
  const count = (tilesAcross * tilesDown * samplesPerPixel) / samplesTogether;
  let packed = 0;
  for (let index = 0; index < count; index += 1) {
    const [byte, length] = [offsets[index], byteCounts[index]];
    if (!(byte + length <= bytes.length)) {
      throw new UnreadableFileError(
        `found a part of the image of ${length} bytes at byte ${byte} of ${bytes.length}: the file is truncated or damaged.`,
      );
    }
    packed += length;
  }
  // Parts may overlap on purpose, so that the file itself is the measure.
  const there = Math.min(packed, bytes.length);
  const unpacked = (count / tilesDown) * unpackedBytesOfColumn(layout);
  const allowed = compression === 1 ? there : Math.max(harmlessBytes, largestRatio * there);
  if (unpacked > allowed) {
    throw new UnreadableFileError(
      `found an image of ${layout.columns} x ${layout.rows} pixels in ${there} bytes: the file is truncated, damaged or hostile.`,
    );
  }
}

/** All tiles from the top to the bottom. */
function unpackedBytesOfColumn(layout: TiffLayout): number {
  const { tilesDown } = layout;
  return (tilesDown - 1) * tileBytes(layout, 0) + tileBytes(layout, tilesDown - 1);
}

/** Integers of one sample stay as they are; doubles only where the samples need them. */
function emptyLevels({ sampleType, photometry }: TiffLayout, count: number): MicrographLevels {
  if (photometry !== 'rgb') {
    if (sampleType === 'uint8') return new Uint8Array(count);
    if (sampleType === 'uint16') return new Uint16Array(count);
  }
  return isWide(sampleType) ? new Float64Array(count) : new Float32Array(count);
}

const isWide = (type: SampleType): boolean => ['int32', 'uint32', 'float64'].includes(type);

function samplesOfTile({ bytes, layout, order }: PixelSource, index: number, down: number): Uint8Array {
  const byte = layout.offsets[index];
  const packed = bytes.subarray(byte, byte + layout.byteCounts[index]);
  const unpackedBytes = tileBytes(layout, down);
  const unpacked = unpackTile({ packed, byte, compression: layout.compression, unpackedBytes });
  undoPredictor({ bytes: unpacked, layout, order });
  return unpacked;
}

interface TileToAdd {
  readonly source: PixelSource;
  readonly tile: Uint8Array;
  readonly levels: MicrographLevels;
  readonly weights: readonly number[];
  readonly across: number;
  readonly down: number;
}

/** Hot: once a pixel. Tiles at the right and lower border hang over the image. */
function addTile({ source: { layout, order }, tile, levels, weights, across, down }: TileToAdd): void {
  const { columns, rows, tileColumns, tileRows, samplesTogether, sampleType } = layout;
  const { byteLength, read } = sampleTypes[sampleType];
  const view = new DataView(tile.buffer, tile.byteOffset, tile.byteLength);
  const isLittle = order === 'little-endian';
  const pixelBytes = samplesTogether * byteLength;
  const [left, top] = [across * tileColumns, down * tileRows];
  const width = Math.min(tileColumns, columns - left);
  const height = Math.min(tileRows, rows - top);
  for (let row = 0; row < height; row += 1) {
    let from = row * tileColumns * pixelBytes;
    let to = (top + row) * columns + left;
    for (const end = to + width; to < end; to += 1) {
      for (let k = 0; k < weights.length; k += 1) {
        levels[to] += weights[k] * read(view, from + k * byteLength, isLittle);
      }
      from += pixelBytes;
    }
  }
}
