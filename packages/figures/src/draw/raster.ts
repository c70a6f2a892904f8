import type { Markish } from '@observablehq/plot';
import { annotation } from './annotations.js';
import { indexedPng, type IndexedPicture } from './png.js';
import { svgElement } from './svg.js';

/** A picture with its place in the frame. */
export interface PlacedPicture extends IndexedPicture {
  /** Its left and right edge, in the data's unit. */
  readonly x: readonly [number, number];
  /** Its top and bottom edge, in the data's unit. */
  readonly y: readonly [number, number];
}

/** A picture in the frame, stretched over its place. */
export function rasterMark({ x: [left, right], y: [top, bottom], ...picture }: PlacedPicture): Markish {
  return annotation((document, frame) => [
    svgElement(document, 'image', {
      x: frame.x(left),
      y: frame.y(top),
      width: frame.x(right) - frame.x(left),
      height: frame.y(bottom) - frame.y(top),
      preserveAspectRatio: 'none',
      href: indexedPng(picture),
    }),
  ]);
}
