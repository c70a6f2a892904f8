import { UnsupportedFeatureError } from '@modalgain/numerics';
import type { MeasurementContent, ReadOptions } from './format.js';
import { imagesOfRegion } from './sensor-images.js';
import { isZeroOrder, spectraOfRegion } from './sensor-spectra.js';
import type { SensorRegion, SensorSpectra } from './sensor-spectra.js';

/** Spectra of a region with wavelengths; its pictures where the grating stood at zero order and no spectra are asked for. */
export function contentOfRegion(request: SensorSpectra, options: ReadOptions): MeasurementContent[] {
  const { region, wavelengthNm, notes } = request;
  if (!isZeroOrder(wavelengthNm) || !canBePicture(region, options)) return [spectraOfRegion(request)];
  notes.push('The grating stood at zero order: pictures of the camera, no spectra.');
  return imagesOfRegion(region);
}

interface PixelsOnly {
  readonly region: SensorRegion;
  /** What the columns have in place of wavelengths, e.g. `along an axis of "Pixel number"`. */
  readonly found: string;
  /** Receives how the file was read. */
  readonly notes: string[];
}

/**
 * The pictures of a region whose columns have no wavelengths.
 *
 * @throws UnsupportedFeatureError where spectra are asked for, or the region is one row and thus no picture
 */
export function contentOfPixels(
  { region, found, notes }: PixelsOnly,
  options: ReadOptions,
): MeasurementContent[] {
  const pixels = `${region.columns} × ${region.rows} pixels ${found}`;
  if (!canBePicture(region, options)) {
    throw new UnsupportedFeatureError(
      `found ${pixels}, expected a wavelength for every column: calibrate the axis in the program of the camera and save again, or export the spectrum as text.`,
    );
  }
  notes.push(`${pixels}: pictures of the camera, no spectra.`);
  return imagesOfRegion(region);
}

const canBePicture = ({ rows }: SensorRegion, { as }: ReadOptions): boolean =>
  rows > 1 && (as === undefined || as.includes('micrograph'));
