import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { flipRows } from '../flip-rows.js';
import type { SampleType } from '../sample-type.js';
import { readCalibration } from './calibration.js';
import type { Calibration } from './calibration.js';
import type { MdtFrame } from './frames.js';
import type { MdtImage } from './image.js';

const sampleTypes: Readonly<Record<number, SampleType | undefined>> = {
  [-1]: 'int8',
  1: 'uint8',
  [-2]: 'int16',
  2: 'uint16',
  [-4]: 'int32',
  4: 'uint32',
  [-5892]: 'float32',
  [-13320]: 'float64',
};

/** The image of a newer frame (type 106), whose dimensions and values describe themselves. */
export function multidimensionalImage({ body, index }: MdtFrame): MdtImage {
  const headBytes = body.uint32('the size of the header of the frame');
  const head = body.part(Math.max(0, headBytes - 4), 'the header of the frame');
  head.skip(40, 'identifiers');
  const lengths = Array.from({ length: 6 }, () => head.uint32('the lengths of the parts'));
  const [titleBytes, ...passed] = lengths.slice(0, 5);
  const title = body.text(titleBytes, 'the title').replaceAll('\0', '').trim();
  for (const length of passed) body.skip(length, 'a description');
  const structure = body.part(lengths[5], 'the description of the data');
  const { dimensions, values } = structureOf(structure);
  if (dimensions.length !== 2 || values.length !== 1) {
    throw new UnsupportedFeatureError(
      `found ${dimensions.length} dimensions of ${values.length} values in frame ${index}, expected an image.`,
    );
  }
  const [x, y] = dimensions.map((dimension) => checked(dimension, body.byte));
  const type = sampleTypes[values[0].dataType];
  if (type === undefined) {
    throw new UnsupportedFeatureError(
      `found values of the type ${values[0].dataType} in frame ${index}, which is not read.`,
    );
  }
  const stored = body.samples(type, x.count * y.count, `values of ${x.count} x ${y.count} pixels`);
  const { bias, scale, unit } = values[0];
  return {
    title: title === '' ? `Frame ${index}` : title,
    columns: x.count,
    rows: y.count,
    width: spanOf(x),
    height: spanOf(y),
    lateralUnit: x.unit,
    valueUnit: unit,
    values: flipRows(stored, x.count).map((value) => bias + scale * value),
  };
}

function structureOf(cursor: MdtFrame['body']) {
  const what = 'the description of the data';
  cursor.skip(4, what);
  const bytes = cursor.uint32(what);
  const head = cursor.part(bytes, what);
  head.skip(12, what);
  const [dimensionCount, valueCount] = [head.uint32('dimensions'), head.uint32('values')];
  const few = 16;
  if (dimensionCount > few || valueCount > few) {
    throw new UnreadableFileError(
      `found ${dimensionCount} dimensions of ${valueCount} values, expected at most ${few}: the file is damaged.`,
      { byte: head.byte },
    );
  }
  const read = (count: number, name: string) =>
    Array.from({ length: count }, () => readCalibration(cursor, `the calibration of ${name}`));
  return { dimensions: read(dimensionCount, 'a dimension'), values: read(valueCount, 'a value') };
}

function checked(dimension: Calibration, byte: number): Calibration {
  const { count, scale } = dimension;
  if (Number.isSafeInteger(count) && count > 0 && Number.isFinite(scale) && scale !== 0) return dimension;
  throw new UnreadableFileError(
    `found a dimension of ${count} steps of ${scale}, expected a positive number of them.`,
    { byte },
  );
}

/** From the first to the last pixel, which is what the program and Gwyddion call the size of the scan. */
function spanOf({ count, scale }: Calibration): number {
  return Math.abs(scale) * Math.max(1, count - 1);
}
