import { useEffect, useEffectEvent, useState, type PointerEvent } from 'react';

interface DragTasks<Element extends HTMLElement | SVGElement> {
  readonly onStart: (event: PointerEvent<Element>) => void;
  readonly onMove: (event: PointerEvent<Element>) => void;
  readonly onRelease: (event: PointerEvent<Element>) => void;
  /** Escape, or the system took the pointer away: everything as before. */
  readonly onCancel: () => void;
}

interface PointerDrag<Element extends HTMLElement | SVGElement> {
  readonly isDragging: boolean;
  /** For the element that is taken hold of. */
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<Element>) => void;
    readonly onPointerMove: (event: PointerEvent<Element>) => void;
    readonly onPointerUp: (event: PointerEvent<Element>) => void;
    readonly onPointerCancel: () => void;
  };
}

/** A drag by the main button of a pointer, from press to release; Escape gives it up wherever the focus is. */
export function usePointerDrag<Element extends HTMLElement | SVGElement>({
  onStart,
  onMove,
  onRelease,
  onCancel,
}: DragTasks<Element>): PointerDrag<Element> {
  const [isDragging, setDragging] = useState(false);
  const cancel = useEffectEvent(() => {
    setDragging(false);
    onCancel();
  });
  useEffect(() => {
    if (!isDragging) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      // Nothing else that listens for Escape is meant.
      event.stopPropagation();
      cancel();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [isDragging]);
  return {
    isDragging,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        // The press must not move the focus away from what `onStart` gives it to.
        event.preventDefault();
        setDragging(true);
        onStart(event);
      },
      onPointerMove: (event) => {
        if (isDragging) onMove(event);
      },
      onPointerUp: (event) => {
        if (!isDragging) return;
        setDragging(false);
        onRelease(event);
      },
      onPointerCancel: () => {
        if (!isDragging) return;
        setDragging(false);
        onCancel();
      },
    },
  };
}
