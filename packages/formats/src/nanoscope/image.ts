import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { metresIn } from '../length-unit.js';
import { quoted } from '../quoted.js';
import { entryOf, textOf, wholeNumber } from './entry.js';
import type { HeaderSection } from './header.js';
import { micro } from './scale.js';

/** Where an image stands in the file and what it covers. */
export interface ImagePlace {
  readonly section: HeaderSection;
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly offset: number;
  readonly byteLength: number;
  /** Of the scan, in m; undefined where the header states no length. */
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

/** @param sampleBytes what a sample takes in the file */
export function imagePlace(section: HeaderSection, sampleBytes: number): ImagePlace {
  const columns = wholeNumber(section, 'Samps/line');
  const rows = wholeNumber(section, 'Number of lines');
  const byteLength = wholeNumber(section, 'Data length');
  const expected = columns * rows * sampleBytes;
  if (byteLength !== expected) {
    throw new UnsupportedFeatureError(
      `found an image of ${byteLength} bytes, expected ${expected} for ${columns} x ${rows} samples of ${sampleBytes} bytes.`,
      { line: section.line },
    );
  }
  const offset = wholeNumber(section, 'Data offset');
  return { section, title: titleOf(section), columns, rows, offset, byteLength, size: sizeOf(section) };
}

/** S [Height] "Height Sensor": the name of the data, or what the instrument's user sees. */
function titleOf(section: HeaderSection): string {
  const value = textOf(section, 'Image Data') ?? '';
  const [, name = '', shown = ''] = /^S\s*(?:\[(.*?)\])?\s*(?:"(.*)")?$/.exec(value) ?? [];
  return name === '' ? shown : name;
}

/**
 * "500 500 nm", "1 0.5 ~m", or one number for both. A scan whose sizes are stated as equal, but its aspect ratio as 2:1,
 * is half as high as wide.
 */
function sizeOf(section: HeaderSection): ImagePlace['size'] {
  const { value, line } = entryOf(section, 'Scan size');
  const [, first = '', second = first, unit = ''] =
    /^([\d.eE+-]+)\s+(?:([\d.eE+-]+)\s+)?(\S+)$/.exec(value) ?? [];
  const [width, height] = [Number(first), Number(second)];
  if (first === '' || !(width > 0 && height > 0 && width * height < Infinity)) {
    throw new UnreadableFileError(`found the scan size ${quoted(value)}, expected e.g. "500 500 nm".`, {
      line,
    });
  }
  const metres = metresIn(micro(unit));
  if (metres === undefined) return undefined;
  const flattening = width === height ? aspectRatio(section) : 1;
  return { width: width * metres, height: (height * metres) / flattening };
}

function aspectRatio(section: HeaderSection): number {
  const [, wide, high] = /^([\d.]+):([\d.]+)$/.exec(textOf(section, 'Aspect ratio') ?? '') ?? [];
  const ratio = Number(wide) / Number(high);
  return ratio > 0 && ratio < Infinity ? ratio : 1;
}
