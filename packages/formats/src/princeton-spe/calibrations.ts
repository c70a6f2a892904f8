import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import { findElement, textAt } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';
import type { DataFormat, RegionBlock } from './data-format.js';
import { wholeNumber } from './data-format.js';
import type { ColumnWavelengths } from './decoded.js';

/** The entries under Calibrations; blocks refer to them by their number. */
export interface Calibrations {
  readonly maps: readonly XmlElement[];
  readonly sensors: readonly XmlElement[];
  readonly mappings: readonly XmlElement[];
}

export function readCalibrations(footer: XmlElement): Calibrations {
  const entries = findElement(footer, 'Calibrations')?.children ?? [];
  const named = (wanted: string) => entries.filter(({ name }) => name === wanted);
  return {
    maps: named('WavelengthMapping'),
    sensors: named('SensorInformation'),
    mappings: named('SensorMapping'),
  };
}

/** "600.1,600.2", or pairs of wavelength and error: "600.1,0.01 600.2,0.01". */
function wavelengthsIn(map: XmlElement): Float64Array {
  const text = textAt(map, 'Wavelength') ?? textAt(map, 'WavelengthError') ?? '';
  const isPairs = /\s/.test(text);
  const cells = isPairs ? text.split(/\s+/).map((pair) => pair.split(',', 1)[0]) : text.split(',');
  return Float64Array.from(cells, (cell) => (cell.trim() === '' ? Number.NaN : Number(cell)));
}

/**
 * The wavelengths of the columns of a region. The map of the file is that of the whole sensor, of which a region takes its
 * own pixels, the mean of them where columns are binned; a glued spectrum has a map of its own length.
 */
export function regionWavelengths(
  { maps, sensors, mappings }: Calibrations,
  format: DataFormat,
  region: RegionBlock,
): ColumnWavelengths {
  const map = maps.find((entry) => isIn(entry, format.calibrations));
  if (!map) return { kind: 'none', why: 'without a wavelength calibration' };
  const sensor = sensors.find((entry) => isIn(entry, region.calibrations));
  const mapping = mappings.find((entry) => isIn(entry, region.calibrations));
  refuseTurned(map, sensor);
  const nm = wavelengthsIn(map);
  const isOfSensor = sensor !== undefined && nm.length === wholeNumber(sensor, 'width');
  if (mapping && isOfSensor) return { kind: 'stated', nm: partOfMap(nm, mapping, region) };
  if (nm.length === region.columns) return { kind: 'stated', nm };
  throw new UnreadableFileError(
    `found ${nm.length} wavelengths for ${region.columns} columns and no place of the columns on the sensor: the footer is damaged.`,
  );
}

function partOfMap(map: Float64Array, mapping: XmlElement, { columns }: RegionBlock): Float64Array {
  const first = Number(mapping.attributes.get('x'));
  const binned = wholeNumber(mapping, 'xBinning');
  if (!Number.isInteger(first) || first < 0 || first + columns * binned > map.length) {
    throw new UnreadableFileError(
      `found a region of ${columns} columns of ${binned} pixels from pixel ${first} on a sensor of ${map.length}: the footer is damaged.`,
    );
  }
  return Float64Array.from({ length: columns }, (_, column) => {
    const start = first + column * binned;
    return map.subarray(start, start + binned).reduce((sum, nm) => sum + nm, 0) / binned;
  });
}

/** A map taken with the picture turned the other way round runs against the columns. */
function refuseTurned(map: XmlElement, sensor: XmlElement | undefined): void {
  const [ofMap, ofSensor] = [map, sensor].map((entry) => entry?.attributes.get('orientation') ?? 'Normal');
  if (ofMap === ofSensor) return;
  throw new UnsupportedFeatureError(
    `found a calibration with the orientation ${quoted(ofMap)} for data with the orientation ${quoted(ofSensor)}, expected the same: calibrate again with this orientation, or export the spectrum as text.`,
  );
}

function isIn({ attributes }: XmlElement, ids: readonly string[]): boolean {
  const id = attributes.get('id');
  return id !== undefined && ids.includes(id);
}
