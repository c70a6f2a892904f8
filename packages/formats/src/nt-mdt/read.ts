import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import type { FileContent, MeasurementContent, NamedBytes } from '../format.js';
import { heightMapOf } from '../height-map.js';
import { metresIn } from '../length-unit.js';
import { framesOf } from './frames.js';
import type { MdtFrame } from './frames.js';
import type { MdtImage } from './image.js';
import { multidimensionalImage } from './multidimensional.js';
import { scannedImage } from './scanned.js';
import { sniffMdt } from './sniff.js';

/** Reads all images of heights of an NT-MDT file. */
export function readMdt(file: NamedBytes): FileContent {
  const { verdict, reason } = sniffMdt(file);
  if (verdict === 'no') throw new UnreadableFileError(`${reason}: no file of NT-MDT.`, { byte: 0 });
  const notes: string[] = [];
  const measurements: MeasurementContent[] = [];
  for (const image of imagesOf(file.bytes, notes)) {
    const map = heightsOf(image, notes);
    if (map) measurements.push(map);
  }
  if (measurements.length > 0) return { measurements, notes };
  throw new UnreadableFileError(`found no height channel: ${notes.join(' ')}`);
}

/** The images of any quantity; what else the file holds is said in the notes. */
export function imagesOf(bytes: Uint8Array, notes: string[]): MdtImage[] {
  return framesOf(bytes).flatMap((frame) => {
    const image = imageReaders[frame.type];
    if (image === undefined) {
      notes.push(
        `Frame ${frame.index} (${names[frame.type] ?? `type ${frame.type}`}) is no image: left out.`,
      );
      return [];
    }
    try {
      return [image(frame)];
    } catch (problem) {
      if (!(problem instanceof UnsupportedFeatureError)) throw problem;
      notes.push(`${problem.message.replace(/^f/, 'F').replace(/\.$/, '')}: left out.`);
      return [];
    }
  });
}

const imageReaders: Readonly<Record<number, ((frame: MdtFrame) => MdtImage) | undefined>> = {
  0: scannedImage,
  106: multidimensionalImage,
};

const names: Readonly<Record<number, string | undefined>> = {
  1: 'spectroscopy',
  3: 'text',
  107: 'palette',
  190: 'curves',
  201: 'curves',
};

function heightsOf({ values, ...image }: MdtImage, notes: string[]) {
  const lateral = metresIn(image.lateralUnit);
  const vertical = metresIn(image.valueUnit);
  return heightMapOf({
    ...image,
    width: image.width * (lateral ?? 1),
    height: image.height * (lateral ?? 1),
    lateralUnit: lateral === undefined ? image.lateralUnit : 'm',
    valueUnit: vertical === undefined ? image.valueUnit : 'm',
    data: vertical === undefined ? values : values.map((value) => value * vertical),
    mask: undefined,
    notes,
  });
}
