import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { MeasurementContent } from './format.js';

type SpectrumSeriesContent = Extract<MeasurementContent, { kind: 'spectrum-series' }>;

/** A region of a camera behind a spectrograph, read out once or many times. */
export interface SensorRegion {
  /** How notes and errors call it, e.g. "Region 2"; empty where a file has only one. */
  readonly title: string;
  readonly columns: number;
  readonly rows: number;
  readonly frames: number;
  /** What a pixel holds; `index` counts along the rows of one frame. */
  readonly value: (frame: number, index: number) => number;
}

export interface SensorSpectra {
  readonly region: SensorRegion;
  /** One entry a column, in the order of the columns. */
  readonly wavelengthNm: Float64Array;
  readonly intensityUnit: string;
  readonly integrationTimeS: number | undefined;
  /** Receives how the spectra were made. */
  readonly notes: string[];
}

/**
 * Emission spectra from a region of a camera: a frame is a step, the rows of a frame are added up. Columns come in the
 * order in which wavelengths increase.
 *
 * @throws UnsupportedFeatureError where the grating stands at zero order: such a picture is no spectrum
 * @throws UnreadableFileError where wavelengths are no increasing or decreasing series, or a pixel has no finite value
 */
export function spectraOfRegion(request: SensorSpectra): SpectrumSeriesContent {
  const { region, wavelengthNm, intensityUnit, integrationTimeS, notes } = request;
  const { title, rows, columns, frames } = region;
  const isFalling = columns > 1 && wavelengthNm[1] < wavelengthNm[0];
  refuseUnusable(wavelengthNm, isFalling ? -1 : 1);
  const named = title === '' ? '' : `${title}: `;
  if (rows > 1) notes.push(`${named}an image of ${columns} × ${rows} pixels: its rows are added up.`);
  if (frames > 1) notes.push(`${named}${frames} frames; the file states no variable: numbered from 0.`);
  if (isFalling) notes.push(`${named}wavelengths fall along the rows: columns reversed.`);
  const inOrder = (values: Float64Array) => (isFalling ? values.slice().reverse() : values);
  return {
    kind: 'spectrum-series',
    wavelengthNm: inOrder(wavelengthNm),
    variable: 'unknown',
    variableValues: Float64Array.from({ length: frames }, (_, frame) => frame),
    spectra: Array.from({ length: frames }, (_, frame) => inOrder(sumOfRows(region, frame))),
    intensityUnit,
    ...(integrationTimeS !== undefined && { integrationTimeS }),
  };
}

/** Whether the grating stood at zero order, where the camera sees the slit itself. */
export const isZeroOrder = (wavelengthNm: Float64Array): boolean =>
  Math.min(wavelengthNm[0], wavelengthNm[wavelengthNm.length - 1]) <= 0;

function sumOfRows({ rows, columns, value }: SensorRegion, frame: number): Float64Array {
  const sum = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) sum[column] += value(frame, row * columns + column);
  }
  const bad = sum.findIndex((total) => !Number.isFinite(total));
  if (bad === -1) return sum;
  throw new UnreadableFileError(
    `found the intensity ${sum[bad]} in column ${bad + 1} of frame ${frame + 1}, expected a finite number.`,
  );
}

function refuseUnusable(wavelengthNm: Float64Array, direction: 1 | -1): void {
  const wrong = wavelengthNm.findIndex(
    (nm, column) => !Number.isFinite(nm) || (column > 0 && direction * (nm - wavelengthNm[column - 1]) <= 0),
  );
  if (wrong !== -1) {
    throw new UnreadableFileError(
      `found the wavelength ${wavelengthNm[wrong]} nm in column ${wrong + 1}, expected wavelengths that rise or fall from column to column.`,
    );
  }
  if (!isZeroOrder(wavelengthNm)) return;
  const [first, last] = [wavelengthNm[0], wavelengthNm[wavelengthNm.length - 1]];
  throw new UnsupportedFeatureError(
    `found wavelengths from ${first.toFixed(1)} to ${last.toFixed(1)} nm: the grating stood at zero order, so that this is a picture and no spectrum; give a file that was taken with the grating turned to the emission.`,
  );
}
