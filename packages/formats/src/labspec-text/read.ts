import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, NamedBytes } from '../format.js';
import { readText } from '../read-text.js';
import { labSpecContent } from '../spectrometer/labspec.js';
import { settingOf, settingsOfLines } from '../spectrometer/settings.js';
import type { Settings } from '../spectrometer/settings.js';
import { labSpecRows } from './rows.js';

/** Reads the text that LabSpec 6 exports: a spectrum, or a map or series of spectra. */
export function readLabSpecText({ name, bytes }: NamedBytes): FileContent {
  const lines = readText(bytes, name).split(/\r\n|\r|\n/);
  const settings = settingsOfLines(lines.filter((line) => line.startsWith('#')));
  return labSpecContent({
    settings,
    ...labSpecRows(lines),
    axisUnit: axisUnit(settings),
    intensityUnit: settings.get('AxisUnit[0]') ?? '',
  });
}

/** LabSpec 6 states units for its axes; older versions only in "Range (nm)". */
function axisUnit(settings: Settings): string {
  const unit = settings.get('AxisUnit[1]') ?? settingOf(settings, /^range$/)?.unit ?? '';
  if (unit !== '') return unit;
  throw new UnsupportedFeatureError(
    'found no unit of the spectral axis, expected a line such as "#AxisUnit[1]=nm": export it from LabSpec 6, or add that line.',
  );
}
