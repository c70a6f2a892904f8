import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import type { MatrixHeader } from './header.js';
import { writtenQuantity } from './header.js';

const firstLine = /^#\s*File Format\s*=\s*ASCII$/i;
const endMark = /^#\s*Start of Data\s*:?$/i;
const metresPerNm = 1e-9;

/** SPIP's text export: lines "# name = value" up to "# Start of Data:"; lengths in nm. */
export function spipHeader(lines: readonly string[]): MatrixHeader | undefined {
  if (!firstLine.test((lines[0] ?? '').trim())) return undefined;
  const end = lines.findIndex((line) => endMark.test(line.trim()));
  const last = end === -1 ? lines.findIndex((line) => !line.startsWith('#')) - 1 : end;
  const values = new Map(lines.slice(0, last + 1).map(entryOf));
  const number = (name: string) => positive(values, name);
  return {
    layout: "SPIP's text export",
    title: '',
    size: { width: number('x-length') * metresPerNm, height: number('y-length') * metresPerNm },
    valueUnit: values.get('z-unit') ?? 'nm',
    // Bit2nm tells how the values were made of the instrument's; they are in the unit already.
    scale: 1,
    columns: number('x-pixels'),
    rows: number('y-pixels'),
    from: last + 1,
  };
}

function entryOf(line: string): readonly [string, string] {
  const equals = line.indexOf('=');
  return [line.slice(1, Math.max(equals, 1)).trim().toLowerCase(), line.slice(equals + 1).trim()];
}

function positive(values: ReadonlyMap<string, string>, name: string): number {
  const text = values.get(name);
  const value = text === undefined ? undefined : writtenQuantity(text)?.value;
  if (value !== undefined && value > 0) return value;
  throw new UnreadableFileError(
    `found ${text === undefined ? 'nothing' : quoted(text)}, expected a positive number.`,
    { field: name },
  );
}
