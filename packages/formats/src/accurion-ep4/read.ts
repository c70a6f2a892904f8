import { UnreadableFileError } from '@modalgain/numerics';
import { decodeText } from '../delimited-text/decode.js';
import { parseCell } from '../delimited-text/number.js';
import { ellipsometryScanOf } from '../ellipsometry-scan.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { toWavelengthNm } from '../spectral-unit.js';
import { sniffEp4 } from './sniff.js';
import { groupByPosition } from './spots.js';
import type { ZoneRow } from './spots.js';
import { averageOfZones } from './zones.js';

/** Reads an EP4 file: zones averaged, one scan a spot. */
export function readEp4(file: NamedBytes): FileContent {
  const { verdict, reason } = sniffEp4(file);
  const decoded = decodeText(file.bytes);
  if (verdict === 'no' || !decoded) throw new UnreadableFileError(`the file ${reason}.`);
  const lines = decoded.text.split(/\r\n|\r|\n/);
  const names = lines[0].split('\t').map((name) => name.trim());
  const notes: string[] = [];
  const spots = groupByPosition(zoneRows(lines, names));
  const measurements = spots.map(({ position, rows }) =>
    ellipsometryScanOf({ rows: averageOfZones(rows, notes), notes, ...(position && { spotMm: position }) }),
  );
  if (spots.length > 1) notes.push(`${spots.length} spots of the sample, one scan each.`);
  return { measurements, notes: [...new Set(notes)] };
}

function zoneRows(lines: readonly string[], names: readonly string[]): ZoneRow[] {
  const at = (name: string) => names.indexOf(name);
  const inNm = wavelengthScale(lines[1] ?? '', at('#Lambda'));
  const rows = lines.flatMap((text, index): ZoneRow[] => {
    if (index === 0 || text.startsWith('#') || text.trim() === '') return [];
    const line = index + 1;
    const cells = text.split('\t').map((cell) => cell.trim());
    const value = (name: string) => numberOf(cells[at(name)], name, line);
    const optional = (name: string) => (at(name) === -1 ? undefined : value(name));
    return [
      {
        line,
        wavelengthNm: inNm(value('#Lambda')),
        angleDeg: value('AOI'),
        deltaDeg: value('Delta'),
        psiDeg: value('Psi'),
        zone: value('Zone'),
        x: optional('X_pos'),
        y: optional('Y_pos'),
        seconds: optional('Time'),
      },
    ];
  });
  if (rows.length > 0) return rows;
  throw new UnreadableFileError('found no row below the names of the columns, expected Psi and Delta.');
}

function wavelengthScale(unitLine: string, column: number): (value: number) => number {
  const unit = unitLine.startsWith('#') ? (unitLine.slice(1).split('\t')[column] ?? 'nm').trim() : 'nm';
  const scale = toWavelengthNm(unit);
  if (scale) return scale;
  throw new UnreadableFileError(`found the wavelength in ${quoted(unit)}, expected nm.`, { line: 2 });
}

/** The program writes NaN where a zone could not be measured; that is for the average to leave out. */
function numberOf(cell: string | undefined, field: string, line: number): number {
  if (cell?.toLowerCase() === 'nan') return Number.NaN;
  const value = parseCell(cell ?? '', '.');
  if (value !== undefined) return value;
  throw new UnreadableFileError(
    `found ${cell === undefined ? 'no cell' : quoted(cell)}, expected a number.`,
    {
      line,
      field,
    },
  );
}
