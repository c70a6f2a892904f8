import { UnreadableFileError } from '@modalgain/numerics';
import { ByteCursor } from '../byte-cursor.js';
import { sampleTypes } from '../sample-type.js';
import { fixedText } from './fixed-text.js';
import { numberType } from './number-type.js';
import type { WaveVersion } from './version.js';
import type { Wave, WaveDimension } from './wave.js';

const fileHeaderBytes = 64;
const waveHeaderBytes = 320;
const mostDimensions = 4;
const labelBytes = 32;

/** A wave of version 5: up to four dimensions; remarks, long units and labels stand behind the values. */
export function readWave5(bytes: Uint8Array, version: WaveVersion): Wave {
  const { order } = version;
  const sizes = sizesOf(new ByteCursor(bytes, 4, bytes.length, order));
  const cursor = new ByteCursor(bytes, fileHeaderBytes, bytes.length, order);
  cursor.skip(12, 'the header');
  const points = cursor.int32('the number of values');
  const type = numberType(cursor.int16('the type of number'), cursor.byte - 2);
  cursor.skip(10, 'the header');
  const name = fixedText(cursor, 32, 'the name of the wave');
  cursor.skip(8, 'the header');
  const lengths = fourOf(() => cursor.int32('the length of a dimension'));
  const steps = fourOf(() => cursor.float64('the step of a dimension'));
  const starts = fourOf(() => cursor.float64('the start of a dimension'));
  const valueUnit = fixedText(cursor, 4, 'the unit of the values');
  const units = fourOf(() => fixedText(cursor, 4, 'the unit of a dimension'));
  const rank = rankOf(lengths, points);
  const dataStart = fileHeaderBytes + waveHeaderBytes;
  if (sizes.wave < waveHeaderBytes + points * sampleTypes[type].byteLength) {
    throw new UnreadableFileError(
      `found a wave of ${sizes.wave} bytes, expected ${waveHeaderBytes} of its header and ` +
        `${points * sampleTypes[type].byteLength} of ${points} values.`,
      { byte: 4 },
    );
  }
  const behind = behindValues(bytes, sizes, order);
  return {
    ...{ ...version, name, type, dataStart },
    dimensions: Array.from({ length: rank }, (_, index) => ({
      length: lengths[index],
      step: steps[index],
      start: starts[index],
      unit: behind.units[index] || units[index],
      labels: behind.labels[index],
    })),
    valueUnit: behind.valueUnit || valueUnit,
    remarks: behind.remarks,
  };
}

interface Sizes {
  readonly wave: number;
  readonly formula: number;
  readonly remarks: number;
  readonly valueUnit: number;
  readonly units: readonly number[];
  readonly labels: readonly number[];
}

function sizesOf(cursor: ByteCursor): Sizes {
  const size = (what: string) => {
    const bytes = cursor.int32(`the size of ${what}`);
    if (bytes >= 0) return bytes;
    throw new UnreadableFileError(`found ${bytes} bytes of ${what}, expected none or more.`, {
      byte: cursor.byte - 4,
    });
  };
  return {
    wave: size('the wave'),
    formula: size('the formula'),
    remarks: size('the remarks'),
    valueUnit: size('the unit of the values'),
    units: fourOf(() => size('the unit of a dimension')),
    labels: fourOf(() => size('the labels of a dimension')),
  };
}

function fourOf<T>(next: () => T): readonly T[] {
  return Array.from({ length: mostDimensions }, next);
}

/** Dimensions are used from the first on; one that is not used has the length 0. */
function rankOf(lengths: readonly number[], points: number): number {
  const unused = lengths.indexOf(0);
  const rank = unused === -1 ? mostDimensions : unused;
  const used = lengths.slice(0, rank);
  if (points > 0 && used.every((length) => length > 0) && used.reduce((a, b) => a * b, 1) === points) {
    return rank;
  }
  throw new UnreadableFileError(`found ${points} values for ${lengths.join(' x ')}: the header is damaged.`, {
    byte: fileHeaderBytes,
  });
}

interface BehindValues extends Pick<Wave, 'remarks' | 'valueUnit'> {
  readonly units: readonly string[];
  readonly labels: readonly WaveDimension['labels'][];
}

function behindValues(bytes: Uint8Array, sizes: Sizes, order: WaveVersion['order']): BehindValues {
  const cursor = new ByteCursor(bytes, fileHeaderBytes, bytes.length, order);
  cursor.skip(sizes.wave, 'the wave');
  cursor.skip(sizes.formula, 'the formula');
  return {
    remarks: cursor.text(sizes.remarks, 'the remarks'),
    valueUnit: fixedText(cursor, sizes.valueUnit, 'the unit of the values'),
    units: sizes.units.map((size) => fixedText(cursor, size, 'the unit of a dimension')),
    labels: sizes.labels.map((size) => labelsIn(cursor.part(size, 'the labels of a dimension'))),
  };
}

/** The first label is that of the dimension as a whole. */
function labelsIn(cursor: ByteCursor): readonly string[] {
  const labels: string[] = [];
  while (cursor.bytesLeft >= labelBytes) labels.push(fixedText(cursor, labelBytes, 'a label'));
  return labels.slice(1);
}
