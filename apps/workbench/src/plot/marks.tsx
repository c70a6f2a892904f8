import { shapePath, type FilmStyle } from '@modalgain/figures';
import type { ReactNode } from 'react';
import type { Scale } from './scale';
import styles from './draw.module.css';

/** Two scales that share a frame. */
export interface Frame {
  readonly x: Scale;
  readonly y: Scale;
}

const rounded = (pixel: number): string => pixel.toFixed(1);

/** A line through values, what lies outside the frame cut off by `Clipped`. */
export function linePath({ x, y }: Frame, xs: readonly number[], ys: readonly number[]): string {
  const points = xs.map((value, i) => `${rounded(x.at(value))} ${rounded(y.at(ys[i] ?? NaN))}`);
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

interface BandProps {
  readonly frame: Frame;
  readonly band: {
    readonly x: readonly number[];
    readonly lower: readonly number[];
    readonly upper: readonly number[];
  };
  readonly fill: string;
}

/** A 95 % band. */
export function Band({ frame, band, fill }: BandProps) {
  const back = [...band.x.keys()].reverse();
  const upper = linePath(frame, band.x, band.upper);
  const lower = linePath(
    frame,
    back.map((i) => band.x[i] ?? NaN),
    back.map((i) => band.lower[i] ?? NaN),
  );
  return <path d={`${upper}L${lower.slice(1)}Z`} fill={fill} fillOpacity={0.18} />;
}

/** Draws nothing outside the frame. */
export function Clipped({
  frame: { x, y },
  children,
}: {
  readonly frame: Frame;
  readonly children: ReactNode;
}) {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return (
    <svg {...box} viewBox={`${left} ${top} ${box.width} ${box.height}`} overflow="hidden">
      {children}
    </svg>
  );
}

interface MeasuredProps {
  readonly frame: Frame;
  readonly points: readonly { readonly x: number; readonly y: number; readonly error?: number | null }[];
  readonly style: FilmStyle;
  readonly hue: string;
  readonly radius: number;
}

/** Measured points in the film's shape, with bars of one standard deviation that end at the frame. */
export function Measured({ frame: { x, y }, points, style, hue, radius }: MeasuredProps) {
  const [bottom, top] = y.range;
  const inside = (pixel: number): number => Math.max(top, Math.min(bottom, pixel));
  const bars = points.flatMap(({ x: at, y: value, error }) =>
    error
      ? [
          `M${rounded(x.at(at))} ${rounded(inside(y.at(value - error)))}V${rounded(inside(y.at(value + error)))}`,
        ]
      : [],
  );
  const seen = points.filter(({ y: value }) => y.at(value) <= bottom && y.at(value) >= top);
  return (
    <g>
      <path d={bars.join('')} stroke={hue} strokeWidth={1} fill="none" opacity={0.7} />
      <path
        d={seen.map((point) => shapePath(style.shape, radius, x.at(point.x), y.at(point.y))).join('')}
        fill={style.treated ? hue : 'var(--panel)'}
        stroke={hue}
        strokeWidth={style.treated ? 0.8 : 1.3}
      />
    </g>
  );
}

/** Points left out of the fit, as grey crosses; those below the frame stand on its edge. */
export function Excluded({ frame: { x, y }, points }: Pick<MeasuredProps, 'frame' | 'points'>) {
  const bottom = y.range[0];
  const cross = ({ x: at, y: value }: { x: number; y: number }): string =>
    `M${rounded(x.at(at) - 3.5)} ${rounded(Math.min(bottom, y.at(value)) - 3.5)}l7 7m0 -7l-7 7`;
  return <path className={styles.excluded} d={points.map(cross).join('')} />;
}
