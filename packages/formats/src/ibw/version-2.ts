import { ByteCursor } from '../byte-cursor.js';
import { fixedText } from './fixed-text.js';
import { numberType } from './number-type.js';
import type { WaveVersion } from './version.js';
import type { Wave } from './wave.js';

/** Bytes of the file's header in front of the wave's, by version. */
const fileHeaderBytes: Readonly<Record<number, number>> = { 1: 8, 2: 16, 3: 20 };

const waveHeaderBytes = 110;

/** A wave of version 1, 2 or 3, which has one dimension. */
export function readWave2(bytes: Uint8Array, { version, order }: WaveVersion): Wave {
  const start = fileHeaderBytes[version];
  const cursor = new ByteCursor(bytes, start, bytes.length, order);
  const type = cursor.int16('the type of number');
  cursor.skip(4, 'the header');
  const name = fixedText(cursor, 20, 'the name of the wave');
  cursor.skip(8, 'the header');
  const valueUnit = fixedText(cursor, 4, 'the unit of the values');
  const unit = fixedText(cursor, 4, 'the unit of x');
  const length = cursor.int32('the number of points');
  cursor.skip(2, 'the header');
  const step = cursor.float64('the step of x');
  const origin = cursor.float64('the start of x');
  return {
    ...{ version, order, name, valueUnit },
    type: numberType(type, start),
    dimensions: [{ length, step, start: origin, unit, labels: [] }],
    dataStart: start + waveHeaderBytes,
    remarks: '',
  };
}
