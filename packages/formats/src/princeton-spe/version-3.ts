import { UnreadableFileError } from '@modalgain/numerics';
import { findElement, parseXml, textAt } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';
import { readCalibrations, regionWavelengths } from './calibrations.js';
import { readDataFormat } from './data-format.js';
import type { DecodedSpe } from './decoded.js';
import type { SpeHeader } from './header.js';
import { headerLength } from './sniff.js';

/** LightField writes some 40 kB; a map of 10,000 pixels takes 200 kB. */
const longestFooter = 4_000_000;

/** Where the footer keeps the settings with which the file was taken. */
const cameraPath = ['DataHistories', 'DataHistory', 'Origin', 'Experiment', 'Devices', 'Cameras', 'Camera'];

/** Decodes a file of LightField: regions of interest in every frame, described by a footer in XML. */
export function decodeVersion3(bytes: Uint8Array, header: SpeHeader): DecodedSpe {
  const footer = readFooter(bytes, header);
  const format = readDataFormat(footer);
  const { frames, strideBytes, type } = format;
  const left = header.footerAt - headerLength;
  if (frames * strideBytes > left) {
    throw new UnreadableFileError(
      `found ${left} bytes of data, expected ${frames} frames of ${strideBytes} bytes: the file is truncated or damaged.`,
      { byte: headerLength },
    );
  }
  const calibrations = readCalibrations(footer);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const regions = format.regions.map((block, index) => {
    const { columns, rows, byteInFrame } = block;
    const first = headerLength + byteInFrame;
    const value = (frame: number, pixel: number) =>
      type.read(view, first + frame * strideBytes + type.bytes * pixel);
    const title = format.regions.length > 1 ? `Region ${index + 1}` : '';
    return {
      region: { title, columns, rows, frames, value },
      wavelengths: regionWavelengths(calibrations, format, block),
    };
  });
  return { regions, ...timing(footer, frames) };
}

function readFooter(bytes: Uint8Array, { footerAt }: SpeHeader): XmlElement {
  const length = bytes.length - footerAt;
  if (footerAt < headerLength || length <= 0) {
    throw new UnreadableFileError(
      `found the footer at byte ${footerAt} of ${bytes.length}, expected it behind the data: the file is truncated or damaged.`,
      { byte: 678 },
    );
  }
  if (length > longestFooter) {
    throw new UnreadableFileError(
      `found ${length} bytes behind the data, expected the footer of LightField: the file is damaged.`,
      { byte: footerAt },
    );
  }
  return parseXml(new TextDecoder().decode(bytes.subarray(footerAt)));
}

/** LightField counts time in ms; frames that it adds up count together, averaged ones do not. */
function timing(footer: XmlElement, frames: number): Pick<DecodedSpe, 'integrationTimeS' | 'notes'> {
  const camera = findElement(footer, ...cameraPath) ?? footer;
  const exposureMs = Number(textAt(camera, 'ShutterTiming', 'ExposureTime') ?? Number.NaN);
  const combination = findElement(camera, 'Experiment', 'OnlineProcessing', 'FrameCombination') ?? footer;
  const isSum = textAt(combination, 'Method') === 'Sum';
  const added = isSum ? Number(textAt(combination, 'FramesCombined') ?? 1) : 1;
  const timeS = Number(((exposureMs / 1000) * added).toPrecision(12));
  const isStated = timeS > 0 && Number.isFinite(timeS);
  return {
    integrationTimeS: isStated ? timeS : undefined,
    notes: [
      `LightField file, ${frames === 1 ? 'one frame' : `${frames} frames`}.`,
      isStated ? `Exposure ${timeS} s in a frame.` : 'The footer states no exposure time.',
    ],
  };
}
