import { UnreadableFileError } from '@modalgain/numerics';
import type { Table } from '../delimited-text/table.js';
import type { FileContent, NamedBytes } from '../format.js';
import { quoted } from '../quoted.js';
import { settingsNote, settingsOfLines, timeOfSettings } from '../spectrometer/settings.js';
import type { NamedSetting } from '../spectrometer/settings.js';
import { spectraOfTable } from '../spectrometer/spectra-of-table.js';
import { above, tableUnder } from '../spectrometer/table-under.js';

const settings: readonly NamedSetting[] = [
  ['spectrometer', /^data measured with spectrometer\b/],
  ['integration time', /^integration time$/],
  ['scans averaged', /^(?:averaging nr|average)$/],
  ['pixels smoothed', /^(?:smoothing nr|nr of pixels used for smoothing)$/],
  ['mode', /^measurement mode$/],
];

/** Reads the text files that AvaSoft 6 to 8 exports. */
export function readAvantesText({ bytes }: NamedBytes): FileContent {
  const { description, table } = tableUnder(
    bytes,
    above((line) => line.startsWith('Wave')),
  );
  const stated = settingsOfLines(description);
  const notes = [...table.notes, ...settingsNote(stated, settings)];
  const spectra = spectraOfTable({
    table,
    ...signalOf(table, description, notes),
    integrationTimeS: timeOfSettings(stated, /^integration time$/),
    notes,
  });
  return { measurements: [spectra], notes: [...new Set(notes)] };
}

interface Signal {
  readonly signals: readonly number[];
  readonly dark?: number;
  readonly intensityUnit: string;
}

/**
 * The columns by the order of their names: these stand apart by semicolons, tabs or a fixed width, sometimes without a
 * blank between ("ReferenceScope"), and more or fewer names than columns are usual ("Scope", "Samples").
 */
function signalOf(table: Table, description: readonly string[], notes: string[]): Signal {
  const names = description.find((line) => line.startsWith('Wave')) ?? '';
  const order = [...names.matchAll(/wave|samples?|dark|ref/gi)].map(([word]) => word.toLowerCase());
  const sample = order.findIndex((word) => word.startsWith('sample'));
  if (sample < 1 || sample >= table.columns.length) return processedSignal(table, description, names, notes);
  const signals =
    order[sample] === 'samples' ? table.columns.map((_, column) => column).slice(sample) : [sample];
  const dark = order.indexOf('dark');
  if (dark < 1 || dark >= table.columns.length) {
    notes.push('Intensity is the sample, without a dark spectrum.');
    return { signals, intensityUnit: 'counts' };
  }
  notes.push('Intensity is the sample less the dark; what AvaSoft computed from it is left out.');
  return { signals, dark, intensityUnit: 'counts' };
}

/** A file with nothing but what AvaSoft computed: light is taken, ratios are refused. */
function processedSignal(
  table: Table,
  description: readonly string[],
  names: string,
  notes: string[],
): Signal {
  if (table.columns.length !== 2 || /transm|reflect|absorb/i.test(names)) {
    throw new UnreadableFileError(
      `found the columns ${quoted(names.trim())}, expected a sample among them: export it with the sample and the dark.`,
    );
  }
  const units = description.find((line) => /^\s*\[/.test(line)) ?? '';
  const unit = [...units.matchAll(/\[([^\]]*)\]/g)].at(1)?.[1] ?? '';
  notes.push(
    `Intensity is the only column beside the wavelength, in ${unit || 'a unit that is not stated'}.`,
  );
  return { signals: [1], intensityUnit: unit };
}
