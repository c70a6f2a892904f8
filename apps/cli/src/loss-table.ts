import type { Table } from '@modalgain/formats';
import type { DecayScan, TwoStripeReadings } from '@modalgain/gain';

const decayColumns = {
  error: /error|sigma|uncertainty|standard deviation|^sd$/,
  distance: /distance|position|spot|offset|shift|^x$|^d$/,
  intensity: /intensity|signal|counts|emission|^i$|^ase$|^pl$/,
} as const;

const stripeColumns = {
  both: /both|^i ?12$/,
  near: /near|first|^i ?1$/,
  far: /far|second|^i ?2$/,
} as const;

/**
 * Reads a table of distance against intensity, optionally with the standard deviation of each. Units stand in the
 * header; a distance without one is taken in um, and a note says so. A file without a header holds them in that order.
 *
 * @throws InputError where a column is missing or a cell is no number
 */
export async function readDecayTable(
  bytes: Uint8Array,
): Promise<{ scan: DecayScan; notes: readonly string[] }> {
  const { numbersOf, quantitiesOf, readTable } = await import('@modalgain/formats');
  const table = readTable(bytes);
  const notes = [...table.notes];
  const nameless = table.headerLine === undefined;
  const columns: Partial<Record<keyof typeof decayColumns, number>> = nameless
    ? { distance: 0, intensity: 1, ...(table.columns.length > 2 && { error: 2 }) }
    : columnsOf(table, decayColumns);
  const distanceUm = quantitiesOf({
    table,
    column: await needed(table, columns.distance, 'distance'),
    kind: 'stripeLengthUm',
    defaultUnit: 'um',
    notes,
  });
  const intensity = numbersOf(table, await needed(table, columns.intensity, 'intensity'));
  const intensityError = columns.error === undefined ? undefined : numbersOf(table, columns.error);
  return { scan: { distanceUm, intensity, ...(intensityError && { intensityError }) }, notes };
}

/**
 * Reads repeated readings of two equal stripes: columns `near`, `far` and `both` (or I1, I2, I12), one row a repeat.
 *
 * @throws InputError where a column is missing or a cell is no number
 */
export async function readTwoStripesTable(
  bytes: Uint8Array,
): Promise<{ readings: TwoStripeReadings; notes: readonly string[] }> {
  const { numbersOf, readTable } = await import('@modalgain/formats');
  const table = readTable(bytes);
  const columns = columnsOf(table, stripeColumns);
  const readings = async (name: keyof typeof stripeColumns): Promise<number[]> =>
    Array.from(numbersOf(table, await needed(table, columns[name], `"${name}"`)));
  return {
    readings: { near: await readings('near'), far: await readings('far'), both: await readings('both') },
    notes: table.notes,
  };
}

/** Which column holds what: by name, each column once, in the order given. */
function columnsOf<Name extends string>(
  table: Table,
  patterns: Readonly<Record<Name, RegExp>>,
): Partial<Record<Name, number>> {
  const found: Partial<Record<Name, number>> = {};
  const taken = new Set<number>();
  for (const name of Object.keys(patterns) as Name[]) {
    const column = table.columns.findIndex(
      (header, index) => !taken.has(index) && patterns[name].test(header.name.replace(/[_-]+/g, ' ').trim()),
    );
    if (column < 0) continue;
    found[name] = column;
    taken.add(column);
  }
  return found;
}

async function needed(table: Table, column: number | undefined, what: string): Promise<number> {
  if (column !== undefined) return column;
  const { UnreadableFileError } = await import('@modalgain/numerics');
  const found = table.columns.map(({ label }) => `"${label}"`).join(', ');
  throw new UnreadableFileError(`found the columns ${found}, expected one of ${what} among them.`, {
    ...(table.headerLine !== undefined && { line: table.headerLine }),
  });
}
