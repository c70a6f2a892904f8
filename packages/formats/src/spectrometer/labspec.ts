import type { FileContent } from '../format.js';
import { seriesOfArrays } from './series-of-arrays.js';
import { numberOf, settingOf, settingsNote, timeOfSettings } from './settings.js';
import type { NamedSetting, Settings } from './settings.js';
import { wavelengthsFrom } from './spectral-axis.js';

/** Settings of LabSpec in both of its formats. */
const labSpecSettings: readonly NamedSetting[] = [
  ['instrument', /^instrument$/],
  ['detector', /^detector$/],
  ['detector temperature', /^detector temperature$/],
  ['acquisition time', /^acq\. time$/],
  ['accumulations', /^accumulations$/],
  ['laser', /^laser(?: \(nm\))?$/],
  ['filter', /^(?:nd )?filter$/],
  ['grating', /^grating$/],
  ['objective', /^objective$/],
  ['spike filter', /^spike filter$/],
  ['dark correction', /^dark correction$/],
];

/** What LabSpec writes of spectra, in either of its formats. */
export interface LabSpecSpectra {
  readonly settings: Settings;
  /** As written, with its unit: wavelengths, wavenumbers or energies. */
  readonly axis: Float64Array;
  readonly axisUnit: string;
  readonly spectra: readonly Float64Array[];
  /** One list a coordinate, one value a spectrum. */
  readonly coordinates: readonly Float64Array[];
  readonly intensityUnit: string;
}

/** The series of spectra, with notes on its settings and on what was assumed. */
export function labSpecContent(written: LabSpecSpectra): FileContent {
  const { settings, axis, axisUnit, spectra, coordinates } = written;
  const notes = [...settingsNote(settings, labSpecSettings)];
  const { toNm, note } = wavelengthsFrom(axisUnit, laserOf(settings));
  if (note !== undefined) notes.push(note);
  const series = seriesOfArrays({
    wavelengthNm: axis.map(toNm),
    spectra,
    values: changingCoordinate(coordinates, notes),
    intensityUnit: intensityUnit(written.intensityUnit),
    integrationTimeS: acquisitionTimeS(settings, notes),
    notes,
  });
  return { measurements: [series], notes };
}

const intensityUnit = (written: string): string => (/^cnt$/i.test(written) ? 'counts' : written);

function laserOf(settings: Settings): number | undefined {
  const stated = settingOf(settings, /^laser(?: \(nm\))?$/);
  const nm = stated && numberOf(stated.value);
  return nm !== undefined && nm > 100 ? nm : undefined;
}

/** Whether LabSpec adds accumulations up or averages them is a setting that its files do not state. */
function acquisitionTimeS(settings: Settings, notes: string[]): number | undefined {
  const timeS = timeOfSettings(settings, /^acq\. time$/);
  const count = numberOf(settingOf(settings, /^accumulations$/)?.value ?? '') ?? 1;
  if (count <= 1) return timeS;
  notes.push(
    `The file does not say whether its ${count} accumulations are added or averaged: no integration time is taken from it.`,
  );
  return undefined;
}

/** The coordinate of the spectra where one alone changes, as along a line; maps are numbered. */
function changingCoordinate(coordinates: readonly Float64Array[], notes: string[]): Float64Array | undefined {
  const changing = coordinates.filter((values) => values.some((value) => value !== values[0]));
  if (changing.length !== 1) return undefined;
  notes.push('Spectra along one coordinate: its values stand for the variable.');
  return changing[0];
}
