import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import { parseCell } from '../delimited-text/number.js';
import { ellipsometryScanOf } from '../ellipsometry-scan.js';
import type { EllipsometryRow } from '../ellipsometry-scan.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';

const degreesPerRadian = 180 / Math.PI;

/** Rows of numbers begin on the third line. */
const headLines = 2;

/** Reads a static measurement: wavelengths first, then N, C and S of each. */
export function readFilmSense({ bytes }: NamedBytes): FileContent {
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected text.');
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const [count, measurements, angle] = numbersOf(lines, 1, 3);
  if (measurements !== 1) {
    throw new UnsupportedFeatureError(`found ${measurements} measurements in the file, expected one.`, {
      line: 2,
    });
  }
  if (!Number.isInteger(count) || count < 1 || count > lines.length) {
    throw new UnreadableFileError(`found ${count} wavelengths, expected as many rows below.`, { line: 2 });
  }
  const rows = Array.from({ length: count }, (_, index) => {
    const [wavelengthNm] = numbersOf(lines, headLines + index, 1);
    const at = headLines + count + index;
    return { wavelengthNm, angleDeg: Math.abs(angle), ...psiAndDelta(lines, at) };
  });
  const notes = ['Psi and Delta from N, C and S, corrected for the degree of polarisation.'];
  return { measurements: [ellipsometryScanOf({ rows, notes })], notes };
}

/** N = cos 2Psi, C = sin 2Psi cos Delta, S = sin 2Psi sin Delta; a wrong table shows in N2 + C2 + S2, which is 1. */
function psiAndDelta(
  lines: readonly string[],
  index: number,
): Pick<EllipsometryRow, 'psiDeg' | 'deltaDeg' | 'line'> {
  const [n, c, s] = numbersOf(lines, index, 3);
  const length = Math.hypot(n, c, s);
  if (Math.abs(length - 1) > 0.1) {
    throw new UnreadableFileError(
      `found N, C, S whose squares add up to ${(length * length).toPrecision(3)}, expected 1.`,
      { line: index + 1 },
    );
  }
  const psiDeg = (degreesPerRadian * Math.atan2(Math.hypot(c, s), n)) / 2;
  return { psiDeg, deltaDeg: degreesPerRadian * Math.atan2(s, c), line: index + 1 };
}

function numbersOf(lines: readonly string[], index: number, count: number): number[] {
  const cells = (lines.at(index) ?? '').trim().split(/\s+/);
  return Array.from({ length: count }, (_, column) => {
    const cell = cells.at(column) ?? '';
    const value = parseCell(cell, '.');
    if (value !== undefined) return value;
    const found = cell === '' ? 'no cell' : quoted(cell);
    throw new UnreadableFileError(`found ${found} in column ${column + 1}, expected a number.`, {
      line: index + 1,
    });
  });
}
