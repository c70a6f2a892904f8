import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { sampleTypes } from '../sample-type.js';
import type { SampleType } from '../sample-type.js';
import { tags } from './tags.js';
import type { TiffDirectory } from './directory.js';

/** What grey a sample means. */
export type Photometry = 'min-is-white' | 'min-is-black' | 'rgb' | 'palette';

/** How the pixels of a page stand in its file. Strips are tiles as wide as the image, the last of which may be cut off. */
export interface TiffLayout {
  readonly columns: number;
  readonly rows: number;
  readonly sampleType: SampleType;
  readonly samplesPerPixel: number;
  /** Samples of a pixel that stand together: all of them, or one where each has a plane of its own. */
  readonly samplesTogether: number;
  readonly photometry: Photometry;
  readonly compression: number;
  readonly predictor: number;
  readonly isTiled: boolean;
  readonly tileColumns: number;
  readonly tileRows: number;
  readonly tilesAcross: number;
  readonly tilesDown: number;
  /** One entry a tile, plane by plane. */
  readonly offsets: readonly number[];
  readonly byteCounts: readonly number[];
}

const photometries: readonly (Photometry | undefined)[] = ['min-is-white', 'min-is-black', 'rgb', 'palette'];

/** By sample format (1 unsigned, 2 signed, 3 floating point) and bits. */
const typesOfSamples: Readonly<Record<string, SampleType | undefined>> = {
  '1 8': 'uint8',
  '1 16': 'uint16',
  '1 32': 'uint32',
  '2 8': 'int8',
  '2 16': 'int16',
  '2 32': 'int32',
  '3 32': 'float32',
  '3 64': 'float64',
};

/**
 * The layout of a page, with sizes that agree with one another and with the bytes of the file.
 *
 * @throws UnreadableFileError for contradictions, UnsupportedFeatureError for kinds of images that are not read
 */
export function layoutOf(directory: TiffDirectory): TiffLayout {
  const { numbers } = directory;
  refuseTurned(directory);
  const columns = sizeOf(directory, tags.imageWidth, 'columns');
  const rows = sizeOf(directory, tags.imageLength, 'rows');
  const samplesPerPixel = numbers(tags.samplesPerPixel).at(0) ?? 1;
  if (samplesPerPixel < 1) throw new UnreadableFileError('found no sample a pixel, expected at least one.');
  const tileWidths = numbers(tags.tileWidth);
  const isTiled = tileWidths.length > 0;
  const rowsPerStrip = Math.min(rows, numbers(tags.rowsPerStrip).at(0) ?? rows);
  const tileColumns = isTiled ? sizeOf(directory, tags.tileWidth, 'columns of a tile') : columns;
  const tileRows = isTiled ? sizeOf(directory, tags.tileLength, 'rows of a tile') : rowsPerStrip;
  if (tileRows < 1) throw new UnreadableFileError('found strips of no row, expected at least one.');
  const isPlanar = numbers(tags.planarConfiguration).at(0) === 2;
  const layout = {
    columns,
    rows,
    samplesPerPixel,
    sampleType: sampleTypeOf(directory),
    samplesTogether: isPlanar ? 1 : samplesPerPixel,
    photometry: photometryOf(directory, samplesPerPixel),
    compression: numbers(tags.compression).at(0) ?? 1,
    predictor: numbers(tags.predictor).at(0) ?? 1,
    isTiled,
    tileColumns,
    tileRows,
    tilesAcross: Math.ceil(columns / tileColumns),
    tilesDown: Math.ceil(rows / tileRows),
  };
  return { ...layout, ...placesOf(directory, layout) };
}

/** Bytes that a tile unpacks to; the last strip ends with the image. */
export function tileBytes(layout: Omit<TiffLayout, 'offsets' | 'byteCounts'>, down: number): number {
  const { isTiled, tileRows, rows, tileColumns, samplesTogether, sampleType } = layout;
  const count = isTiled ? tileRows : Math.min(tileRows, rows - down * tileRows);
  return count * tileColumns * samplesTogether * sampleTypes[sampleType].byteLength;
}

/** A picture that is stored mirrored or turned would have its left at the right; bits in reverse order are other levels. */
function refuseTurned({ numbers }: TiffDirectory): void {
  const orientation = numbers(tags.orientation).at(0) ?? 1;
  if (orientation !== 1) {
    throw new UnsupportedFeatureError(
      `found a picture stored turned or mirrored (orientation ${orientation}), expected its first row on top and its first column at the left: save it again from a program that shows pictures.`,
    );
  }
  if (numbers(tags.fillOrder).at(0) === 2) {
    throw new UnsupportedFeatureError(
      'found bytes whose lowest bit comes first (fill order 2), expected fill order 1: save the picture again.',
    );
  }
}

function sizeOf({ numbers }: TiffDirectory, tag: number, name: string): number {
  const size = numbers(tag).at(0);
  if (size !== undefined && Number.isSafeInteger(size) && size > 0) return size;
  throw new UnreadableFileError(
    `found ${size ?? 'no number of'} ${name} (tag ${tag}), expected a number above 0.`,
  );
}

function sampleTypeOf({ numbers }: TiffDirectory): SampleType {
  const bits = new Set(numbers(tags.bitsPerSample));
  if (bits.size > 1) {
    throw new UnsupportedFeatureError(`found samples of ${[...bits].join(', ')} bits, expected all alike.`);
  }
  const [bit = 1] = bits;
  const format = numbers(tags.sampleFormat).at(0) ?? 1;
  const type = typesOfSamples[`${format === 4 ? 1 : format} ${bit}`];
  if (type) return type;
  throw new UnsupportedFeatureError(
    `found samples of ${bit} bits (sample format ${format}), expected integers of 8, 16 or 32 bits or floating point of 32 or 64; export the image as 8 or 16 bit TIFF.`,
  );
}

function photometryOf({ numbers }: TiffDirectory, samplesPerPixel: number): Photometry {
  const number = numbers(tags.photometricInterpretation).at(0) ?? 1;
  const photometry = photometries.at(number);
  if (number < 0 || !photometry || (photometry === 'rgb' && samplesPerPixel < 3)) {
    throw new UnsupportedFeatureError(
      `found colours of the kind ${number} with ${samplesPerPixel} samples a pixel, expected grey, RGB or a palette; export the image as grey TIFF.`,
    );
  }
  return photometry;
}

function placesOf({ numbers }: TiffDirectory, layout: Omit<TiffLayout, 'offsets' | 'byteCounts'>) {
  const { isTiled, tilesAcross, tilesDown, samplesPerPixel, samplesTogether } = layout;
  const planes = samplesPerPixel / samplesTogether;
  const expected = tilesAcross * tilesDown * planes;
  const offsets = numbers(isTiled ? tags.tileOffsets : tags.stripOffsets);
  const given = numbers(isTiled ? tags.tileByteCounts : tags.stripByteCounts);
  // Old writers leave the size of a single strip out, or wrong; what an uncompressed one has follows from the image.
  const byteCounts =
    given.length === 0 && layout.compression === 1
      ? offsets.map((_, index) => tileBytes(layout, Math.floor(index / tilesAcross) % tilesDown))
      : given;
  const name = isTiled ? 'tiles' : 'strips';
  if (offsets.length < expected || byteCounts.length < expected) {
    throw new UnreadableFileError(
      `found ${Math.min(offsets.length, byteCounts.length)} ${name}, expected ${expected} for the size of the image.`,
    );
  }
  return { offsets, byteCounts };
}
