import type { MeasurementContent } from '../format.js';
import { numbersOf, refuseBelow } from './numbers.js';
import { columnOf } from './roles.js';
import type { Role } from './roles.js';
import type { Table } from './table.js';
import { wavelengthsOf } from './wavelengths.js';

export type OpticalConstantsContent = Extract<MeasurementContent, { kind: 'optical-constants' }>;

/** Reads a table as n and k against wavelength; without a header the columns are wavelength, n and k. */
export function opticalConstantsOf(unordered: Table, notes: string[]): OpticalConstantsContent {
  const { table, wavelengthNm } = wavelengthsOf(unordered, notes);
  const n = column(table, 'n', 1) ?? 1;
  const k = column(table, 'k', 2);
  const nError = column(table, 'n-error', undefined);
  refuseBelow({ table, column: n, bound: 'zero', what: 'n of' });
  if (k !== undefined) refuseBelow({ table, column: k, bound: 'zero', what: 'k of' });
  if (nError !== undefined)
    refuseBelow({ table, column: nError, bound: 'zero', what: 'the standard deviation' });
  return {
    kind: 'optical-constants',
    wavelengthNm,
    n: numbersOf(table, n),
    ...(k !== undefined && { k: numbersOf(table, k) }),
    ...(nError !== undefined && { nError: numbersOf(table, nError) }),
  };
}

function column(table: Table, role: Role, withoutHeader: number | undefined): number | undefined {
  const named = columnOf(table.columns, role);
  if (named !== undefined || table.headerLine !== undefined) return named;
  return withoutHeader !== undefined && withoutHeader < table.columns.length ? withoutHeader : undefined;
}
