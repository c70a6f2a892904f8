import { useRef, type ReactNode } from 'react';
import { XAxis, YAxis } from '../plot/axes';
import { linearScale, logScale, type Interval } from '../plot/scale';
import { useSize, type Size } from '../plot/use-size';
import { SymbolText } from './symbol-text';
import styles from './empty-figure.module.css';

/** An axis of a figure that is not there yet. */
export interface EmptyAxis {
  /** With its unit: "Stripe length (µm)". */
  readonly label: string;
  readonly domain: Interval;
  readonly isLog?: boolean;
}

interface EmptyFigureProps {
  readonly x: EmptyAxis;
  readonly y: EmptyAxis;
  /** What is missing, one sentence; nothing while it is on its way. */
  readonly title?: string;
  /** Which file or measurement brings it; or how far it is. */
  readonly children?: ReactNode;
  /** A button that brings it. */
  readonly action?: ReactNode;
}

const margins = { left: 56, right: 16, top: 28, bottom: 40 } as const;

/** A figure without data: axes and units stay, one sentence says what is missing and what brings it. */
export function EmptyFigure({ x, y, title, children, action }: EmptyFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div ref={place} className={styles.figure}>
      {size && <Axes {...{ x, y, size }} />}
      <div className={styles.words} role="status">
        {title !== undefined && (
          <p className={styles.title}>
            <SymbolText text={title} />
          </p>
        )}
        {children !== undefined && <div>{children}</div>}
        {action}
      </div>
    </div>
  );
}

function Axes({
  x,
  y,
  size: { width, height },
}: Pick<EmptyFigureProps, 'x' | 'y'> & { readonly size: Size }) {
  const right = Math.max(margins.left + 1, width - margins.right);
  const bottom = height - margins.bottom;
  const across = scaleOf(x, [margins.left, right]);
  const up = scaleOf(y, [bottom, margins.top]);
  return (
    <svg width={width} height={height} className={styles.axes} aria-hidden>
      <YAxis x={across} y={up} />
      <XAxis x={across} y={up} />
      <path d={`M${margins.left} ${margins.top}V${bottom}H${right}`} className={styles.line} />
      <text x={right} y={height - 6} textAnchor="end">
        {x.label}
      </text>
      <text x={margins.left} y={16}>
        {y.label}
      </text>
    </svg>
  );
}

const scaleOf = ({ domain, isLog = false }: EmptyAxis, range: Interval) =>
  isLog ? logScale(domain, range) : linearScale(domain, range);
