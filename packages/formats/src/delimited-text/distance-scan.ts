import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { errorColumn, intensityColumn } from './intensity-column.js';
import { labelList } from './labels.js';
import { intensityUnitOf } from './metadata.js';
import { numbersOf, quantitiesOf, refuseBelow } from './numbers.js';
import { columnOf } from './roles.js';
import type { Table } from './table.js';

export type DistanceScanContent = Extract<MeasurementContent, { kind: 'distance-scan' }>;

/**
 * Reads a table as intensity against the distance from the edge, optionally with the standard deviation of each intensity
 * behind it. A file without a header begins with the distance.
 *
 * @throws UnreadableFileError where the header names no distance, or a cell is none
 */
export function distanceScanOf(table: Table, notes: string[]): DistanceScanContent {
  const distance = distanceColumn(table);
  const intensity = intensityColumn(table, distance, notes);
  const error = errorColumn(table, intensity);
  refuseBelow({ table, column: distance, bound: 'zero', what: 'the distance' });
  if (error !== undefined)
    refuseBelow({ table, column: error, bound: 'zero or equal', what: 'the standard deviation' });
  return {
    kind: 'distance-scan',
    distanceUm: quantitiesOf({ table, column: distance, kind: 'stripeLengthUm', defaultUnit: 'um', notes }),
    intensity: numbersOf(table, intensity),
    ...(error !== undefined && { intensityError: numbersOf(table, error) }),
    intensityUnit: table.columns[intensity].unit ?? intensityUnitOf(table),
  };
}

function distanceColumn(table: Table): number {
  const named = columnOf(table.columns, 'distance');
  if (named !== undefined) return named;
  if (table.headerLine === undefined) return 0;
  throw new UnreadableFileError(
    `found the columns ${labelList(table.columns)}, expected one of distance among them.`,
    { line: table.headerLine },
  );
}
