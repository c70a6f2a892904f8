import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { ColumnWavelengths, DecodedSpe } from './decoded.js';
import type { SpeHeader } from './header.js';
import { pixelTypeOfCode } from './pixel-type.js';
import { headerLength } from './sniff.js';

/** Units of the calibration: 0 and 1 pixels, 2 data, 3 the user's own, 4 nm, 5 cm-1, 6 Raman shift. */
const nanometres = 4;

/** Decodes a file of WinSpec or WinView: one region, frame after frame. */
export function decodeVersion2(bytes: Uint8Array, header: SpeHeader): DecodedSpe {
  const { columns, rows, frames, typeCode, regionCount } = header;
  if (regionCount > 1) {
    throw new UnsupportedFeatureError(
      `found ${regionCount} regions of interest, expected one in a file of version 2: save each region to its own file, or as text.`,
    );
  }
  const type = pixelTypeOfCode(typeCode);
  const left = bytes.length - headerLength;
  const perFrame = columns * rows;
  const size = perFrame * frames * type.bytes;
  if (perFrame < 1 || frames < 1 || size > left) {
    throw new UnreadableFileError(
      `found ${left} bytes of data, expected ${frames} frames of ${columns} x ${rows} pixels of ${type.bytes} bytes: the file is truncated or damaged.`,
      { byte: headerLength },
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (frame: number, index: number) => headerLength + type.bytes * (frame * perFrame + index);
  const value = (frame: number, index: number) => type.read(view, at(frame, index));
  return {
    regions: [{ region: { title: '', columns, rows, frames, value }, wavelengths: wavelengthsOf(header) }],
    integrationTimeS: integrationTimeOf(header),
    notes: [
      `WinSpec or WinView file, ${frames === 1 ? 'one frame' : `${frames} frames`}.`,
      `Exposure ${exposureOf(header)} s, ${header.accumulations} accumulated in a frame.`,
      ...(left > size ? [`${left - size} bytes behind the frames were ignored.`] : []),
    ],
  };
}

/** Without a region of interest that fits the data, as after gluing, the first column is pixel 1. */
function wavelengthsOf(header: SpeHeader): ColumnWavelengths {
  const { columns, firstPixel, lastPixel, pixelsPerColumn, calibration } = header;
  const { isValid, unitCode, coefficients } = calibration;
  if (!isValid) return { kind: 'none', why: 'without a valid wavelength calibration' };
  if (unitCode !== nanometres)
    return { kind: 'none', why: `calibrated in the unit ${unitCode} instead of nm (${nanometres})` };
  const fits = (lastPixel - firstPixel + 1) / pixelsPerColumn === columns;
  const [first, step] = fits ? [firstPixel, pixelsPerColumn] : [1, 1];
  const nm = Float64Array.from({ length: columns }, (_, column) => {
    const pixel = first + column * step + (step - 1) / 2;
    return coefficients.reduceRight((sum, coefficient) => sum * pixel + coefficient, 0);
  });
  return { kind: 'stated', nm };
}

/** Stored in single precision: 0.1 s is 0.1 s again. */
const exposureOf = ({ exposureS }: SpeHeader): number => Number(exposureS.toPrecision(7));

function integrationTimeOf(header: SpeHeader): number | undefined {
  const time = Number((exposureOf(header) * header.accumulations).toPrecision(7));
  return time > 0 && Number.isFinite(time) ? time : undefined;
}
