import type { Markish } from '@observablehq/plot';
import { svgElement } from './svg.js';

/** Edges of a panel's frame in pixels, and where data stand in it. */
export interface FrameBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

type Scale = (value: number) => number;

/** A mark drawn by hand: whatever `draw` returns, in pixels of the panel. */
export function annotation(draw: (document: Document, frame: FrameBox) => readonly SVGElement[]): Markish {
  return (_index, scales, _values, dimensions, context) => {
    const group = svgElement(context.document, 'g');
    const frame: FrameBox = {
      left: dimensions.marginLeft,
      right: dimensions.width - dimensions.marginRight,
      top: dimensions.marginTop,
      bottom: dimensions.height - dimensions.marginBottom,
      x: scales.x as Scale,
      y: scales.y as Scale,
    };
    group.append(...draw(context.document, frame));
    return group;
  };
}
