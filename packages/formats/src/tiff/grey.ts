import { UnreadableFileError } from '@modalgain/numerics';
import type { Micrograph, MicrographLevels } from '@modalgain/measurements';
import type { SampleType } from '../sample-type.js';
import type { TiffDirectory } from './directory.js';
import type { TiffLayout } from './layout.js';
import { tags } from './tags.js';

type GreyImage = Pick<Micrograph, 'brightness' | 'storedRange'>;

const ranges: Readonly<Partial<Record<SampleType, readonly [number, number]>>> = {
  uint8: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65535],
  int16: [-32768, 32767],
  uint32: [0, 2 ** 32 - 1],
  int32: [-(2 ** 31), 2 ** 31 - 1],
};

/** Brightness, larger is brighter, from samples of any meaning; what was done is put into the notes. */
export function greyImage(
  levels: MicrographLevels,
  { layout, directory, notes }: { layout: TiffLayout; directory: TiffDirectory; notes: string[] },
): GreyImage {
  const { photometry, samplesPerPixel, sampleType } = layout;
  const range = ranges[sampleType];
  if (photometry === 'rgb') {
    notes.push('Red, green and blue are made one brightness: 0.299 R + 0.587 G + 0.114 B.');
  } else if (samplesPerPixel > 1) {
    notes.push(`Of ${samplesPerPixel} samples a pixel the first is taken.`);
  }
  if (photometry === 'palette') return throughPalette(levels, directory, notes);
  if (photometry === 'min-is-white') {
    notes.push('The file counts from white: turned round.');
    const [low, high] = range ?? [0, 0];
    for (let index = 0; index < levels.length; index += 1) levels[index] = low + high - levels[index];
  }
  return { brightness: levels, ...(range && { storedRange: range }) };
}

/**
 * Brightness by the palette, in 256 levels. Microscopes write a grey scale with a few colours between for what is drawn over
 * the image: its greys come out as their indices.
 */
function throughPalette(levels: MicrographLevels, { numbers }: TiffDirectory, notes: string[]): GreyImage {
  const colors = numbers(tags.colorMap);
  const count = colors.length / 3;
  if (!(levels instanceof Uint8Array) || count !== 256) {
    throw new UnreadableFileError(`found a palette of ${count} colours, expected 256 for samples of 8 bits.`);
  }
  // Some writers fill 16 bits as 255 times 257, some as 255 times 256.
  const scale = colors.every((value) => value % 256 === 0) ? 256 : 257;
  const grey = Uint8Array.from({ length: count }, (_, k) =>
    Math.round((0.299 * colors[k] + 0.587 * colors[count + k] + 0.114 * colors[2 * count + k]) / scale),
  );
  const colored = grey.filter(
    (_, k) => colors[k] !== colors[count + k] || colors[k] !== colors[2 * count + k],
  );
  if (colored.length > 0) {
    notes.push(
      `${colored.length} of ${count} colours of the palette are not grey; each is made a brightness: 0.299 R + 0.587 G + 0.114 B.`,
    );
  }
  return { brightness: levels.map((level) => grey[level]), storedRange: [0, 255] };
}
