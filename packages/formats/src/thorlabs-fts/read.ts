import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { numbersOf } from '../delimited-text/numbers.js';
import type { Table } from '../delimited-text/table.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { seriesOfArrays } from '../spectrometer/series-of-arrays.js';
import { numberOf, settingOf, settingsNote, settingsOfLines } from '../spectrometer/settings.js';
import type { NamedSetting, Settings } from '../spectrometer/settings.js';
import { wavelengthsFrom } from '../spectrometer/spectral-axis.js';
import { above, tableUnder } from '../spectrometer/table-under.js';

const named: readonly NamedSetting[] = [
  ['model', /^model$/],
  ['serial number', /^interferometerserial$/],
  ['integration time as written, without a unit', /^integrationtime$/],
  ['scans averaged', /^average$/],
  ['rolling average', /^rollingaverage$/],
  ['smoothing', /^spectrumsmooth$/],
  ['resolution', /^resolution$/],
  ['air temperature', /^airtemp$/],
  ['type', /^type$/],
];

const endOfFile = /^\s*#?\[EndOfFile\]/;

/** Reads the text that Thorlabs' programs for Fourier-transform and CCS spectrometers save. */
export function readThorlabsFts({ bytes }: NamedBytes): FileContent {
  const { description, table } = tableUnder(bytes, (lines) => {
    const isAbove = above((line) => /^\s*#?\[Data\]/.test(line))(lines);
    return (index) => isAbove(index) || endOfFile.test(lines[index]);
  });
  const settings = settingsOfLines(description);
  const notes = [...table.notes, ...settingsNote(settings, named)];
  refuseTruncated(table, settings, description);
  const spectra = seriesOfArrays({
    wavelengthNm: wavelengthsOf(table, settings, notes),
    spectra: [numbersOf(table, 1)],
    intensityUnit: intensityUnitOf(settings),
    notes,
  });
  return { measurements: [spectra], notes };
}

function wavelengthsOf(table: Table, settings: Settings, notes: string[]): Float64Array {
  const stated = settingOf(settings, /^xaxisunit$/)?.value ?? '';
  const unit = stated.replace(/_(?:air|vac|vacuum)$/i, '');
  const { toNm, note } = wavelengthsFrom(unit === '1/cm' || unit === 'cm-1' ? '1/cm abs' : unit, undefined);
  if (note !== undefined) notes.push(note);
  if (unit !== stated) notes.push(`Wavelengths are those in ${/air$/i.test(stated) ? 'air' : 'vacuum'}.`);
  return numbersOf(table, 0).map(toNm);
}

/** Logarithms are no light, and neither are ratios. */
function intensityUnitOf(settings: Settings): string {
  const unit = settingOf(settings, /^yaxisunit$/)?.value ?? '';
  if (/dB|log|transm|absorb|reflect/i.test(unit)) {
    throw new UnsupportedFeatureError(
      `found intensities in ${quoted(unit)}, expected a linear unit: change it and save again.`,
    );
  }
  return unit === 'intensity' ? '' : unit;
}

function refuseTruncated({ rows }: Table, settings: Settings, description: readonly string[]): void {
  if (description.some((line) => endOfFile.test(line))) return;
  const announced = numberOf(settingOf(settings, /^length$/)?.value ?? '');
  if (announced === undefined || rows.length >= announced) return;
  throw new UnreadableFileError(
    `found ${rows.length} rows and no [EndOfFile], expected ${announced}: the file is truncated.`,
    { line: rows[rows.length - 1].line },
  );
}
