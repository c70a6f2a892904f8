import { UnsupportedFeatureError } from '@modalgain/numerics';
import { numbersOf } from '../delimited-text/numbers.js';
import type { Table } from '../delimited-text/table.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import {
  numberOf,
  settingOf,
  settingsNote,
  settingsOfLines,
  timeOfSettings,
} from '../spectrometer/settings.js';
import type { NamedSetting, Settings } from '../spectrometer/settings.js';
import { spectraOfTable } from '../spectrometer/spectra-of-table.js';
import { tableUnder } from '../spectrometer/table-under.js';

const named: readonly NamedSetting[] = [
  ['detector', /^model$/],
  ['serial number', /^serial number$/],
  ['temperature', /^temperature$/],
  ['acquisition', /^acquisition mode$/],
  ['exposure time', /^exposure time$/],
  ['accumulations', /^number of accumulations$/],
  ['readout', /^readout mode$/],
  ['EM gain', /^em gain level$/],
  ['grating', /^grating groove density$/],
  ['filter', /^filter$/],
  ['slit', /^input side slit width$/],
];

/** A line of the description: "Exposure Time (secs):        0.1", or the name of a device, "SR193i:". */
const settingLine = /^\s*\p{L}[^\t]*:/u;

/** Reads what Andor Solis exports as ASCII with the acquisition's description above or below the numbers. */
export function readAndorAsc({ bytes }: NamedBytes): FileContent {
  const { description, table } = tableUnder(bytes, (lines) => (index) => settingLine.test(lines[index]));
  const settings = settingsOfLines(description);
  const notes = [...table.notes, ...settingsNote(settings, named)];
  refusePixels(table);
  const spectra = spectraOfTable({
    table,
    signals: table.columns.slice(1).map((_, index) => index + 1),
    intensityUnit: unitOf(settings),
    integrationTimeS: summedTimeS(settings, notes),
    notes,
  });
  notes.push('The file does not say what its first column is: taken as wavelengths in nm.');
  return { measurements: [spectra], notes: [...new Set(notes)] };
}

function unitOf(settings: Settings): string {
  const type = settingOf(settings, /^data type$/)?.value ?? '';
  if (/transm|reflect|absorb/i.test(type))
    throw new UnsupportedFeatureError(`found data of the type ${quoted(type)}, expected counts of emission.`);
  return /^counts/i.test(type) ? 'counts' : type;
}

/** Accumulated scans are summed by Solis: their time is that of all. */
function summedTimeS(settings: Settings, notes: string[]): number | undefined {
  const exposureS = timeOfSettings(settings, /^exposure time$/);
  const count = numberOf(settingOf(settings, /^number of accumulations$/)?.value ?? '') ?? 1;
  if (exposureS === undefined || count <= 1) return exposureS;
  notes.push(`The counts are the sum of ${count} accumulations of ${exposureS} s.`);
  return Number((exposureS * count).toPrecision(12));
}

function refusePixels(table: Table): void {
  const first = numbersOf(table, 0);
  if (!first.every((value, row) => value === row + 1)) return;
  throw new UnsupportedFeatureError(
    `found pixel numbers 1 to ${first.length}, expected wavelengths: calibrate the axis in Solis and export again.`,
  );
}
