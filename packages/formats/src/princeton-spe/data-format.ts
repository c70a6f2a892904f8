import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import { findElement } from '../xml/index.js';
import type { XmlElement } from '../xml/index.js';
import { pixelTypeOfName } from './pixel-type.js';
import type { PixelType } from './pixel-type.js';

/** A region of interest within every frame. */
export interface RegionBlock {
  readonly columns: number;
  readonly rows: number;
  /** Of its first pixel, from the beginning of a frame. */
  readonly byteInFrame: number;
  /** Numbers of its entries under Calibrations. */
  readonly calibrations: readonly string[];
}

/** Where the pixels of a version 3 file stand. */
export interface DataFormat {
  readonly frames: number;
  /** From frame to frame; more than the pixels where time stamps follow every frame. */
  readonly strideBytes: number;
  readonly type: PixelType;
  readonly calibrations: readonly string[];
  readonly regions: readonly RegionBlock[];
}

/** Reads the DataFormat of the footer: a block of frames that holds blocks of regions. */
export function readDataFormat(footer: XmlElement): DataFormat {
  const frame = findElement(footer, 'DataFormat', 'DataBlock');
  const inner = frame?.children.filter(({ name }) => name === 'DataBlock') ?? [];
  if (frame?.attributes.get('type') !== 'Frame' || inner.length === 0) {
    throw new UnreadableFileError('found no frame with regions in the DataFormat of the footer.');
  }
  const type = pixelTypeOfName(frame.attributes.get('pixelFormat') ?? '');
  const sizeBytes = wholeNumber(frame, 'size');
  const regions: RegionBlock[] = [];
  let byteInFrame = 0;
  for (const block of inner) {
    const region = regionOf(block, byteInFrame);
    regions.push(region);
    byteInFrame += wholeNumber(block, 'stride');
    const bytes = region.columns * region.rows * type.bytes;
    if (bytes > wholeNumber(block, 'size') || region.byteInFrame + bytes > sizeBytes)
      throw disagreement(
        `a region of ${region.columns} x ${region.rows} pixels in a frame of ${sizeBytes} bytes`,
      );
  }
  const strideBytes = wholeNumber(frame, 'stride');
  if (strideBytes < sizeBytes) throw disagreement(`frames of ${sizeBytes} bytes every ${strideBytes} bytes`);
  const calibrations = listOf(frame);
  return { frames: wholeNumber(frame, 'count'), strideBytes, type, calibrations, regions };
}

function regionOf(block: XmlElement, byteInFrame: number): RegionBlock {
  const [type, count] = ['type', 'count'].map((name) => block.attributes.get(name) ?? '');
  if (type !== 'Region' || count !== '1') {
    throw new UnsupportedFeatureError(
      `found a block of the type ${quoted(type)} with the count ${quoted(count)} in a frame, expected single regions: export the spectra as text.`,
    );
  }
  return {
    columns: wholeNumber(block, 'width'),
    rows: wholeNumber(block, 'height'),
    byteInFrame,
    calibrations: listOf(block),
  };
}

/** "2,3" */
function listOf({ attributes }: XmlElement): string[] {
  return (attributes.get('calibrations') ?? '').split(',').map((id) => id.trim());
}

/** An attribute that must be a positive whole number. */
export function wholeNumber({ attributes }: XmlElement, name: string): number {
  const written = attributes.get(name) ?? '';
  if (/^\d{1,15}$/.test(written) && Number(written) > 0) return Number(written);
  throw disagreement(`${quoted(written)} for ${name} where a positive whole number should stand`);
}

function disagreement(found: string): UnreadableFileError {
  return new UnreadableFileError(`found ${found} in the footer: the file is damaged.`);
}
