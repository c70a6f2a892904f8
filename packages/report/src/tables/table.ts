import type { Determination, Estimate } from '@modalgain/numerics';
import { glossary } from './glossary.js';

/** The unit of a column as its UCUM code, or in words where the quantity has none. Empty: a pure number. */
export type ColumnUnit =
  | ''
  | 'nm'
  | 'um'
  | 'cm-1'
  | 'cm-3'
  | 'uJ/cm2'
  | 'MPa'
  | '%'
  | 'standard deviations'
  | 'unit of the scans'
  | 'intensity per cm';

/** Null where there is no value: not measured, not determined, or an open end of an interval. */
export type CellValue = string | number | null;

/** What a column holds, apart from its values. */
export interface TableColumn {
  readonly name: string;
  readonly type: 'text' | 'number' | 'integer';
  readonly unit: ColumnUnit;
  /** Where the name does not say everything. */
  readonly description?: string;
}

/** A column and its value in a row. */
export interface ColumnOf<Row> extends TableColumn {
  readonly value: (row: Row) => CellValue | undefined;
}

/** Columns and values, row by row. */
export interface TableContent {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** The heading of a column: its name and its unit. */
export const headingOf = ({ name, unit }: TableColumn): string => (unit === '' ? name : `${name} (${unit})`);

export function tableOf<Row>(columns: readonly ColumnOf<Row>[], rows: readonly Row[]): TableContent {
  return {
    columns: columns.map(described),
    rows: rows.map((row) => columns.map(({ value }) => cell(value(row)))),
  };
}

function described<Row>({ name, type, unit, description = glossary[name] }: ColumnOf<Row>): TableColumn {
  return { name, type, unit, ...(description !== undefined && { description }) };
}

/** Open ends of intervals are infinite in results, and no value in a table. */
const cell = (value: CellValue | undefined): CellValue =>
  value === undefined || value === '' || (typeof value === 'number' && !Number.isFinite(value))
    ? null
    : value;

export const text = <Row>(
  name: string,
  value: (row: Row) => string | null | undefined,
  description?: string,
): ColumnOf<Row> => ({
  name,
  type: 'text',
  unit: '',
  value,
  ...(description !== undefined && { description }),
});

export const number = <Row>(
  name: string,
  unit: ColumnUnit,
  value: (row: Row) => number | null | undefined,
  description?: string,
): ColumnOf<Row> => ({
  name,
  type: 'number',
  unit,
  value,
  ...(description !== undefined && { description }),
});

/** Whole numbers: counts and orders. */
export const integer = <Row>(
  name: string,
  value: (row: Row) => number | null | undefined,
): ColumnOf<Row> => ({ name, type: 'integer', unit: '', value });

/** What may be known of a quantity: a settled one, one that is open, or nothing. */
type Known = Estimate | Determination | null | undefined;

const estimateOf = (known: Known): Estimate | undefined =>
  !known ? undefined : 'kind' in known ? (known.kind === 'determined' ? known.estimate : undefined) : known;

const intervalOf = (known: Known): readonly [number, number] | undefined =>
  estimateOf(known)?.interval95 ??
  (known && 'kind' in known && known.kind === 'not-determined' ? known.interval95 : undefined);

function outcomeOf(known: Known): string {
  if (!known) return '';
  return 'kind' in known ? known.kind : 'determined';
}

/** Four columns of a quantity: value, standard error, and the ends of the 95 % interval. */
export function estimateColumns<Row>(
  name: string,
  unit: ColumnUnit,
  known: (row: Row) => Known,
): ColumnOf<Row>[] {
  return [
    number(name, unit, (row) => estimateOf(known(row))?.value),
    number(
      `${name} standard error`,
      unit,
      (row) => estimateOf(known(row))?.standardError,
      `Standard error of "${name}"; none where the data leave it open`,
    ),
    number(
      `${name} lower 95 %`,
      unit,
      (row) => intervalOf(known(row))?.[0],
      `Lower end of the 95 % interval of "${name}"; none where it is open below`,
    ),
    number(
      `${name} upper 95 %`,
      unit,
      (row) => intervalOf(known(row))?.[1],
      `Upper end of the 95 % interval of "${name}"; none where it is open above`,
    ),
  ];
}

/** The four columns of an estimate, and whether the quantity was determined. */
export function quantityColumns<Row>(
  name: string,
  unit: ColumnUnit,
  known: (row: Row) => Known,
): ColumnOf<Row>[] {
  return [
    ...estimateColumns(name, unit, known),
    text(
      `${name} outcome`,
      (row: Row) => outcomeOf(known(row)),
      `Whether "${name}" was determined from the data`,
    ),
  ];
}
