import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import { labelList } from './labels.js';
import { isNumeric } from './numbers.js';
import { columnOf, roleOf } from './roles.js';
import type { Table } from './table.js';

/**
 * The column of intensities of a table against `variable`: the one that is named so, else the only other one of numbers.
 *
 * @throws UnreadableFileError where several columns could be meant, or none
 */
export function intensityColumn(table: Table, variable: number, notes: string[]): number {
  const named = columnOf(table.columns, 'intensity');
  return named ?? onlyOtherColumn(table, variable, notes);
}

/** Without a column that is named as intensity, the only column of numbers left can be meant. */
export function onlyOtherColumn(table: Table, variable: number, notes: string[]): number {
  const others = table.columns.flatMap((column, index) =>
    index !== variable && roleOf(column) === undefined && isNumeric(table, index) ? [index] : [],
  );
  const first = others.at(0);
  if (first === undefined || (others.length > 1 && table.headerLine !== undefined)) {
    const found = labelList(table.columns);
    throw new UnreadableFileError(`found the columns ${found}, expected one named "intensity".`, {
      line: table.headerLine,
    });
  }
  notes.push(`Column ${quoted(table.columns[first].label)} taken as intensity.`);
  return first;
}

/** Standard deviations stand behind their intensities; without a header, a third and last column is one. */
export function errorColumn(table: Table, intensity: number): number | undefined {
  const behind = table.columns.at(intensity + 1);
  if (behind === undefined) return undefined;
  const isThird = table.headerLine === undefined && intensity === 1 && table.columns.length === 3;
  return isThird || roleOf(behind) === 'intensity-error' ? intensity + 1 : undefined;
}
