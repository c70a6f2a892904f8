import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { numbersOf, refuseBelow, refuseFewRows } from './numbers.js';
import { columnOf } from './roles.js';
import type { Role } from './roles.js';
import { sortRows } from './sort-rows.js';
import { labelList } from './labels.js';
import type { Table } from './table.js';
import { wavelengthColumn } from './wavelengths.js';

export type OpticalConstantsContent = Extract<MeasurementContent, { kind: 'optical-constants' }>;

/**
 * Reads a table as n and k against wavelength; without a header the columns are wavelength, n and k. Unlike a scan, such a
 * table has no order of measurement: rows are sorted, and rows of one wavelength averaged, with a note.
 */
export function opticalConstantsOf(table: Table, notes: string[]): OpticalConstantsContent {
  refuseFewRows(table, 0);
  const { wavelengthNm } = wavelengthColumn(table, notes);
  const n = numbersOfRole({ table, role: 'n', withoutHeader: 1, what: 'n' });
  const k = numbersOfRole({ table, role: 'k', withoutHeader: 2, what: 'k' });
  const nError = numbersOfRole({ table, role: 'n-error', what: 'the standard deviation of n' });
  const kError = numbersOfRole({ table, role: 'k-error', what: 'the standard deviation of k' });
  if (n === undefined) {
    const found = labelList(table.columns);
    throw new UnreadableFileError(`found the columns ${found}, expected one named "n".`, {
      line: table.headerLine,
    });
  }
  const columns = {
    wavelengthNm,
    n,
    ...(k && { k }),
    ...(nError && { nError }),
    ...(kError && { kError }),
  };
  const sorted = sortRows(columns, 'wavelengthNm');
  notes.push(...sorted.notes);
  return { kind: 'optical-constants', ...sorted.columns };
}

/** The numbers of a column, none negative; without a header the column's place decides. Undefined if it is not there. */
function numbersOfRole(request: {
  readonly table: Table;
  readonly role: Role;
  readonly withoutHeader?: number;
  readonly what: string;
}): Float64Array | undefined {
  const { table, role, withoutHeader, what } = request;
  const byPlace = table.headerLine === undefined ? withoutHeader : undefined;
  const column = columnOf(table.columns, role) ?? byPlace;
  if (column === undefined || column >= table.columns.length) return undefined;
  refuseBelow({ table, column, bound: 'zero', what });
  return numbersOf(table, column);
}
