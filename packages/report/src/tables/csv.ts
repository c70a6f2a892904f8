import type { Determination, Estimate } from '@modalgain/numerics';

export type CsvValue = string | number | null | undefined;

/** A column: its heading with the unit, and its value in a row. */
export interface CsvColumn<Row> {
  readonly head: string;
  readonly value: (row: Row) => CsvValue;
}

/** A field as RFC 4180 wants it: in quotes where it holds a comma, a quote or the end of a line. */
function field(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A table in the form of RFC 4180: commas, lines ended by CR LF, one line of headings. Open ends are empty fields. */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ head }) => field(head)),
    ...rows.map((row) => columns.map(({ value }) => field(value(row)))),
  ];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

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

/** Five columns of a quantity: value, standard error, ends of the 95 % interval, and whether it was determined. */
export function quantityColumns<Row>(
  name: string,
  unit: string,
  known: (row: Row) => Known,
): CsvColumn<Row>[] {
  const withUnit = unit === '' ? '' : ` (${unit})`;
  return [
    { head: `${name}${withUnit}`, value: (row) => estimateOf(known(row))?.value },
    { head: `${name} standard error${withUnit}`, value: (row) => estimateOf(known(row))?.standardError },
    { head: `${name} lower 95 %${withUnit}`, value: (row) => intervalOf(known(row))?.[0] },
    { head: `${name} upper 95 %${withUnit}`, value: (row) => intervalOf(known(row))?.[1] },
    { head: `${name} outcome`, value: (row) => outcomeOf(known(row)) },
  ];
}
