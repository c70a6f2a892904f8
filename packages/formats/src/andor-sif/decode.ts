import { UnreadableFileError } from '@modalgain/numerics';
import type { SensorRegion } from '../sensor-spectra.js';
import { readAcquisition } from './acquisition.js';
import type { Acquisition } from './acquisition.js';
import { readAxes } from './axes.js';
import type { Axes } from './axes.js';
import { HeaderCursor } from './header-cursor.js';
import { readLayout } from './layout.js';
import type { SubImage } from './layout.js';
import { magicLine, sniffAndorSif } from './sniff.js';

/** The signal of a .sif file; reference, background, live and source stand behind it and are left out. */
export interface AndorSignal {
  readonly acquisition: Acquisition;
  readonly axes: Axes;
  /** Tracks, or the one image or spectrum. */
  readonly tracks: readonly { readonly subImage: SubImage; readonly region: SensorRegion }[];
}

/**
 * Decodes the signal of a .sif file without giving its pixels a meaning.
 *
 * @throws UnreadableFileError with the byte for what is truncated, damaged or of an unknown version
 */
export function decodeAndorSif(bytes: Uint8Array): AndorSignal {
  if (sniffAndorSif({ name: '', bytes }).verdict === 'no')
    throw new UnreadableFileError(`does not begin with "${magicLine.trim()}".`, { byte: 0 });
  const cursor = new HeaderCursor(bytes);
  const acquisition = readAcquisition(cursor);
  const axes = readAxes(cursor);
  const { frames, subImages, valuesPerFrame, firstByte } = readLayout(cursor);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let before = 0;
  const tracks = subImages.map((subImage, track) => {
    const { columns, rows } = subImage;
    const start = before;
    before += columns * rows;
    const region: SensorRegion = {
      title: subImages.length > 1 ? `Track ${track + 1}` : '',
      columns,
      rows,
      frames,
      value: (frame, index) =>
        view.getFloat32(firstByte + 4 * (frame * valuesPerFrame + start + index), true),
    };
    return { subImage, region };
  });
  return { acquisition, axes, tracks };
}
