import { tags } from '../tags.js';
import { metresIn } from '../../length-unit.js';
import { quoted } from '../../quoted.js';
import { knownSettings, nmPerMetre, positive, tidy } from './microscope-page.js';
import type { MicroscopePage, PageOfImage } from './microscope-page.js';

/** Units as ImageJ writes them beside those of the program. */
const unitNames: Readonly<Record<string, string | undefined>> = {
  micron: 'um',
  microns: 'um',
  '\\u00B5m': 'um',
};

/**
 * Scale of ImageJ: lines key=value in the description, of which "unit" gives the unit of the resolution (pixels a unit). Our
 * own files add the settings of the microscope under their names here.
 */
export function imageJPage({ directory, rows, notes }: PageOfImage): MicroscopePage | undefined {
  const text = directory.text(tags.imageDescription);
  if (!text?.startsWith('ImageJ=')) return undefined;
  const values = new Map(
    text.split(/\r?\n/).map((line) => [line.replace(/=.*$/s, ''), line.replace(/^[^=]*=?/, '')]),
  );
  const pixelSizeNm = pixelSizeOf(directory, values.get('unit') ?? '', notes);
  const imageRows = positive(values.get('imageRows'));
  return {
    title: values.get('title') ?? '',
    ...(pixelSizeNm && { pixelSizeNm }),
    ...(imageRows !== undefined && Number.isInteger(imageRows) && imageRows <= rows && { imageRows }),
    settings: knownSettings({
      instrument: values.get('instrument'),
      detector: values.get('detector'),
      acceleratingVoltageKv: positive(values.get('acceleratingVoltageKv')),
      workingDistanceMm: positive(values.get('workingDistanceMm')),
      magnification: positive(values.get('magnification')),
      gamma: positive(values.get('gamma')),
    }),
  };
}

function pixelSizeOf({ numbers }: PageOfImage['directory'], unit: string, notes: string[]) {
  const metres = metresIn(unitNames[unit] ?? unit);
  const [x, y = x] = [...numbers(tags.xResolution), ...numbers(tags.yResolution)];
  if (metres === undefined) {
    if (unit !== '' && unit !== 'pixel')
      notes.push(`ImageJ's unit of length is ${quoted(unit)}, which is none that is known: no scale.`);
    return undefined;
  }
  if (!(x > 0 && y > 0 && x < Infinity && y < Infinity)) return undefined;
  return { x: tidy((metres * nmPerMetre) / x), y: tidy((metres * nmPerMetre) / y) };
}
