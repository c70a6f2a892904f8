import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { errorColumn, intensityColumn } from './intensity-column.js';
import { labelList } from './labels.js';
import { intensityUnitOf } from './metadata.js';
import { numbersOf, quantitiesOf, refuseBelow } from './numbers.js';
import { columnOf } from './roles.js';
import type { Table } from './table.js';

export type FluenceScanContent = Extract<MeasurementContent, { kind: 'fluence-scan' }>;

/**
 * Reads a table as intensity against fluence, optionally with its standard deviation, the width of the spectrum and the
 * integration time of each point, by which intensities are then divided. A file without a header begins with the fluence.
 *
 * @throws UnreadableFileError where the header names no fluence, or a cell is none
 */
export function fluenceScanOf(table: Table, notes: string[]): FluenceScanContent {
  const fluence = fluenceColumn(table);
  const intensity = intensityColumn(table, fluence, notes);
  const error = errorColumn(table, intensity);
  const width = columnOf(table.columns, 'fwhm');
  refuseBelow({ table, column: fluence, bound: 'zero or equal', what: 'the fluence' });
  if (error !== undefined)
    refuseBelow({ table, column: error, bound: 'zero or equal', what: 'the standard deviation' });
  const timesS = timesOf(table, notes);
  const light = (column: number): Float64Array =>
    numbersOf(table, column).map((value, row) => (timesS ? value / timesS[row] : value));
  const unit = table.columns[intensity].unit ?? intensityUnitOf(table);
  return {
    kind: 'fluence-scan',
    fluenceUjPerCm2: quantitiesOf({
      table,
      column: fluence,
      kind: 'fluenceUjPerCm2',
      defaultUnit: 'uJ/cm2',
      notes,
    }),
    intensity: light(intensity),
    ...(error !== undefined && { intensityError: light(error) }),
    ...(width !== undefined && {
      fwhmNm: quantitiesOf({ table, column: width, kind: 'lengthNm', defaultUnit: 'nm', notes }),
    }),
    intensityUnit: timesS ? `${unit || 'a.u.'}/s` : unit,
  };
}

function fluenceColumn(table: Table): number {
  const named = columnOf(table.columns, 'fluence');
  if (named !== undefined) return named;
  if (table.headerLine === undefined) return 0;
  const hint =
    columnOf(table.columns, 'pulse-energy') === undefined ? '' : ' (pulse energy over pumped area)';
  throw new UnreadableFileError(
    `found the columns ${labelList(table.columns)}, expected one of fluence among them${hint}.`,
    { line: table.headerLine },
  );
}

function timesOf(table: Table, notes: string[]): Float64Array | undefined {
  const column = columnOf(table.columns, 'integration-time');
  if (column === undefined) return undefined;
  refuseBelow({ table, column, bound: 'zero or equal', what: 'the integration time' });
  notes.push('Intensities are divided by the integration time of their row.');
  return quantitiesOf({ table, column, kind: 'durationS', defaultUnit: 's', notes });
}
