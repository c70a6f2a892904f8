import { formatConcise, formatNumber, formatSignificant } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { Frame } from '../../plot/marks';
import styles from './instrument.module.css';

type Point = StripeResult['points'][number];

interface PickerProps {
  readonly frame: Frame;
  readonly stripe: StripeResult;
  /** Position of the point under pointer or keyboard. */
  readonly active: number | null;
  readonly onActive: (index: number | null) => void;
  /** Leaves the point out, or takes it back. */
  readonly onToggle: (index: number) => void;
}

/** The points as a list to choose from: by pointer, or by arrows and x. */
export function PointPicker({ frame, stripe, active, onActive, onToggle }: PickerProps) {
  const id = useId();
  const last = useRef(0);
  const { points } = stripe;
  const activate = (index: number): void => {
    last.current = index;
    onActive(index);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
    if (step !== undefined) activate(Math.max(0, Math.min(points.length - 1, (active ?? -step) + step)));
    else if (active !== null && [' ', 'x', 'Enter'].includes(event.key)) onToggle(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const bottom = frame.y.range[0];
  return (
    <g
      role="listbox"
      tabIndex={0}
      aria-label="Points of the scan; x leaves one out of the fit"
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      className={styles.points}
      onKeyDown={onKeyDown}
      onFocus={() => activate(active ?? last.current)}
      onBlur={() => onActive(null)}
      onPointerLeave={() => onActive(null)}
    >
      {points.map((point, i) => (
        <circle
          key={i}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === active}
          aria-label={pointText(point, stripe.intensityUnit)}
          data-active={i === active}
          className={styles.point}
          cx={frame.x.at(point.stripeLengthUm)}
          cy={Math.min(bottom, frame.y.at(point.intensity))}
          r={9}
          onPointerEnter={() => activate(i)}
          onClick={() => onToggle(i)}
        />
      ))}
    </g>
  );
}

/** "360 µm, 4210(90) counts, residual −1.2 σ", or why it was left out. */
export function pointText(point: Point, unit: string): string {
  const { stripeLengthUm, intensity, standardDeviation, residual, excluded } = point;
  const measured =
    standardDeviation === null
      ? formatSignificant(intensity, 4)
      : formatConcise(intensity, standardDeviation);
  const rest =
    excluded !== null
      ? `left out: ${excluded}`
      : residual !== null && `residual ${formatNumber(residual, 1)} σ`;
  return [`${formatSignificant(stripeLengthUm, 5)} µm`, `${measured} ${unit}`.trim(), rest]
    .filter(Boolean)
    .join(', ');
}
