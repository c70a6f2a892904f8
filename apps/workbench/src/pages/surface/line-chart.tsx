import { linearTicks } from '@modalgain/figures';
import { useRef } from 'react';
import { useSize } from '../../plot/use-size';
import { mapMargins } from './map-frame';
import styles from './surface.module.css';

interface LineChartProps {
  /** In rising order. */
  readonly x: readonly number[];
  /** NaN leaves a gap. */
  readonly y: readonly number[];
  readonly xRange: readonly [number, number];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly colour: string;
  readonly textAlternative: string;
}

const [top, bottom] = [6, 34];

/** One curve under a map, on the map's own x axis. */
export function LineChart(props: LineChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div ref={place} className={styles.chart} role="img" aria-label={props.textAlternative}>
      {size && size.width > mapMargins.left + mapMargins.right && <Curve {...props} {...size} />}
    </div>
  );
}

type CurveProps = LineChartProps & { readonly width: number; readonly height: number };

function Curve(props: CurveProps) {
  const { x, y, xRange, xLabel, yLabel, colour, width, height } = props;
  const measured = y.filter((value) => Number.isFinite(value));
  const low = Math.min(...measured);
  const high = Math.max(...measured) > low ? Math.max(...measured) : low + 1;
  const { left, right } = mapMargins;
  const frame = { width: width - left - right, height: height - top - bottom };
  const xAt = (value: number): number => left + ((value - xRange[0]) / (xRange[1] - xRange[0])) * frame.width;
  const yAt = (value: number): number => top + frame.height * (1 - (value - low) / (high - low));
  const points = y.map((value, i) => (Number.isFinite(value) ? `${xAt(x[i] ?? NaN)},${yAt(value)}` : null));
  const path = points.map((point, i) => point && `${points[i - 1] ? 'L' : 'M'}${point}`).join(' ');
  return (
    <svg className={styles.axes} width={width} height={height} aria-hidden="true">
      {linearTicks([low, high], 4).map((tick) => (
        <g key={tick} transform={`translate(0 ${yAt(tick)})`}>
          <line x1={left} x2={left + frame.width} className={styles.grid} />
          <text x={left - 8} y={4} textAnchor="end">
            {withMinus(tick)}
          </text>
        </g>
      ))}
      {linearTicks(xRange, 5).map((tick) => (
        <text key={tick} x={xAt(tick)} y={top + frame.height + 15} textAnchor="middle">
          {withMinus(tick)}
        </text>
      ))}
      <path d={path} fill="none" stroke={colour} strokeWidth={1.25} />
      <text transform={`translate(12 ${top}) rotate(-90)`} textAnchor="end">
        {yLabel}
      </text>
      <text x={left + frame.width} y={top + frame.height + 30} textAnchor="end">
        {xLabel}
      </text>
    </svg>
  );
}

const withMinus = (value: number): string => String(value).replace('-', '\u2212');
