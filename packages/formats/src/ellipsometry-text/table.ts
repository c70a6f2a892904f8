import { UnreadableFileError } from '@modalgain/numerics';
import { parseCell } from '../delimited-text/number.js';
import type { EllipsometryRow } from '../ellipsometry-scan.js';
import { quoted } from '../quoted.js';
import { toWavelengthNm } from '../spectral-unit.js';
import { layoutInUsualOrder, layoutOfNames } from './layout.js';
import type { EllipsometryRole, Layout } from './layout.js';
import { cellsOfRow, isPsiAndDelta } from './lines.js';
import type { EllipsometryText, TextRow } from './lines.js';

/** The layout that the header tells, and by what; undefined where it tells none. */
export function statedLayout(
  text: EllipsometryText,
): { readonly layout: Layout; readonly by: string } | undefined {
  const { header, dialect } = text;
  const filled = header.filter((line) => line.trim() !== '');
  for (const line of filled.toReversed()) {
    const layout = layoutOfNames(line, dialect.delimiter, dialect.columns);
    if (layout) return { layout, by: `the columns ${quoted(line.trim())}` };
  }
  const unit = filled.find((line) => toWavelengthNm(line) !== undefined)?.trim();
  const method = filled.find((line) => line.trim().startsWith('VASEmethod['));
  if (method === undefined) return undefined;
  return { layout: layoutInUsualOrder(dialect.columns, unit), by: 'a line "VASEmethod[...]"' };
}

/**
 * The rows of Psi and Delta, in nm and degrees.
 *
 * @throws UnreadableFileError for a missing column, a unit that is none, and a cell that is no number, with its line.
 */
export function rowsOf(text: EllipsometryText, layout: Layout, notes: string[]): EllipsometryRow[] {
  refuseMissing(text, layout);
  const inNm = spectralScale(layout, notes);
  return text.rows.filter(isPsiAndDelta).map((row) => {
    const cells = cellsOfRow(row, text.dialect);
    refuseRagged(row, cells.length, text.dialect.columns);
    const value = (role: EllipsometryRole) => numberOf(text, row, cells[layout.columns.get(role) ?? -1]);
    const errors = layout.columns.has('psi-error') && layout.columns.has('delta-error');
    return {
      line: row.line,
      wavelengthNm: inNm(value('wavelength')),
      angleDeg: value('angle'),
      psiDeg: value('psi'),
      deltaDeg: value('delta'),
      ...(errors && { psiErrorDeg: value('psi-error'), deltaErrorDeg: value('delta-error') }),
    };
  });
}

function spectralScale({ spectralUnit, angleUnits }: Layout, notes: string[]): (value: number) => number {
  const other = angleUnits.find((unit) => !/^(?:deg(?:rees?)?|°)$/i.test(unit.trim()));
  if (other !== undefined) {
    throw new UnreadableFileError(`found angles in ${quoted(other)}, expected degrees.`);
  }
  if (spectralUnit === undefined) notes.push('No unit of the wavelength is stated: taken as nm.');
  const scale = toWavelengthNm(spectralUnit ?? 'nm');
  if (scale) return scale;
  throw new UnreadableFileError(
    `found the wavelength in ${quoted(spectralUnit ?? '')}, expected nm, Angstroms, um or eV.`,
  );
}

const wanted: Readonly<Record<string, string>> = {
  wavelength: 'a column of the wavelength, such as "Wavelength (nm)"',
  angle: 'a column of the angle of incidence, such as "AOI"',
};

function refuseMissing({ header }: EllipsometryText, { columns }: Layout): void {
  const missing = ['wavelength', 'angle'].filter((role) => !columns.has(role as EllipsometryRole));
  if (missing.length === 0) return;
  const names = header.findLast((line) => line.trim() !== '') ?? '';
  throw new UnreadableFileError(
    `found the columns ${quoted(names.trim())}, expected ${missing.map((role) => wanted[role]).join(' and ')} beside Psi and Delta.`,
    { line: header.lastIndexOf(names) + 1 },
  );
}

function refuseRagged({ line }: TextRow, found: number, expected: number): void {
  if (found === expected) return;
  throw new UnreadableFileError(`found ${found} cells, expected ${expected} as in the other rows.`, { line });
}

function numberOf({ dialect }: EllipsometryText, { line }: TextRow, cell: string | undefined): number {
  const value = parseCell(cell ?? '', dialect.decimalMark);
  if (value !== undefined) return value;
  throw new UnreadableFileError(
    `found ${cell === undefined ? 'no cell' : quoted(cell)}, expected a number.`,
    { line },
  );
}
