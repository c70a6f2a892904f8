import type { MeasurementContent } from './format.js';
import type { SensorRegion } from './sensor-spectra.js';

type MicrographContent = Extract<MeasurementContent, { kind: 'micrograph' }>;

/**
 * The pictures of a camera whose columns have no wavelengths: one a frame, row 0 on top, the values as they are stored and
 * without a scale. Of single precision where that holds every value.
 */
export function imagesOfRegion(region: SensorRegion): MicrographContent[] {
  const { title, rows, columns, frames } = region;
  return Array.from({ length: frames }, (_, frame) => ({
    kind: 'micrograph' as const,
    title: [title, frames > 1 ? `Frame ${frame + 1}` : ''].filter((part) => part !== '').join(', '),
    rows,
    columns,
    brightness: valuesOf(region, frame),
    settings: {},
  }));
}

function valuesOf(region: SensorRegion, frame: number): Float32Array | Float64Array {
  const length = region.rows * region.columns;
  const single = new Float32Array(length);
  for (let index = 0; index < length; index += 1) {
    const value = region.value(frame, index);
    single[index] = value;
    if (single[index] !== value && !Number.isNaN(value)) {
      return Float64Array.from({ length }, (_, at) => region.value(frame, at));
    }
  }
  return single;
}
