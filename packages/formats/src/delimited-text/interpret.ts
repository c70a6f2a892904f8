import { UnreadableFileError } from '@modalgain/numerics';
import type { MeasurementContent, MeasurementKind, Sniff } from '../format.js';
import { absorbanceOf } from './absorbance.js';
import { distanceScanOf } from './distance-scan.js';
import { fluenceScanOf } from './fluence-scan.js';
import { labelList } from './labels.js';
import { opticalConstantsOf } from './optical-constants.js';
import { roleOf } from './roles.js';
import type { Role } from './roles.js';
import { isHeadedAsSpectra, spectrumSeriesOf } from './spectrum-series.js';
import { isHeadedAsStripePair, stripePairOf } from './stripe-pair.js';
import { hasScanColumns, stripeScansOf } from './stripe-scan.js';
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

const spectra: Interpretation = {
  kind: 'spectrum-series',
  title: 'spectra',
  claims: (_, table) => isHeadedAsSpectra(table),
  read: (table, notes) => [spectrumSeriesOf(table, notes)],
};

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
  spectra,
  {
    kind: 'stripe-scan',
    title: 'intensity against stripe length',
    claims: (roles, table) => roles.has('stripe-length') && hasScanColumns(table),
    read: stripeScansOf,
  },
  {
    kind: 'stripe-pair',
    title: 'readings of two equal stripes',
    claims: (_, table) => isHeadedAsStripePair(table),
    read: (table) => [stripePairOf(table)],
  },
  {
    kind: 'distance-scan',
    title: 'intensity against distance from the edge',
    claims: (roles) => roles.has('distance') && roles.has('intensity'),
    read: (table, notes) => [distanceScanOf(table, notes)],
  },
  {
    kind: 'fluence-scan',
    title: 'intensity against fluence',
    claims: (roles) => roles.has('fluence') && roles.has('intensity'),
    read: (table, notes) => [fluenceScanOf(table, notes)],
  },
];

/** What a table is read as, and who says so. */
interface Meaning {
  readonly interpretation: Interpretation;
  readonly by: 'the header' | 'the caller' | 'the numbers';
}

function meaningOf(table: Table, as: readonly MeasurementKind[]): Meaning | undefined {
  const roles = new Set(table.columns.map(roleOf));
  const said = interpretations.find(({ claims }) => claims(roles, table));
  if (said) return { interpretation: said, by: 'the header' };
  const looksLikeSpectrum = table.columns.length === 2 && looksLikeWavelengths(table);
  if (looksLikeSpectrum && (as.length === 0 || (as.length > 1 && as.includes('spectrum-series')))) {
    return { interpretation: spectra, by: 'the numbers' };
  }
  const asked = as.map((kind) => interpretations.find((candidate) => candidate.kind === kind)).find(Boolean);
  return asked && { interpretation: asked, by: 'the caller' };
}

/** Says what a table is, without reading its numbers. */
export function sniffTable(table: Table): Sniff {
  const meaning = meaningOf(table, []);
  const names = labelList(table.columns);
  if (meaning?.by === 'the header') {
    return { verdict: 'yes', reason: `text with the columns ${names}: ${meaning.interpretation.title}` };
  }
  return {
    verdict: 'maybe',
    reason: meaning
      ? 'text with two columns of numbers that look like a spectrum, though no header says so'
      : `text with ${table.columns.length} columns of numbers, but what they are is not said (${names})`,
  };
}

const reasons: Readonly<Record<Meaning['by'], string>> = {
  'the header': '',
  'the caller': ', as asked: the file does not say what its columns are',
  'the numbers': ', because of its many rising numbers: the file does not say what its columns are',
};

/**
 * Reads a table as what its header says; where the header leaves that open, as the expected kind, preferred first.
 *
 * @throws UnreadableFileError where neither says what the columns are.
 */
export function interpret(
  table: Table,
  as: readonly MeasurementKind[] | undefined,
  notes: string[],
): readonly MeasurementContent[] {
  const meaning = meaningOf(table, as ?? []);
  if (meaning) {
    const { title, read } = meaning.interpretation;
    notes.push(`Read as ${title} from the columns ${labelList(table.columns)}${reasons[meaning.by]}.`);
    return read(table, notes);
  }
  throw new UnreadableFileError(
    `found the columns ${labelList(table.columns)}, expected names that say what they are, ` +
      'such as "stripe_length_um, intensity", "wavelength_nm, n, k" or "wavelength_nm, 20 um, 40 um".',
    { line: table.headerLine },
  );
}
