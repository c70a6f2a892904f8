import type { MeasurementContent } from '../format.js';
import { errorColumn, intensityColumn } from './intensity-column.js';
import { intensityUnitOf } from './metadata.js';
import { numbersOf, quantitiesOf, refuseBelow } from './numbers.js';
import { columnOf } from './roles.js';
import type { Table } from './table.js';

export type DistanceScanContent = Extract<MeasurementContent, { kind: 'distance-scan' }>;

/**
 * Reads a table as intensity against the distance from the edge, optionally with the standard deviation of each intensity
 * behind it. Where no column is named as a distance, the first is taken.
 */
export function distanceScanOf(table: Table, notes: string[]): DistanceScanContent {
  const distance = columnOf(table.columns, 'distance') ?? 0;
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
