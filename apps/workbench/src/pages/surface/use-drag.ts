import { useEffect, useState, type PointerEvent } from 'react';
import { pointAt, type MapFrame } from './map-frame';

type Point = readonly [number, number];

/** Shorter drags are clicks. */
const leastDragPx = 4;

/** A rectangle drawn by the pointer inside a frame; Escape gives it up. */
export function useDrag(frame: MapFrame | null, onDraw: ((from: Point, to: Point) => void) | undefined) {
  const [drag, setDrag] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setDrag(null);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isDragging]);
  if (!frame || !onDraw) return { handlers: {}, rectangle: null };
  const place = (event: PointerEvent<SVGElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return inFrame(frame, [event.clientX - box.left, event.clientY - box.top]);
  };
  return {
    rectangle: drag && {
      x: Math.min(drag.from[0], drag.to[0]),
      y: Math.min(drag.from[1], drag.to[1]),
      width: Math.abs(drag.from[0] - drag.to[0]),
      height: Math.abs(drag.from[1] - drag.to[1]),
    },
    handlers: {
      onPointerDown: (event: PointerEvent<SVGElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: place(event), to: place(event) });
      },
      onPointerMove: (event: PointerEvent<SVGElement>) => {
        if (drag) setDrag({ ...drag, to: place(event) });
      },
      onPointerCancel: () => setDrag(null),
      onPointerUp: (event: PointerEvent<SVGElement>) => {
        if (!drag) return;
        setDrag(null);
        const to = place(event);
        if (Math.hypot(to[0] - drag.from[0], to[1] - drag.from[1]) < leastDragPx) return;
        onDraw(pointAt(frame, ...drag.from), pointAt(frame, ...to));
      },
    },
  };
}

const inFrame = ({ left, top, width, height }: MapFrame, [x, y]: Point): Point => [
  Math.max(left, Math.min(left + width, x)),
  Math.max(top, Math.min(top + height, y)),
];
