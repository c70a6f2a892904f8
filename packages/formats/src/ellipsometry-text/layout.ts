import { nameAndUnit } from '../delimited-text/unit-in-header.js';
import { splitRow } from '../delimited-text/split-row.js';
import type { Delimiter } from '../delimited-text/split-row.js';

/** What a column of an ellipsometer's table holds. */
export type EllipsometryRole = 'wavelength' | 'angle' | 'psi' | 'delta' | 'psi-error' | 'delta-error';

/** Where in a row each quantity stands, and in which unit the wavelength is. */
export interface Layout {
  readonly columns: ReadonlyMap<EllipsometryRole, number>;
  /** As written; undefined where the file states none. */
  readonly spectralUnit: string | undefined;
  readonly angleUnits: readonly string[];
}

const error = '(?:sigma|error|err|std|sd|stdev|uncertainty|d)';
const separator = '[ ._]?';

const names: readonly (readonly [EllipsometryRole, RegExp])[] = [
  ['psi-error', new RegExp(`^(?:${error}${separator}(?:psi|ψ)|(?:psi|ψ)${separator}${error})$`)],
  ['delta-error', new RegExp(`^(?:${error}${separator}(?:delta|δ)|(?:delta|δ)${separator}${error})$`)],
  ['psi', /^(?:psi|ψ)$/],
  ['delta', /^(?:delta|δ)$/],
  ['angle', /^(?:aoi|angle|angle of incidence|incidence angle|incident angle|phi|φ|theta|θ)$/],
  [
    'wavelength',
    /^(?:wavelength|wave length|wvl|wl|lambda|λ|energy|photon energy|nm|ev|um|µm|å|angstroms?)$/,
  ],
];

/** Columns in the order in which WVASE and CompleteEASE write them. */
export const usualOrder: readonly EllipsometryRole[] = [
  'wavelength',
  'angle',
  'psi',
  'delta',
  'psi-error',
  'delta-error',
];

export function layoutInUsualOrder(count: number, spectralUnit: string | undefined): Layout {
  const columns = new Map(usualOrder.slice(0, count >= 6 ? 6 : 4).map((role, column) => [role, column]));
  return { columns, spectralUnit, angleUnits: [] };
}

/**
 * The layout that a line of names tells, or undefined if it names no Psi and no Delta. `count` is the number of cells of a
 * row; a nameless column is the angle, as some exports leave it out.
 */
export function layoutOfNames(line: string, delimiter: Delimiter, count: number): Layout | undefined {
  if (!/psi|ψ/i.test(line)) return undefined;
  const cells = cellsOf(line, delimiter, count).map((cell) => ({ cell, ...nameAndUnit(cell) }));
  const columns = new Map<EllipsometryRole, number>();
  cells.forEach(({ cell, name }, column) => {
    const role = names.find(([, pattern]) => pattern.test(name) || pattern.test(cell.toLowerCase()))?.[0];
    if (role !== undefined && !columns.has(role)) columns.set(role, column);
  });
  if (!columns.has('psi') || !columns.has('delta')) return undefined;
  const nameless = cells.findIndex(({ cell }) => cell === '');
  if (!columns.has('angle') && nameless > 0) columns.set('angle', nameless);
  const cellOf = (role: EllipsometryRole) => cells.find((_, column) => column === columns.get(role));
  const spectral = cellOf('wavelength');
  const angleUnits = (['angle', 'psi', 'delta'] as const).flatMap((role) => cellOf(role)?.unit ?? []);
  return { columns, spectralUnit: spectral && spectralUnitOf(spectral), angleUnits };
}

/** "nm AOI<tab>Psi<tab>Delta" has two separators: where the row's own gives too few names, blanks do. */
function cellsOf(line: string, delimiter: Delimiter, count: number): string[] {
  const cells = splitRow(line.replace(/^\s*#\s*/, ''), delimiter);
  if (cells.length >= count) return cells;
  const words = line.trim().split(/[\s,;]+/);
  return words.length >= count ? words : cells;
}

/** The column may be named by its unit alone. */
function spectralUnitOf({ cell, name, unit }: { cell: string; name: string; unit: string | undefined }) {
  if (unit !== undefined) return unit;
  return /^(?:nm|ev|um|µm|å|angstroms?)$/.test(name) ? cell.trim() : undefined;
}
