import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { usePointerDrag } from '../../kit/use-pointer-drag';
import styles from './stack-drawing.module.css';

interface InterfaceHandleProps {
  readonly name: string;
  readonly thicknessNm: number;
  readonly boundsNm: readonly [number, number];
  readonly yPx: number;
  readonly pxPerNm: number;
  /** The upper side of its layer: moving it up makes the layer thicker. */
  readonly isUpper: boolean;
  readonly onMove: (thicknessNm: number) => void;
  readonly onRelease: (thicknessNm: number) => void;
  readonly onCancel: () => void;
}

/** To a tenth of a nanometre: nobody makes films finer. */
const rounded = (thicknessNm: number): number => Math.round(10 * thicknessNm) / 10;

/** An interface of the stack as a slider of the thickness of its layer. */
export function InterfaceHandle(props: InterfaceHandleProps) {
  const { name, thicknessNm, boundsNm, yPx, pxPerNm, isUpper, onMove, onRelease, onCancel } = props;
  const [from, setFrom] = useState({ px: 0, nm: thicknessNm });
  const clamped = (value: number): number => rounded(Math.min(boundsNm[1], Math.max(boundsNm[0], value)));

  const draggedTo = ({ clientY }: PointerEvent): number => {
    const moved = (clientY - from.px) / pxPerNm;
    return clamped(from.nm + (isUpper ? -moved : moved));
  };
  const drag = usePointerDrag<HTMLDivElement>({
    onStart: (event) => {
      event.currentTarget.focus();
      setFrom({ px: event.clientY, nm: thicknessNm });
    },
    onMove: (event) => onMove(draggedTo(event)),
    onRelease: (event) => {
      if (event.clientY === from.px) onCancel();
      else onRelease(draggedTo(event));
    },
    onCancel,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
    const direction = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 }[event.key];
    const value =
      direction !== undefined
        ? thicknessNm + direction * step
        : { Home: boundsNm[0], End: boundsNm[1] }[event.key];
    if (value === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onRelease(clamped(value));
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={styles.handle}
      style={{ top: yPx }}
      aria-label={name}
      aria-orientation="vertical"
      aria-valuenow={thicknessNm}
      aria-valuemin={boundsNm[0]}
      aria-valuemax={boundsNm[1]}
      aria-valuetext={`${thicknessNm.toFixed(1)} nm`}
      {...drag.handlers}
      onKeyDown={onKeyDown}
    />
  );
}
