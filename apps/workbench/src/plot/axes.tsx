import type { Scale } from './scale';
import styles from './draw.module.css';

interface AxisProps {
  readonly x: Scale;
  readonly y: Scale;
  /** Small multiples carry numbers on the outer ones only. */
  readonly numbers?: boolean;
}

const tickPx = 4;

/** Numbers below the frame, a tick above each. */
export function XAxis({ x, y, numbers = true }: AxisProps) {
  const [bottom] = y.range;
  return (
    <g className={styles.axis} aria-hidden>
      {x.ticks.map((tick) => (
        <g key={tick} transform={`translate(${x.at(tick)},${bottom})`}>
          <line y2={tickPx} />
          {numbers && (
            <text y={tickPx + 12} textAnchor="middle">
              {x.text(tick)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

/** Numbers at the left of the frame, a grid line at each. */
export function YAxis({ x, y, numbers = true }: AxisProps) {
  const [left, right] = x.range;
  return (
    <g className={styles.axis} aria-hidden>
      {y.ticks.map((tick) => (
        <g key={tick} transform={`translate(0,${y.at(tick)})`}>
          <line className={styles.gridline} x1={left} x2={right} />
          {numbers && (
            <text x={left - 8} dy="0.32em" textAnchor="end">
              {y.text(tick)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}
