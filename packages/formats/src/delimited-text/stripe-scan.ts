import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { intensityUnitOf, quantityInMetadata } from './metadata.js';
import { inIncreasingOrder, isNumeric, numbersOf, quantitiesOf, refuseBelow } from './numbers.js';
import { quantityInLabel } from './quantity-in-label.js';
import { columnOf, roleOf } from './roles.js';
import type { Table } from './table.js';

export type StripeScanContent = Extract<MeasurementContent, { kind: 'stripe-scan' }>;

/** The columns of one scan. */
interface ScanColumns {
  readonly intensity: number;
  readonly error?: number;
  readonly fluenceUjPerCm2?: number;
}

/**
 * Reads a table as stripe scans: a column of lengths and, for each scan, one of intensities with an optional one of
 * standard deviations behind it. Several scans differ in the fluence that stands in the header of their column, or in a
 * column of fluences.
 */
export function stripeScansOf(table: Table, notes: string[]): StripeScanContent[] {
  const length = columnOf(table.columns, 'stripe-length') ?? 0;
  const fluence = columnOf(table.columns, 'fluence');
  const scans = scanColumnsOf(table, length, notes);
  if (fluence === undefined) return scans.map((columns) => stripeScan({ table, length, columns, notes }));
  const ofRow = quantitiesOf({
    table,
    column: fluence,
    kind: 'fluenceUjPerCm2',
    defaultUnit: 'uJ/cm2',
    notes,
  });
  return [...new Set(ofRow)].flatMap((fluenceUjPerCm2) => {
    const part = { ...table, rows: table.rows.filter((_, row) => ofRow[row] === fluenceUjPerCm2) };
    return scans.map((columns) =>
      stripeScan({ table: part, length, columns: { ...columns, fluenceUjPerCm2 }, notes }),
    );
  });
}

function scanColumnsOf(table: Table, length: number, notes: string[]): ScanColumns[] {
  const roles = table.columns.map(roleOf);
  const fluences = table.columns.map(({ label }) =>
    quantityInLabel(label, 'fluenceUjPerCm2', table.dialect.decimalMark),
  );
  const named = table.columns.flatMap((_, column) =>
    column !== length && (roles[column] === 'intensity' || fluences[column] !== undefined) ? [column] : [],
  );
  const intensities = named.length > 0 ? named : [onlyOtherColumn(table, length, notes)];
  return intensities.map((intensity) => {
    const fluenceUjPerCm2 = fluences[intensity];
    const behind = roles[intensity + 1];
    const hasError =
      behind === 'intensity-error' ||
      (table.headerLine === undefined && table.columns.length === intensity + 2);
    return {
      intensity,
      ...(hasError && { error: intensity + 1 }),
      ...(fluenceUjPerCm2 !== undefined && { fluenceUjPerCm2 }),
    };
  });
}

/** Without a column that is named as intensity, the only column of numbers left can be meant. */
function onlyOtherColumn(table: Table, length: number, notes: string[]): number {
  const others = table.columns.flatMap((column, index) =>
    index !== length && roleOf(column) === undefined && isNumeric(table, index) ? [index] : [],
  );
  const [first] = others;
  if (first === undefined || (others.length > 1 && table.headerLine !== undefined)) {
    const found = table.columns.map(({ label }) => `"${label}"`).join(', ');
    throw new UnreadableFileError(`found the columns ${found}, expected one named "intensity".`, {
      ...(table.headerLine !== undefined && { line: table.headerLine }),
    });
  }
  notes.push(`Column "${table.columns[first]?.label ?? ''}" taken as intensity.`);
  return first;
}

function stripeScan(request: {
  readonly table: Table;
  readonly length: number;
  readonly columns: ScanColumns;
  readonly notes: string[];
}): StripeScanContent {
  const { length, columns, notes } = request;
  refuseBelow({ table: request.table, column: length, bound: 'zero or equal', what: 'the length' });
  const table = inIncreasingOrder(request.table, length, notes);
  const { intensity, error } = columns;
  if (error !== undefined) {
    refuseBelow({ table, column: error, bound: 'zero or equal', what: 'the standard deviation' });
  }
  const fluenceUjPerCm2 = columns.fluenceUjPerCm2 ?? fluenceInMetadata(table, notes);
  return {
    kind: 'stripe-scan',
    stripeLengthUm: quantitiesOf({ table, column: length, kind: 'stripeLengthUm', defaultUnit: 'um', notes }),
    intensity: numbersOf(table, intensity),
    ...(error !== undefined && { intensityError: numbersOf(table, error) }),
    intensityUnit: intensityUnit(table, intensity),
    ...(fluenceUjPerCm2 !== undefined && { fluenceUjPerCm2 }),
  };
}

/** The unit in the column's header; what stands there as a fluence is none. */
function intensityUnit(table: Table, column: number): string {
  const unit = table.columns[column]?.unit ?? '';
  const isFluence = quantityInLabel(unit, 'fluenceUjPerCm2', table.dialect.decimalMark) !== undefined;
  return unit === '' || isFluence ? intensityUnitOf(table) : unit;
}

function fluenceInMetadata(table: Table, notes: string[]): number | undefined {
  return quantityInMetadata({
    table,
    key: /^(?:pump |excitation |pulse )?fluence$/,
    kind: 'fluenceUjPerCm2',
    defaultUnit: 'uJ/cm2',
    notes,
  });
}
