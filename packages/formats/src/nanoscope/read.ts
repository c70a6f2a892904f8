import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import { flipRows } from '../flip-rows.js';
import type { FileContent, MeasurementContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import type { HeightMapContent } from '../height-map.js';
import { quoted } from '../quoted.js';
import { entryOf, textOf, wholeNumber } from './entry.js';
import { readHeader } from './header.js';
import type { HeaderSection } from './header.js';
import { imagePlace } from './image.js';
import type { ImagePlace } from './image.js';
import { scaleOf } from './scale.js';

const imageLists = ['ciao image list', 'afm image list', 'stm image list', 'ncafm image list', 'image list'];

/** From this version on samples take four bytes, whatever "Bytes/pixel" says. */
const firstVersionOfFourBytes = 0x09200000;

/** Reads all height channels of a Bruker / Veeco / Digital Instruments Nanoscope file. */
export function readNanoscope({ bytes }: NamedBytes): FileContent {
  const sections = readHeader(bytes);
  const sampleBytes = versionOf(sections) < firstVersionOfFourBytes ? 2 : 4;
  const images = sections
    .filter(({ name }) => imageLists.includes(name.toLowerCase()))
    .map((section) => imagePlace(section, sampleBytes));
  refuseMissingData(images, bytes.length);
  const notes: string[] = [];
  const measurements: MeasurementContent[] = [];
  for (const image of images) {
    const map = mapOf({ bytes, sections, image, sampleBytes, notes });
    if (map) measurements.push(map);
  }
  if (measurements.length > 0) return { measurements, notes };
  const why = notes.length > 0 ? notes.join(' ') : 'the header lists no image.';
  throw new UnreadableFileError(`found no height channel: ${why}`);
}

function versionOf([list]: readonly HeaderSection[]): number {
  const context = textOf(list, 'Start context') ?? '';
  if (context.endsWith('VAR')) {
    throw new UnsupportedFeatureError(
      `found profiles of different lengths (Start context ${quoted(context)}), expected images.`,
      { line: list.line },
    );
  }
  const { value, line } = entryOf(list, 'Version');
  const version = /^0x[\da-f]{1,8}$/i.test(value) ? Number(value) : NaN;
  if (!Number.isNaN(version)) return version;
  throw new UnreadableFileError(`found the version ${quoted(value)}, expected e.g. "0x09200000".`, { line });
}

/** All images must be there, also those that are no heights: a part that is missing says that the file is damaged. */
function refuseMissingData(images: readonly ImagePlace[], fileLength: number): void {
  for (const { title, offset, byteLength } of images) {
    if (offset + byteLength <= fileLength) continue;
    throw new UnreadableFileError(
      `found ${fileLength} bytes, expected ${offset + byteLength} to the end of the image ${quoted(title)}: ` +
        'the file is truncated.',
      { byte: fileLength },
    );
  }
  const total = images.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (total > fileLength) {
    throw new UnreadableFileError(
      `found ${fileLength} bytes, expected ${total} for ${images.length} images: the header is damaged.`,
      { byte: fileLength },
    );
  }
}

interface ImageTask {
  readonly bytes: Uint8Array;
  readonly sections: readonly HeaderSection[];
  readonly image: ImagePlace;
  readonly sampleBytes: 2 | 4;
  readonly notes: string[];
}

function mapOf(task: ImageTask): HeightMapContent | undefined {
  const { sections, image, notes } = task;
  const { section, title, columns, rows, size } = image;
  const bytesPerPixel = section.entries.has('bytes/pixel') ? wholeNumber(section, 'Bytes/pixel') : 2;
  const outcome = scaleOf({ sections, image: section, bytesPerPixel });
  if (outcome.kind === 'unknown') {
    notes.push(`Channel ${quoted(title)} ${outcome.why}: left out.`);
    return undefined;
  }
  const { unit, perCount } = outcome.scale;
  const data = unit === 'm' ? heightsOf(task, perCount) : new Float64Array();
  const map = heightMapOf({
    ...{ title, columns, rows, notes, valueUnit: unit, mask: undefined, data },
    width: size?.width ?? 1,
    height: size?.height ?? 1,
    lateralUnit: size ? 'm' : 'another unit',
  });
  if (map) notes.push(howMeasured(image));
  return map;
}

/** The data begin with the bottom row. */
function heightsOf({ bytes, image, sampleBytes }: ImageTask, perCount: number): Float64Array {
  const { columns, rows, offset } = image;
  const type = sampleBytes === 2 ? 'int16' : 'int32';
  const heights = new ByteCursor(bytes, offset).samples(type, columns * rows, 'an image');
  for (let index = 0; index < heights.length; index += 1) heights[index] *= perCount;
  return flipRows(heights, columns);
}

/** Which pass a channel is and what the instrument has levelled; it changes what its roughness means. */
function howMeasured({ section, title }: ImagePlace): string {
  const said = (parameter: string) => (textOf(section, parameter) || 'not stated').toLowerCase();
  return (
    `Channel ${quoted(title)}: line direction ${said('Line direction')}, scan line ${said('Scan line')}; ` +
    `plane fit in real time ${said('Realtime planefit')}, off-line ${said('Offline planefit')}.`
  );
}
