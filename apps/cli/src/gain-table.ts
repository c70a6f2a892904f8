import type { Table } from '@modalgain/formats';
import type { NetGainPoint } from '@modalgain/gain';
import type { QuantityKind } from '@modalgain/numerics';

/** Net gains against fluence of one film, as a table lists them. */
export interface GainTableFilm {
  readonly film: string;
  readonly points: readonly NetGainPoint[];
  /** Where the table has a column of it. */
  readonly confinement: number | undefined;
}

const columnNames = {
  film: /^(film|sample|name)/,
  fluence: /fluence|pump|^f$/,
  error: /err|sigma|uncertainty|std|standard deviation|^(s|u|d|sd)( ?g( net)?)?$/,
  confinement: /confinement|^gamma/,
  netGain: /gain|^g( net)?$/,
} as const;

type ColumnRole = keyof typeof columnNames;

/**
 * Reads a table of fluence, net gain and its standard error, optionally with a first column of film names and one of
 * confinement factors. Units stand in the header; without them uJ/cm2 and cm-1 are taken, and a note says so. A file
 * without a header holds the three columns in that order.
 *
 * @throws InputError where a column is missing or a cell is no number
 */
export async function readGainTable(
  bytes: Uint8Array,
): Promise<{ films: GainTableFilm[]; notes: readonly string[] }> {
  const { numbersOf, quantitiesOf, readTable } = await import('@modalgain/formats');
  const table = readTable(bytes);
  const notes = [...table.notes];
  const columns = await rolesOf(table);
  const quantity = (role: ColumnRole, kind: QuantityKind, defaultUnit: string) =>
    quantitiesOf({ table, column: columns[role] ?? -1, kind, defaultUnit, notes });
  const fluences = quantity('fluence', 'fluenceUjPerCm2', 'uJ/cm2');
  const gains = quantity('netGain', 'perCm', 'cm-1');
  const errors = quantity('error', 'perCm', 'cm-1');
  const confinements = columns.confinement === undefined ? undefined : numbersOf(table, columns.confinement);
  const films = new Map<string, { points: NetGainPoint[]; confinement: number | undefined }>();
  table.rows.forEach(({ cells }, row) => {
    const film = columns.film === undefined ? 'film' : cells[columns.film].trim();
    const entry = films.get(film) ?? { points: [], confinement: confinements?.[row] };
    entry.points.push({
      fluenceUjPerCm2: fluences[row],
      netGainPerCm: gains[row],
      standardErrorPerCm: errors[row],
    });
    films.set(film, entry);
  });
  return { films: [...films].map(([film, entry]) => ({ film, ...entry })), notes };
}

/** Which column holds what: by name, each column once, in the order of `columnNames`. */
async function rolesOf(table: Table): Promise<Partial<Record<ColumnRole, number>>> {
  const { UnreadableFileError } = await import('@modalgain/numerics');
  if (table.headerLine === undefined && table.columns.length === 3)
    return { fluence: 0, netGain: 1, error: 2 };
  const roles: Partial<Record<ColumnRole, number>> = {};
  const taken = new Set<number>();
  for (const role of Object.keys(columnNames) as ColumnRole[]) {
    const column = table.columns.findIndex(
      ({ name }, index) => !taken.has(index) && columnNames[role].test(name.replace(/[_()-]+/g, ' ').trim()),
    );
    if (column >= 0) {
      roles[role] = column;
      taken.add(column);
    }
  }
  const missing = (['fluence', 'netGain', 'error'] as const).find((role) => roles[role] === undefined);
  if (missing === undefined) return roles;
  const needed = { fluence: 'fluence', netGain: 'net gain', error: "the net gain's standard error" }[missing];
  const found = table.columns.map(({ label }) => `"${label}"`).join(', ');
  throw new UnreadableFileError(`found the columns ${found}, expected one of ${needed} among them.`, {
    ...(table.headerLine !== undefined && { line: table.headerLine }),
  });
}
