import type { MeasurementContent } from '../format.js';
import { errorColumn, onlyOtherColumn } from './intensity-column.js';
import { intensityUnitOf, quantityInMetadata } from './metadata.js';
import { inIncreasingOrder, numbersOf, quantitiesOf, refuseBelow } from './numbers.js';
import { quantityInLabel } from './quantity-in-label.js';
import { columnOf, roleOf } from './roles.js';
import { labelList } from './labels.js';
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

/** Whether the columns beside the length can only be intensities. */
export function hasScanColumns(table: Table): boolean {
  return table.columns.length === 2 || namedIntensities(table).length > 0;
}

/** Columns named as intensity or with the fluence of their scan. */
function namedIntensities(table: Table): number[] {
  return table.columns.flatMap((column, index) =>
    roleOf(column) === 'intensity' || fluenceInLabel(table, index) !== undefined ? [index] : [],
  );
}

function fluenceInLabel(table: Table, column: number): number | undefined {
  return quantityInLabel(table.columns[column].label, 'fluenceUjPerCm2', table.dialect.decimalMark);
}

function scanColumnsOf(table: Table, length: number, notes: string[]): ScanColumns[] {
  const named = namedIntensities(table);
  const intensities = named.length > 0 ? named : [onlyOtherColumn(table, length, notes)];
  const scans = intensities.map((intensity) => {
    const fluenceUjPerCm2 = fluenceInLabel(table, intensity);
    const error = errorColumn(table, intensity);
    return {
      intensity,
      ...(error !== undefined && { error }),
      ...(fluenceUjPerCm2 !== undefined && { fluenceUjPerCm2 }),
    };
  });
  const used = new Set([
    length,
    columnOf(table.columns, 'fluence'),
    ...scans.flatMap((scan) => [scan.intensity, scan.error]),
  ]);
  const left = table.columns.filter((_, column) => !used.has(column));
  if (left.length > 0) notes.push(`Left out: ${labelList(left)}.`);
  return scans;
}

function stripeScan(request: {
  readonly table: Table;
  readonly length: number;
  readonly columns: ScanColumns;
  readonly notes: string[];
}): StripeScanContent {
  const { length, columns, notes } = request;
  refuseBelow({ table: request.table, column: length, bound: 'zero or equal', what: 'the length' });
  const table = inScanOrder(request.table, length, notes);
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

/** With fewer lengths, or fewer steps down or up than this share, one row in the wrong place is likelier than a chosen order. */
const fewestShuffled = 8;
const leastEitherWay = 0.25;

/**
 * Lengths that were taken up and down or at random are left in their order, since only then a drift can be told from gain; others
 * come to increase. Two rows of one length, or few that fall, are refused: more likely they are a mistake or two scans in one file.
 */
function inScanOrder(table: Table, length: number, notes: string[]): Table {
  const values = numbersOf(table, length);
  const falls = values.reduce((count, value, row) => count + (row > 0 && value < values[row - 1] ? 1 : 0), 0);
  const fewerWay = Math.min(falls, values.length - 1 - falls);
  const isShuffled =
    values.length >= fewestShuffled &&
    fewerWay >= leastEitherWay * values.length &&
    new Set(values).size === values.length;
  if (!isShuffled) return inIncreasingOrder(table, length, notes);
  notes.push('The lengths go up and down: taken as the order in which they were measured.');
  return table;
}

/** The unit in the column's header; what stands there as a fluence is none. */
function intensityUnit(table: Table, column: number): string {
  const unit = table.columns[column].unit ?? '';
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
