import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import { parseCell } from '../delimited-text/number.js';
import { sortRows } from '../delimited-text/sort-rows.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { toWavelengthNm } from '../spectral-unit.js';

/** Reads the table of a WVASE material as n and k. */
export function readWoollamMaterial({ bytes }: NamedBytes): FileContent {
  const decoded = decodeText(bytes);
  if (!decoded) throw new UnreadableFileError('found binary data, expected text.');
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const { inNm, isPermittivity, written } = unitsOf(lines);
  const rows = tableOf(lines).map(([spectral, first, second]) => ({
    wavelengthNm: inNm(spectral),
    ...(isPermittivity ? indexOfPermittivity(first, second) : { n: first, k: second }),
  }));
  const column = (name: 'wavelengthNm' | 'n' | 'k') => Float64Array.from(rows, (row) => row[name]);
  const sorted = sortRows(
    { wavelengthNm: column('wavelengthNm'), n: column('n'), k: column('k') },
    'wavelengthNm',
  );
  const notes = [
    `Material of WVASE in ${written}${isPermittivity ? ', n and k from its root' : ''}.`,
    ...sorted.notes,
  ];
  return { measurements: [{ kind: 'optical-constants', ...sorted.columns }], notes };
}

function unitsOf(lines: readonly string[]) {
  const index = lines.findIndex((line) => /^\s*Units\s*=/.test(line));
  const written = (lines.at(index) ?? '').split('=')[1]?.trim() ?? '';
  const [spectral = '', pair = ''] = written.split(',').map((part) => part.trim());
  const inNm = toWavelengthNm(spectral);
  const isPermittivity = /^e1e2$/i.test(pair);
  if (index !== -1 && inNm && (isPermittivity || /^n?k$/i.test(pair)))
    return { inNm, isPermittivity, written };
  throw new UnsupportedFeatureError(
    `found the units ${quoted(written)}, expected "eV", "nm" or "Angstroms" with "NK" or "E1E2".`,
    { line: index + 1 },
  );
}

/** Numbers between "Begin of array" and the first line that has none. */
function tableOf(lines: readonly string[]): (readonly [number, number, number])[] {
  const begin = lines.findIndex((line) => /^\s*Begin of array/.test(line)) + 1;
  const length = lines.slice(begin).findIndex((line) => !/^\s*[-+.\d]/.test(line));
  const table = lines.slice(begin, length === -1 ? undefined : begin + length);
  if (begin === 0 || table.length === 0) {
    throw new UnreadableFileError('found no table, expected rows of three numbers below "Begin of array".', {
      line: begin,
    });
  }
  return table.map((text, index) => {
    const [spectral, first, second] = text
      .trim()
      .split(/[\s,]+/)
      .map((cell) => parseCell(cell, '.'));
    const isRow = spectral !== undefined && spectral > 0 && first !== undefined && second !== undefined;
    if (isRow) return [spectral, first, second] as const;
    throw new UnreadableFileError(
      `found ${quoted(text.trim())}, expected three numbers, the first above 0.`,
      {
        line: begin + index + 1,
      },
    );
  });
}

/** n + i k = sqrt(e1 + i e2); the part that would cancel comes from the product, n k = e2 / 2. */
function indexOfPermittivity(e1: number, e2: number): { readonly n: number; readonly k: number } {
  const modulus = Math.hypot(e1, e2);
  if (e1 >= 0) {
    const n = Math.sqrt((modulus + e1) / 2);
    return { n, k: n === 0 ? 0 : e2 / (2 * n) };
  }
  const k = Math.sqrt((modulus - e1) / 2);
  return { n: e2 / (2 * k), k };
}
