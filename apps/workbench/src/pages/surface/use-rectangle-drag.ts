import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { pointAt, type MapFrame } from './map-frame';
import { body, dragged, keyStep, type Grip, type MapPlace, type MapRectangle } from './map-rectangle';

interface RectangleDrag {
  readonly rectangle: MapRectangle;
  readonly frame: MapFrame;
  readonly place: MapPlace;
  /** Once at release. */
  readonly onSettle: (rectangle: MapRectangle) => void;
  readonly onRemove: (() => void) | undefined;
}

interface Hold {
  readonly grip: Grip;
  readonly at: readonly [number, number];
}

const arrows: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A rectangle moved and resized by pointer and keys; `shown` is where it is meanwhile, Escape puts it back. */
export function useRectangleDrag({ rectangle, frame, place, onSettle, onRemove }: RectangleDrag) {
  const [draft, setDraft] = useState<MapRectangle | null>(null);
  const hold = useRef<Hold | null>(null);
  const pointOf = (event: PointerEvent<SVGElement>): readonly [number, number] => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    return pointAt(frame, event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0));
  };
  const end = (isWanted: boolean): void => {
    hold.current = null;
    setDraft(null);
    if (isWanted && draft && !isSame(draft, rectangle)) onSettle(draft);
  };
  const gripHandlers = (grip: Grip) => ({
    onPointerDown: (event: PointerEvent<SVGElement>) => {
      // Else the map begins a new rectangle.
      event.stopPropagation();
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      hold.current = { grip, at: pointOf(event) };
    },
    onPointerMove: (event: PointerEvent<SVGElement>) => {
      if (!hold.current) return;
      const [x, y] = pointOf(event);
      const { at } = hold.current;
      setDraft(dragged(rectangle, hold.current.grip, [x - at[0], y - at[1]], place));
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
  });
  const onKeyDown = (event: KeyboardEvent<SVGElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    if (arrow) {
      const by = arrow.map((steps) => steps * keyStep(place)) as [number, number];
      const grip = event.shiftKey ? (arrow.map(Math.abs) as [0 | 1, 0 | 1]) : body;
      setDraft(dragged(draft ?? rectangle, grip, by, place));
    } else if (event.key === 'Escape' && draft) end(false);
    else if ((event.key === 'Delete' || event.key === 'Backspace') && onRemove) onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // A held key is one change, as a drag is.
  const onKeyUp = ({ key }: KeyboardEvent<SVGElement>): void => {
    if (key in arrows) end(true);
  };
  return {
    shown: draft ?? rectangle,
    isMoving: draft !== null,
    gripHandlers,
    keyHandlers: { onKeyDown, onKeyUp, onBlur: () => end(true) },
  };
}

const isSame = (a: MapRectangle, b: MapRectangle): boolean =>
  a.x[0] === b.x[0] && a.x[1] === b.x[1] && a.y[0] === b.y[0] && a.y[1] === b.y[1];
