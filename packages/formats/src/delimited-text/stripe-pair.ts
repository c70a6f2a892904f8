import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent } from '../format.js';
import { labelList } from './labels.js';
import { numbersOf } from './numbers.js';
import type { Table } from './table.js';

export type StripePairContent = Extract<MeasurementContent, { kind: 'stripe-pair' }>;

/** Names of the three columns, in lower case, without units. */
const names = {
  near: /^(?:near(?: stripe)?|first(?: stripe)?|i ?1)$/,
  far: /^(?:far(?: stripe)?|second(?: stripe)?|i ?2)$/,
  both: /^(?:both(?: stripes)?|i ?12)$/,
} as const;

const columnNamed = (table: Table, name: keyof typeof names): number =>
  table.columns.findIndex((column) => names[name].test(column.name));

/** Whether the header names all three readings. */
export function isHeadedAsStripePair(table: Table): boolean {
  return (['near', 'far', 'both'] as const).every((name) => columnNamed(table, name) !== -1);
}

/** Reads a table of repeated readings with the near stripe, the far one and both pumped, one row a repeat. */
export function stripePairOf(table: Table): StripePairContent {
  const readings = (name: keyof typeof names): Float64Array => {
    const column = columnNamed(table, name);
    if (column !== -1) return numbersOf(table, column);
    const found = labelList(table.columns);
    throw new UnreadableFileError(`found the columns ${found}, expected one named "${name}" among them.`, {
      line: table.headerLine,
    });
  };
  return { kind: 'stripe-pair', near: readings('near'), far: readings('far'), both: readings('both') };
}
