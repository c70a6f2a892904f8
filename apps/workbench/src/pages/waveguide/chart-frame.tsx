import type { ReactNode } from 'react';
import type { Size } from '../../plot/use-size';
import styles from './chart.module.css';

/** The inside of a small chart and its scales. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

type Domain = readonly [number, number];

const margin = { left: 40, right: 58, top: 24, bottom: 36 };

export function chartOf(size: Size, xDomain: Domain, yDomain: Domain): Chart {
  const width = size.width - margin.left - margin.right;
  const height = size.height - margin.top - margin.bottom;
  return {
    width,
    height,
    x: (value) => (width * (value - xDomain[0])) / (xDomain[1] - xDomain[0]),
    y: (value) => height * (1 - (value - yDomain[0]) / (yDomain[1] - yDomain[0])),
  };
}

/** A line through points; nothing is drawn where there is no value. */
export function linePath(chart: Chart, xs: ArrayLike<number>, ys: ArrayLike<number | null>): string {
  let isBroken = true;
  return Array.from(xs, (x, i) => {
    const y = ys[i] ?? null;
    const letter = isBroken ? 'M' : 'L';
    isBroken = y === null;
    return y === null ? '' : `${letter}${chart.x(x).toFixed(1)} ${chart.y(y).toFixed(1)}`;
  }).join('');
}

interface ChartFrameProps {
  readonly chart: Chart;
  readonly size: Size;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  readonly xLabel: string;
  readonly yLabel: ReactNode;
  readonly yText: (tick: number) => string;
  /** The outcome in one sentence. */
  readonly alternative: string;
  readonly children: ReactNode;
}

/** Axes, grid lines and names around the lines of a chart. */
export function ChartFrame(props: ChartFrameProps) {
  const { chart, size, xTicks, yTicks, xLabel, yLabel, yText, alternative, children } = props;
  return (
    <svg className={styles.chart} width={size.width} height={size.height} role="img" aria-label={alternative}>
      <text x={4} y={14}>
        {yLabel}
      </text>
      <g transform={`translate(${margin.left} ${margin.top})`}>
        {yTicks.map((tick) => (
          <g key={tick} transform={`translate(0 ${chart.y(tick).toFixed(1)})`}>
            <path className={styles.grid} d={`M0 0h${chart.width}`} />
            <text x={-8} y={4} textAnchor="end">
              {yText(tick)}
            </text>
          </g>
        ))}
        {xTicks.map((tick) => (
          <g key={tick} transform={`translate(${chart.x(tick).toFixed(1)} ${chart.height})`}>
            <path className={styles.tick} d="M0 0v5" />
            <text y={17} textAnchor="middle">
              {tick}
            </text>
          </g>
        ))}
        {children}
        <text x={chart.width} y={chart.height + 32} textAnchor="end">
          {xLabel}
        </text>
      </g>
    </svg>
  );
}
