import { useState, type PointerEvent } from 'react';
import { usePointerDrag } from '../../kit/use-pointer-drag';
import { pointAt, type MapFrame } from './map-frame';

type Point = readonly [number, number];

/** Shorter drags are clicks. */
const leastDragPx = 4;

/** A rectangle drawn by the pointer inside a frame; Escape gives it up. */
export function useDrag(frame: MapFrame | null, onDraw: ((from: Point, to: Point) => void) | undefined) {
  const [drawn, setDrawn] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const placeOf = (event: PointerEvent<SVGSVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    const at: Point = [event.clientX - box.left, event.clientY - box.top];
    return frame ? inFrame(frame, at) : at;
  };
  const drag = usePointerDrag<SVGSVGElement>({
    onStart: (event) => {
      // A field that is being typed in settles.
      event.currentTarget.focus();
      setDrawn({ from: placeOf(event), to: placeOf(event) });
    },
    onMove: (event) => {
      if (drawn) setDrawn({ ...drawn, to: placeOf(event) });
    },
    onRelease: (event) => {
      setDrawn(null);
      if (!drawn || !frame || !onDraw) return;
      const to = placeOf(event);
      if (Math.hypot(to[0] - drawn.from[0], to[1] - drawn.from[1]) < leastDragPx) return;
      onDraw(pointAt(frame, ...drawn.from), pointAt(frame, ...to));
    },
    onCancel: () => setDrawn(null),
  });
  return {
    handlers: onDraw ? drag.handlers : {},
    rectangle: drawn && {
      x: Math.min(drawn.from[0], drawn.to[0]),
      y: Math.min(drawn.from[1], drawn.to[1]),
      width: Math.abs(drawn.from[0] - drawn.to[0]),
      height: Math.abs(drawn.from[1] - drawn.to[1]),
    },
  };
}

const inFrame = ({ left, top, width, height }: MapFrame, [x, y]: Point): Point => [
  Math.max(left, Math.min(left + width, x)),
  Math.max(top, Math.min(top + height, y)),
];
