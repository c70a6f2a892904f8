import { InputError } from '@modalgain/numerics';
import type { Provenance } from './provenance.js';

/** What the microscope was set to, as far as the file tells. */
export interface MicroscopeSettings {
  readonly instrument?: string;
  readonly detector?: string;
  readonly acceleratingVoltageKv?: number;
  readonly workingDistanceMm?: number;
  readonly magnification?: number;
  /** Exponent of the grey levels, where the microscope applied one; 1 is a linear scale. */
  readonly gamma?: number;
}

/**
 * A grey image of a microscope, mostly of an electron microscope, or of a camera. Row 0 is the top row; pixel (row, column) stands at
 * `row * columns + column`. Brightness is in the grey levels of the file: what of them is signal depends on the contrast and
 * brightness knobs, so that levels compare within one image only.
 */
export interface Micrograph {
  readonly kind: 'micrograph';
  readonly provenance: Provenance;
  /** The title that the file gives, or "". */
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  /** Larger is brighter; integers of the file stay in their own type, which saves memory. */
  readonly brightness: MicrographLevels;
  /** Lowest and highest level that can be stored, where signals are clipped; absent for floating point. */
  readonly storedRange?: readonly [number, number];
  /** Size of a pixel on the sample; absent where the file gives no scale. */
  readonly pixelSizeNm?: { readonly x: number; readonly y: number };
  /** Rows from the top that are image; an annotation bar follows. Absent where the file does not tell. */
  readonly imageRows?: number;
  readonly settings: MicroscopeSettings;
}

export type MicrographLevels = Uint8Array | Uint16Array | Float32Array | Float64Array;

type MicrographContent = Omit<Micrograph, 'provenance' | 'kind' | 'title' | 'settings'>;

/**
 * Checks what an image must fulfil: whole positive sizes, a level for each pixel and all of them finite, pixels of positive
 * size, an annotation bar inside of the image.
 *
 * @throws InputError with what was found
 */
export function checkMicrograph(image: MicrographContent): void {
  const problem = problemOf(image);
  if (problem !== undefined) throw new InputError(problem);
}

function problemOf({ rows, columns, brightness, pixelSizeNm, imageRows }: MicrographContent) {
  if (!isCount(rows) || !isCount(columns)) {
    return `found an image of ${columns} x ${rows} pixels, expected whole numbers above 0.`;
  }
  if (brightness.length !== rows * columns) {
    return `found ${brightness.length} grey levels, expected one for each of ${columns} x ${rows} pixels.`;
  }
  if (imageRows !== undefined && !(isCount(imageRows) && imageRows <= rows)) {
    return `found ${imageRows} rows above the annotation bar, expected 1 to ${rows}.`;
  }
  const sizes = pixelSizeNm ? [pixelSizeNm.x, pixelSizeNm.y] : [];
  const size = sizes.find((nm) => !(nm > 0 && nm < Infinity));
  if (size !== undefined) return `found pixels of ${size} nm, expected a finite size above 0.`;
  const bad = brightness.findIndex((level) => !Number.isFinite(level));
  if (bad !== -1) return `found the grey level ${brightness[bad]} at pixel ${bad}, expected a finite number.`;
  return undefined;
}

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0;
