import { UnsupportedFeatureError } from '@modalgain/numerics';
import { sampleTypes } from '../sample-type.js';
import type { TiffLayout } from './layout.js';
import type { ByteOrder } from '../byte-cursor.js';

interface DifferencedTile {
  readonly bytes: Uint8Array;
  readonly layout: Pick<
    TiffLayout,
    'predictor' | 'compression' | 'sampleType' | 'tileColumns' | 'samplesTogether'
  >;
  readonly order: ByteOrder;
}

/**
 * Turns differences along the rows back into samples, in place. A tile that is not compressed has none.
 * Sources: Adobe, TIFF Revision 6.0 (1992), section 14; Adobe Photoshop TIFF Technical Note 3 (2005) for floating point.
 *
 * @throws UnsupportedFeatureError for a predictor that does not suit the samples
 */
export function undoPredictor({ bytes, layout, order }: DifferencedTile): void {
  const { predictor, sampleType, tileColumns, samplesTogether } = layout;
  if (predictor === 1 || layout.compression === 1) return;
  const isFloat = sampleType.startsWith('float');
  if (isFloat ? predictor !== 3 : predictor !== 2) {
    throw new UnsupportedFeatureError(
      `found the predictor ${predictor} for samples of ${sampleType}, expected ${isFloat ? 3 : 2} or none; export the image without one.`,
    );
  }
  const { byteLength } = sampleTypes[sampleType];
  const rowBytes = tileColumns * samplesTogether * byteLength;
  for (let start = 0; start + rowBytes <= bytes.length; start += rowBytes) {
    const row = bytes.subarray(start, start + rowBytes);
    if (isFloat) sumBytePlanes(row, { byteLength, step: samplesTogether, order });
    else sumSamples(row, { byteLength, step: samplesTogether, order });
  }
}

interface RowOfSamples {
  readonly byteLength: number;
  /** Samples between those of one colour. */
  readonly step: number;
  readonly order: ByteOrder;
}

/** Integers wrap around, so that signed and unsigned ones are alike. */
function sumSamples(row: Uint8Array, { byteLength, step, order }: RowOfSamples): void {
  const isLittle = order === 'little-endian';
  // Carries go from the lowest byte up.
  const lowest = isLittle ? 0 : byteLength - 1;
  const upwards = isLittle ? 1 : -1;
  const back = step * byteLength;
  for (let sample = back; sample < row.length; sample += byteLength) {
    let carry = 0;
    for (let k = 0, at = sample + lowest; k < byteLength; k += 1, at += upwards) {
      const sum = row[at] + row[at - back] + carry;
      row[at] = sum & 0xff;
      carry = sum >>> 8;
    }
  }
}

/** Bytes are summed one by one; they stand by significance, the highest of all samples first. */
function sumBytePlanes(row: Uint8Array, { byteLength, step, order }: RowOfSamples): void {
  for (let at = step; at < row.length; at += 1) row[at] = (row[at] + row[at - step]) & 0xff;
  const planes = row.slice();
  const count = row.length / byteLength;
  for (let sample = 0; sample < count; sample += 1) {
    for (let k = 0; k < byteLength; k += 1) {
      const to = order === 'little-endian' ? byteLength - 1 - k : k;
      row[sample * byteLength + to] = planes[k * count + sample];
    }
  }
}
