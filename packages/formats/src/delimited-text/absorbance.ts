import type { MeasurementContent } from '../format.js';
import { numbersOf } from './numbers.js';
import { columnOf } from './roles.js';
import type { Table } from './table.js';
import { wavelengthsOf } from './wavelengths.js';

export type AbsorbanceContent = Extract<MeasurementContent, { kind: 'absorbance' }>;

/** Reads a table as decadic absorbance against wavelength; without a name the second column is the absorbance. */
export function absorbanceOf(unordered: Table, notes: string[]): AbsorbanceContent {
  const { table, wavelengthNm } = wavelengthsOf(unordered, notes);
  const column = columnOf(table.columns, 'absorbance') ?? 1;
  return { kind: 'absorbance', wavelengthNm, absorbance: numbersOf(table, column) };
}
