import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { usePointerDrag } from '../../kit/use-pointer-drag';
import { pointAt, type MapFrame } from './map-frame';
import {
  body,
  dragged,
  edgeGrips,
  keyStep,
  type Grip,
  type MapPlace,
  type MapRectangle,
} from './map-rectangle';

interface RectangleDrag {
  readonly rectangle: MapRectangle;
  readonly frame: MapFrame;
  readonly place: MapPlace;
  /** Once at release. */
  readonly onSettle: (rectangle: MapRectangle) => void;
  readonly onRemove: (() => void) | undefined;
}

const arrows: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The name of a grip in `data-grip`, by which a press finds it. */
export const gripName = (grip: Grip): string => grip.join(' ');

function gripOf({ target }: PointerEvent<SVGElement>): Grip {
  const name = target instanceof Element ? target.closest('[data-grip]')?.getAttribute('data-grip') : null;
  return edgeGrips.find((grip) => gripName(grip) === name) ?? body;
}

/** A rectangle moved and resized by pointer and keys; `shown` is where it is meanwhile, Escape puts it back. */
export function useRectangleDrag({ rectangle, frame, place, onSettle, onRemove }: RectangleDrag) {
  const [draft, setDraft] = useState<MapRectangle | null>(null);
  const [hold, setHold] = useState({ grip: body, at: [0, 0] as readonly [number, number] });
  const pointOf = (event: PointerEvent<SVGElement>): readonly [number, number] => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    return pointAt(frame, event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0));
  };
  const giveUp = (): void => setDraft(null);
  const settle = (): void => {
    setDraft(null);
    if (draft && !isSame(draft, rectangle)) onSettle(draft);
  };
  const drag = usePointerDrag<SVGGElement>({
    onStart: (event) => {
      // Else the map begins a new rectangle.
      event.stopPropagation();
      event.currentTarget.focus();
      setHold({ grip: gripOf(event), at: pointOf(event) });
    },
    onMove: (event) => {
      const [x, y] = pointOf(event);
      setDraft(dragged(rectangle, hold.grip, [x - hold.at[0], y - hold.at[1]], place));
    },
    onRelease: settle,
    onCancel: giveUp,
  });
  const onKeyDown = (event: KeyboardEvent<SVGElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = arrows[event.key];
    if (arrow) {
      const by = arrow.map((steps) => steps * keyStep(place)) as [number, number];
      const grip = event.shiftKey ? (arrow.map(Math.abs) as [0 | 1, 0 | 1]) : body;
      setDraft(dragged(draft ?? rectangle, grip, by, place));
    } else if (event.key === 'Escape' && draft) giveUp();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && onRemove) {
      event.currentTarget.ownerSVGElement?.focus();
      onRemove();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // A held key is one change, as a drag is.
  const onKeyUp = ({ key }: KeyboardEvent<SVGElement>): void => {
    if (key in arrows) settle();
  };
  return {
    shown: draft ?? rectangle,
    isMoving: draft !== null,
    handlers: { ...drag.handlers, onKeyDown, onKeyUp, onBlur: settle },
  };
}

const isSame = (a: MapRectangle, b: MapRectangle): boolean =>
  a.x[0] === b.x[0] && a.x[1] === b.x[1] && a.y[0] === b.y[0] && a.y[1] === b.y[1];
