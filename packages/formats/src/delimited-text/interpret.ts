import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent, MeasurementKind, Sniff } from '../format.js';
import { absorbanceOf } from './absorbance.js';
import { opticalConstantsOf } from './optical-constants.js';
import { quantityInLabel } from './quantity-in-label.js';
import { roleOf } from './roles.js';
import type { Role } from './roles.js';
import { spectrumSeriesOf } from './spectrum-series.js';
import { stripeScansOf } from './stripe-scan.js';
import type { Table } from './table.js';
import { looksLikeWavelengths } from './wavelengths.js';

/** One meaning that a table can have. */
interface Interpretation {
  readonly kind: MeasurementKind;
  readonly title: string;
  /** Whether the header says that this is meant. */
  readonly claims: (roles: ReadonlySet<Role | undefined>, table: Table) => boolean;
  readonly read: (table: Table, notes: string[]) => readonly MeasurementContent[];
}

/** The most special first: what has n beside the wavelength is no spectrum. */
const interpretations: readonly Interpretation[] = [
  {
    kind: 'optical-constants',
    title: 'n and k against wavelength',
    claims: (roles) => roles.has('wavelength') && roles.has('n'),
    read: (table, notes) => [opticalConstantsOf(table, notes)],
  },
  {
    kind: 'absorbance',
    title: 'absorbance against wavelength',
    claims: (roles) => roles.has('wavelength') && roles.has('absorbance'),
    read: (table, notes) => [absorbanceOf(table, notes)],
  },
  {
    kind: 'spectrum-series',
    title: 'spectra',
    claims: (roles, table) =>
      roles.has('wavelength') || (!roles.has('stripe-length') && looksLikeWavelengths(table)),
    read: (table, notes) => [spectrumSeriesOf(table, notes)],
  },
  {
    kind: 'stripe-scan',
    title: 'intensity against stripe length',
    claims: (roles, table) => roles.has('stripe-length') && hasIntensity(roles, table),
    read: stripeScansOf,
  },
];

function hasIntensity(roles: ReadonlySet<Role | undefined>, table: Table): boolean {
  const { decimalMark } = table.dialect;
  return (
    roles.has('intensity') ||
    table.columns.length === 2 ||
    table.columns.some(({ label }) => quantityInLabel(label, 'fluenceUjPerCm2', decimalMark) !== undefined)
  );
}

/** Says what a table is, without reading its numbers. */
export function sniffTable(table: Table): Sniff {
  const found = claimed(table);
  const names = table.columns.map(({ label }) => `"${label}"`).join(', ');
  if (found) return { verdict: 'yes', reason: `text with the columns ${shortened(names)}: ${found.title}` };
  return {
    verdict: 'maybe',
    reason: `text with ${table.columns.length} columns of numbers, but what they are is not said (${shortened(names)})`,
  };
}

function claimed(table: Table): Interpretation | undefined {
  const roles = new Set(table.columns.map(roleOf));
  return interpretations.find(({ claims }) => claims(roles, table));
}

/**
 * Reads a table as what its header says; where the header leaves that open, as the first of the expected kinds that a
 * table can be.
 *
 * @throws UnreadableFileError where neither says what the columns are.
 */
export function interpret(
  table: Table,
  as: readonly MeasurementKind[] | undefined,
  notes: string[],
): readonly MeasurementContent[] {
  const said = claimed(table);
  const expected = as
    ?.map((kind) => interpretations.find((candidate) => candidate.kind === kind))
    .find(Boolean);
  const meaning = said ?? expected;
  if (meaning) {
    notes.push(
      `Read as ${meaning.title}${said ? '' : ', as asked: the file does not say what its columns are'}.`,
    );
    return meaning.read(table, notes);
  }
  const names = table.columns.map(({ label }) => `"${label}"`).join(', ');
  throw new UnreadableFileError(
    `found the columns ${shortened(names)}, expected names that say what they are, ` +
      'such as "stripe_length_um, intensity", "wavelength_nm, n, k" or "wavelength_nm, 20 um, 40 um".',
    { ...(table.headerLine !== undefined && { line: table.headerLine }) },
  );
}

function shortened(names: string): string {
  return names.length > 120 ? `${names.slice(0, 117)}...` : names;
}
