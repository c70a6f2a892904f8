import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { readText } from '../read-text.js';
import { seriesOfArrays } from '../spectrometer/series-of-arrays.js';
import {
  acquisitionTimeS,
  changingCoordinate,
  intensityUnit,
  labSpecSettings,
  laserOf,
} from '../spectrometer/labspec-settings.js';
import { settingOf, settingsNote, settingsOfLines } from '../spectrometer/settings.js';
import type { Settings } from '../spectrometer/settings.js';
import { wavelengthsFrom } from '../spectrometer/spectral-axis.js';
import { labSpecRows } from './rows.js';

/** Reads the text that LabSpec 6 exports: a spectrum, or a map or series of spectra. */
export function readLabSpecText({ name, bytes }: NamedBytes): FileContent {
  const lines = readText(bytes, name).split(/\r\n|\r|\n/);
  const settings = settingsOfLines(lines.filter((line) => line.startsWith('#')));
  const notes = [...settingsNote(settings, labSpecSettings)];
  const { axis, spectra, coordinates } = labSpecRows(lines);
  const { toNm, note } = wavelengthsFrom(axisUnit(settings), laserOf(settings));
  if (note !== undefined) notes.push(note);
  const series = seriesOfArrays({
    wavelengthNm: axis.map(toNm),
    spectra,
    values: changingCoordinate(coordinates, notes),
    intensityUnit: intensityUnit(settings.get('AxisUnit[0]') ?? ''),
    integrationTimeS: acquisitionTimeS(settings, notes),
    notes,
  });
  return { measurements: [series], notes };
}

/** LabSpec 6 states units for its axes; older versions only in "Range (nm)". */
function axisUnit(settings: Settings): string {
  const unit = settings.get('AxisUnit[1]') ?? settingOf(settings, /^range$/)?.unit ?? '';
  if (unit !== '') return unit;
  throw new UnsupportedFeatureError(
    'found no unit of the spectral axis, expected a line such as "#AxisUnit[1]=nm": export it from LabSpec 6, or add that line.',
  );
}
