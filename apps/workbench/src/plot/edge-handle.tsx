import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { stepsOfKey } from '../kit/slider-steps';
import { usePointerDrag } from '../kit/use-pointer-drag';
import type { Scale } from './scale';
import styles from './edge-handle.module.css';

export interface EdgeHandleProps {
  /** What is moved, e.g. "Window start". */
  readonly name: string;
  /** Short name by which keys find it. */
  readonly edge: string;
  readonly value: number;
  readonly valueText: string;
  readonly bounds: readonly [number, number];
  /** The value so many steps on; infinite: as far as it goes. */
  readonly stepped: (steps: number) => number;
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
  /** Where on the line it is taken hold of; default: in the middle. */
  readonly gripAt?: number;
  /** While dragging; then once at release, or `onCancel` at Escape. */
  readonly onMove: (value: number) => void;
  readonly onSettle: (value: number) => void;
  readonly onCancel: () => void;
}

/** A vertical edge on a plot that is dragged: a slider, by pointer and by keyboard. */
export function EdgeHandle(props: EdgeHandleProps) {
  const { name, edge, value, valueText, bounds, x, top, bottom, gripAt = (top + bottom) / 2 } = props;
  const { startedAt, ...drag } = useDrag(props);
  const [at, middle] = [x.at(value), gripAt];
  return (
    <g
      role="slider"
      tabIndex={0}
      data-edge={edge}
      className={styles.handle}
      data-dragging={startedAt !== null}
      aria-label={name}
      aria-orientation="horizontal"
      aria-valuemin={bounds[0]}
      aria-valuemax={bounds[1]}
      aria-valuenow={value}
      aria-valuetext={valueText}
      {...drag}
    >
      {startedAt !== null && (
        <Line className={styles.before} at={x.at(startedAt)} top={top} bottom={bottom} />
      )}
      <rect className={styles.hit} x={at - 12} width={24} y={top - 20} height={bottom - top + 20} />
      <Line className={styles.halo} at={at} top={top - 1} bottom={bottom} />
      <Line className={styles.edge} at={at} top={top - 1} bottom={bottom} />
      <rect className={styles.grip} x={at - 5} y={middle - 12} width={10} height={24} rx={2} />
      <path className={styles.gripLines} d={`M${at - 1.5} ${middle - 4}v8m3 0v-8`} />
    </g>
  );
}

interface LineProps {
  readonly className: string | undefined;
  readonly at: number;
  readonly top: number;
  readonly bottom: number;
}

const Line = ({ className, at, top, bottom }: LineProps) => (
  <line className={className} x1={at} x2={at} y1={top} y2={bottom} />
);

/** What a drag began with: the value, which stays as a mark until release, and how far from the edge it was taken. */
interface Hold {
  readonly value: number;
  readonly offsetPx: number;
}

function useDrag({ value, stepped, x, onMove, onSettle, onCancel }: EdgeHandleProps) {
  const [hold, setHold] = useState<Hold | null>(null);
  const latest = useRef(value);
  const { isDragging, handlers } = usePointerDrag<SVGGElement>({
    onStart: (event) => {
      event.currentTarget.focus();
      latest.current = value;
      setHold({ value, offsetPx: pixelOf(event) - x.at(value) });
    },
    onMove: (event) => {
      latest.current = x.invert(pixelOf(event) - (hold?.offsetPx ?? 0));
      onMove(latest.current);
    },
    onRelease: () => {
      if (latest.current === hold?.value) onCancel();
      else onSettle(latest.current);
    },
    onCancel,
  });
  const onKeyDown = (event: KeyboardEvent<SVGGElement>): void => {
    const steps = stepsOfKey(event, 5);
    if (steps === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = stepped(steps);
    if (next !== value) onSettle(next);
  };
  return { startedAt: isDragging && hold ? hold.value : null, ...handlers, onKeyDown };
}

const pixelOf = ({ clientX, currentTarget }: PointerEvent<SVGGElement>): number =>
  clientX - (currentTarget.ownerSVGElement?.getBoundingClientRect().left ?? 0);
