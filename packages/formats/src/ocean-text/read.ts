import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { labelList } from '../delimited-text/labels.js';
import { parseCell } from '../delimited-text/number.js';
import { readTable } from '../delimited-text/table.js';
import type { Table } from '../delimited-text/table.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { settingOf, settingsNote, timeOfSettings } from '../spectrometer/settings.js';
import type { NamedSetting } from '../spectrometer/settings.js';
import { spectraOfTable } from '../spectrometer/spectra-of-table.js';
import { refuseTruncated } from './pixels.js';

const settings: readonly NamedSetting[] = [
  ['spectrometer', /^spectrometers?(?: serial number)?$/],
  ['integration time', /^integration time$/],
  ['scans averaged', /^(?:spectra averaged|scans to average)$/],
  ['boxcar', /^boxcar (?:smoothing|width)$/],
  ['electric dark corrected', /^(?:correct for electrical dark|electric dark correction enabled)$/],
  ['nonlinearity corrected', /^(?:correct for detector non-linearity|nonlinearity correction enabled)$/],
  ['stray light corrected', /^(?:correct for stray light|stray light correction enabled)$/],
  ['temperature', /^temperature$/],
];

/** Reads the text files of OceanView, SpectraSuite, OOIBase32 and Jaz spectrometers. */
export function readOceanText({ bytes }: NamedBytes): FileContent {
  const table = readTable(bytes);
  const notes = [...table.notes, ...settingsNote(table.metadata, settings)];
  refuseOtherAxes(table);
  refuseTruncated(table, bytes, notes);
  const spectra = spectraOfTable({
    table,
    ...signalOf(table, notes),
    integrationTimeS: timeOfSettings(table.metadata, /^integration time$/),
    notes,
  });
  return { measurements: [spectra], notes: [...new Set(notes)] };
}

function refuseOtherAxes({ metadata }: Table): void {
  const axis = metadata.get('xaxis mode');
  if (axis === undefined || /^wavelengths?$/i.test(axis)) return;
  throw new UnsupportedFeatureError(
    `found spectra against ${quoted(axis)}, expected wavelengths: choose them as the X axis and save again.`,
  );
}

interface Signal {
  readonly signals: readonly number[];
  readonly dark?: number;
  readonly intensityUnit: string;
}

function signalOf(table: Table, notes: string[]): Signal {
  const names = table.columns.map(({ name }) => name);
  const sample = names.indexOf('s');
  if (names[0] === 'w' && sample > 0) return jazSignal(names, sample, notes);
  refuseNumbersAsNames(table);
  if (table.headerLine !== undefined && table.columns.length > 2) {
    const found = labelList(table.columns);
    throw new UnreadableFileError(`found the columns ${found}, expected W, D, R, S and P, or two columns.`, {
      line: table.headerLine,
    });
  }
  if (isYes(table, /^reference spectrum present$/)) {
    notes.push(
      'A reference spectrum was present: the values can be ratios to it (transmission, reflection), not counts.',
    );
  } else if (isYes(table, /^dark spectrum present$/)) {
    notes.push('A dark spectrum was present: the values can have it subtracted already.');
  }
  return { signals: table.columns.slice(1).map((_, index) => index + 1), intensityUnit: '' };
}

/** A first row with a damaged wavelength would pass for a header. */
function refuseNumbersAsNames({ columns, headerLine, dialect }: Table): void {
  if (!columns.slice(1).some(({ label }) => parseCell(label, dialect.decimalMark) !== undefined)) return;
  throw new UnreadableFileError(`found ${quoted(columns[0].label)}, expected a wavelength.`, {
    line: headerLine,
  });
}

/** W wavelength, D dark, R reference, S sample, P processed: what is emitted is S less D. */
function jazSignal(names: readonly string[], sample: number, notes: string[]): Signal {
  const dark = names.indexOf('d');
  const left = ['r', 'p'].filter((name) => names.includes(name)).map((name) => name.toUpperCase());
  const rest =
    left.length === 0 ? '' : `; ${left.join(' and ')} (reference, and sample processed with it) left out`;
  notes.push(
    dark === -1
      ? `Intensity is column S (sample), without a dark spectrum${rest}.`
      : `Intensity is column S (sample) less column D (dark)${rest}.`,
  );
  return { signals: [sample], ...(dark !== -1 && { dark }), intensityUnit: 'counts' };
}

function isYes({ metadata }: Table, key: RegExp): boolean {
  return /^yes$/i.test(settingOf(metadata, key)?.value ?? '');
}
