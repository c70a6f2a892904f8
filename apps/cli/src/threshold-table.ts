import type { Table } from '@modalgain/formats';
import type { IntensityTable } from '@modalgain/gain';

const columnNames = {
  fluence: /fluence|pump|^f$/,
  error: /error|sigma|uncertainty|standard deviation|^sd$/,
  fwhm: /fwhm|width|linewidth/,
  integrationTime: /integration|exposure/,
  intensity: /intensity|^i$|signal|counts|emission|^ase|^pl$/,
} as const;

type ColumnRole = keyof typeof columnNames;

/** Whether a table holds intensity against fluence rather than spectra. */
export function isThresholdTable(table: Table): boolean {
  const roles = rolesOf(table);
  const spectra = table.columns.some(({ name }) => /^(wavelength|wl|lambda|λ)/.test(name));
  return !spectra && roles.fluence !== undefined && roles.intensity !== undefined;
}

/**
 * Intensity against fluence, optionally with its standard deviation, the width of the spectrum and the integration time of
 * each point, by which intensities are then divided. Units stand in the header; without them uJ/cm2, nm and s are taken,
 * and a note says so.
 *
 * @throws InputError where a cell is no number or a unit does not fit
 */
export async function readThresholdTable(table: Table, notes: string[]): Promise<IntensityTable> {
  const { numbersOf, quantitiesOf } = await import('@modalgain/formats');
  const { fluence = 0, intensity = 1, error, fwhm, integrationTime } = rolesOf(table);
  const times =
    integrationTime === undefined
      ? undefined
      : quantitiesOf({ table, column: integrationTime, kind: 'durationS', defaultUnit: 's', notes });
  if (times) await refuseTimes(times);
  if (times) notes.push('Intensities are divided by the integration time of their row.');
  const light = (column: number) =>
    numbersOf(table, column).map((value, row) => (times ? value / times[row] : value));
  return {
    kind: 'intensity-table',
    fluenceUjPerCm2: quantitiesOf({
      table,
      column: fluence,
      kind: 'fluenceUjPerCm2',
      defaultUnit: 'uJ/cm2',
      notes,
    }),
    intensity: light(intensity),
    ...(error !== undefined && { intensityError: light(error) }),
    ...(fwhm !== undefined && {
      fwhmNm: quantitiesOf({ table, column: fwhm, kind: 'lengthNm', defaultUnit: 'nm', notes }),
    }),
  };
}

async function refuseTimes(times: Float64Array): Promise<void> {
  const { UnreadableFileError } = await import('@modalgain/numerics');
  const wrong = times.findIndex((time) => !(time > 0));
  if (wrong !== -1)
    throw new UnreadableFileError(`found the integration time ${times[wrong]} s, expected one above 0.`);
}

/** Which column holds what: by name, each column once, in the order of `columnNames`; two bare columns are the two needed. */
function rolesOf(table: Table): Partial<Record<ColumnRole, number>> {
  if (table.headerLine === undefined) return table.columns.length === 2 ? { fluence: 0, intensity: 1 } : {};
  const roles: Partial<Record<ColumnRole, number>> = {};
  const taken = new Set<number>();
  for (const role of Object.keys(columnNames) as ColumnRole[]) {
    const column = table.columns.findIndex(({ name }, i) => !taken.has(i) && columnNames[role].test(name));
    if (column < 0) continue;
    roles[role] = column;
    taken.add(column);
  }
  return roles;
}
