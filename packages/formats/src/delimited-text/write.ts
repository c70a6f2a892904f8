/** A column of a table to write: its header with unit, e.g. "stripe_length_um", and its numbers. */
export interface DelimitedColumn {
  readonly header: string;
  readonly values: ArrayLike<number>;
}

/** What a file of delimited text shall hold. */
export interface DelimitedContent {
  /** Lines above the header, as "# key: value". */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly columns: readonly DelimitedColumn[];
  /** Significant digits of every number; without it each is written so that it reads back as the same double. */
  readonly digits?: number;
}

/**
 * Writes columns as UTF-8 text separated by commas, with a header, decimal points and LF line ends: the same numbers give
 * the same bytes everywhere, and `readMeasurement` reads them back.
 *
 * @throws RangeError for columns of different lengths and for numbers that are not finite.
 */
export function writeDelimited({ metadata = {}, columns, digits }: DelimitedContent): string {
  const rows = columns[0]?.values.length ?? 0;
  const uneven = columns.find(({ values }) => values.length !== rows);
  if (uneven)
    throw new RangeError(`Column ${uneven.header} has ${uneven.values.length} values, expected ${rows}.`);
  const lines = Object.entries(metadata).map(([key, value]) => `# ${key}: ${value.replace(/\s+/g, ' ')}`);
  lines.push(columns.map(({ header }) => quoted(header)).join(','));
  for (let row = 0; row < rows; row += 1) {
    lines.push(columns.map(({ header, values }) => written(values[row], header, digits)).join(','));
  }
  return `${lines.join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function written(value: number | undefined, header: string, digits: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) {
    throw new RangeError(`Column ${header} holds ${value ?? 'nothing'}, expected finite numbers.`);
  }
  return String(digits === undefined ? value : Number(value.toPrecision(digits)));
}
