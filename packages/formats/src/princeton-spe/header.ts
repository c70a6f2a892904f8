import { UnreadableFileError } from '@modalgain/numerics';
import { headerLength } from './sniff.js';

/** What the 4100 bytes before the data say; bytes of fields as in the description of version 2.5 of the format. */
export interface SpeHeader {
  readonly version: number;
  /** Of the footer of version 3; 0 in version 2. */
  readonly footerAt: number;
  readonly columns: number;
  readonly rows: number;
  readonly frames: number;
  readonly typeCode: number;
  readonly exposureS: number;
  /** Exposures added up in a frame. */
  readonly accumulations: number;
  readonly regionCount: number;
  /** Of the detector, the first one being 1; zeros where the file says nothing of it. */
  readonly firstPixel: number;
  readonly lastPixel: number;
  readonly pixelsPerColumn: number;
  readonly calibration: SpeCalibration;
}

/** Calibration of the horizontal axis of version 2. */
export interface SpeCalibration {
  readonly isValid: boolean;
  /** 4 for nm. */
  readonly unitCode: number;
  /** Sum of c[i] p^i, p the number of the pixel of the detector, the first one being 1. */
  readonly coefficients: readonly number[];
}

const calibrationAt = 3000;
const mostCoefficients = 6;

/** @throws UnreadableFileError for a file that ends in its header */
export function readHeader(bytes: Uint8Array): SpeHeader {
  if (bytes.length < headerLength) {
    throw new UnreadableFileError(
      `found ${bytes.length} bytes, expected a header of ${headerLength} bytes: no .spe file, or a truncated one.`,
      { byte: bytes.length },
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    version: view.getFloat32(1992, true),
    footerAt: Number(view.getBigUint64(678, true)),
    columns: view.getUint16(42, true),
    rows: view.getUint16(656, true),
    frames: view.getInt32(1446, true),
    typeCode: view.getInt16(108, true),
    exposureS: view.getFloat32(10, true),
    accumulations: Math.max(1, view.getInt32(668, true)),
    regionCount: Math.max(1, view.getInt16(1510, true)),
    firstPixel: view.getUint16(1512, true),
    lastPixel: view.getUint16(1514, true),
    pixelsPerColumn: view.getUint16(1516, true),
    calibration: readCalibration(view),
  };
}

function readCalibration(view: DataView): SpeCalibration {
  const order = Math.min(view.getUint8(calibrationAt + 101), mostCoefficients - 1);
  return {
    isValid: view.getUint8(calibrationAt + 98) !== 0,
    unitCode: view.getUint8(calibrationAt + 100),
    coefficients: Array.from({ length: order + 1 }, (_, power) =>
      view.getFloat64(calibrationAt + 263 + 8 * power, true),
    ),
  };
}
