import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { numbersOf } from './numbers.js';
import { columnOf } from './roles.js';
import { labelList } from './labels.js';
import type { Table } from './table.js';
import { increasingWavelengths } from './wavelengths.js';

export type AbsorbanceContent = Extract<MeasurementContent, { kind: 'absorbance' }>;

/** Reads a table as decadic absorbance against wavelength; the only column beside the wavelength needs no name. */
export function absorbanceOf(unordered: Table, notes: string[]): AbsorbanceContent {
  const { table, column: wavelength, wavelengthNm } = increasingWavelengths(unordered, notes);
  const onlyOther = table.columns.length === 2 ? 1 - wavelength : undefined;
  const column = columnOf(table.columns, 'absorbance') ?? onlyOther;
  if (column === undefined) {
    const found = labelList(table.columns);
    throw new UnreadableFileError(`found the columns ${found}, expected one named "absorbance".`, {
      line: table.headerLine,
    });
  }
  return { kind: 'absorbance', wavelengthNm, absorbance: numbersOf(table, column) };
}
