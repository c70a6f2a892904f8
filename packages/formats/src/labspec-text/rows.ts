import { UnreadableFileError } from '@modalgain/numerics';
import { parseCell } from '../delimited-text/number.js';
import { quoted } from '../quoted.js';

/** Spectra with their axis as written, and the coordinates of each where the file is a map or a series. */
export interface LabSpecRows {
  readonly axis: Float64Array;
  readonly spectra: readonly Float64Array[];
  /** One list a coordinate, one value a spectrum; empty for a single spectrum. */
  readonly coordinates: readonly Float64Array[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * A single spectrum is two columns. A map or series has the axis in its first row, behind one empty cell a coordinate, and
 * one spectrum a row behind its coordinates.
 *
 * @throws UnreadableFileError with the line of a row that is too short, too long, or no numbers
 */
export function labSpecRows(lines: readonly string[]): LabSpecRows {
  const rows = lines.flatMap((text, index): Row[] =>
    text.trim() === '' || text.startsWith('#') ? [] : [{ line: index + 1, cells: cellsOf(text) }],
  );
  if (rows.length === 0) throw new UnreadableFileError('found no numbers below the settings.');
  const leading = rows[0].cells.findIndex((cell) => cell !== '');
  return leading === 0 ? singleSpectrum(rows) : rowsOfSpectra(rows, leading);
}

/** Empty cells at the front count, one at the end does not. */
function cellsOf(text: string): readonly string[] {
  const cells = text.replace(/\t$/, '').split('\t');
  return cells.length > 1 ? cells.map((cell) => cell.trim()) : text.trim().split(/\s+/);
}

function singleSpectrum(rows: readonly Row[]): LabSpecRows {
  refuseOtherLength(rows, 2);
  return { axis: columnOf(rows, 0), spectra: [columnOf(rows, 1)], coordinates: [] };
}

function rowsOfSpectra([axis, ...spectra]: readonly Row[], leading: number): LabSpecRows {
  refuseOtherLength(spectra, axis.cells.length);
  if (spectra.length === 0)
    throw new UnreadableFileError('found an axis without spectra.', { line: axis.line });
  return {
    axis: numbersIn(axis, leading),
    spectra: spectra.map((row) => numbersIn(row, leading)),
    coordinates: Array.from({ length: leading }, (_, column) => columnOf(spectra, column)),
  };
}

function refuseOtherLength(rows: readonly Row[], expected: number): void {
  const wrong = rows.find(({ cells }) => cells.length !== expected);
  if (!wrong) return;
  throw new UnreadableFileError(`found ${wrong.cells.length} cells, expected ${expected}.`, {
    line: wrong.line,
  });
}

const numbersIn = (row: Row, from: number): Float64Array =>
  Float64Array.from(row.cells.slice(from), (cell) => numberIn(cell, row.line));

const columnOf = (rows: readonly Row[], column: number): Float64Array =>
  Float64Array.from(rows, ({ cells, line }) => numberIn(cells[column], line));

function numberIn(cell: string, line: number): number {
  const value = parseCell(cell, '.') ?? parseCell(cell, ',');
  if (value !== undefined) return value;
  throw new UnreadableFileError(`found ${quoted(cell)}, expected a number.`, { line });
}
