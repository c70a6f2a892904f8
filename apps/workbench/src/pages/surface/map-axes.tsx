import { linearTicks } from '@modalgain/figures';
import { ticksTo, xOf, yOf, type MapFrame } from './map-frame';
import { gradientOf } from './raster-canvas';
import type { MapScale } from './raster-map';
import styles from './surface.module.css';

interface MapAxesProps {
  readonly frame: MapFrame;
  readonly scale: MapScale;
  readonly unit: string;
  readonly size: { readonly width: number; readonly height: number };
}

const text = (value: number): string => String(value).replace('-', '\u2212');

/** Axes in um from the top left corner, and the scale of colours. */
export function MapAxes({ frame, scale, unit, size }: MapAxesProps) {
  const { left, top, width, height, across, down } = frame;
  const bottom = top + height;
  return (
    <>
      <svg className={styles.axes} width={size.width} height={size.height} aria-hidden="true">
        <rect x={left - 0.5} y={top - 0.5} width={width + 1} height={height + 1} className={styles.frame} />
        {ticksTo(across).map((tick) => (
          <g key={tick} transform={`translate(${xOf(frame, tick)} ${bottom})`}>
            <line y2={4} className={styles.tick} />
            <text y={16} textAnchor="middle">
              {text(tick)}
            </text>
          </g>
        ))}
        {ticksTo(down).map((tick) => (
          <g key={tick} transform={`translate(${left} ${yOf(frame, tick)})`}>
            <line x2={-4} className={styles.tick} />
            <text x={-8} y={4} textAnchor="end">
              {text(tick)}
            </text>
          </g>
        ))}
        <text x={left + width} y={bottom + 32} textAnchor="end">
          x ({unit})
        </text>
        <text transform={`translate(12 ${top}) rotate(-90)`} textAnchor="end">
          y from the top ({unit})
        </text>
        <Scale {...{ frame, scale }} />
      </svg>
      <div
        className={styles.scaleBar}
        style={{
          left: left + width + 14,
          top,
          height,
          background: `linear-gradient(to top, ${gradientOf(scale.palette)})`,
        }}
      />
    </>
  );
}

/** Numbers beside the scale of colours. */
function Scale({
  frame: { left, top, width, height },
  scale: { range, label },
}: Pick<MapAxesProps, 'frame' | 'scale'>) {
  const [low, high] = range;
  const x = left + width + 26;
  const at = (value: number): number => top + height * (1 - (value - low) / (high - low || 1));
  return (
    <g>
      {(high > low ? linearTicks([low, high], 6) : [low]).map((tick) => (
        <g key={tick} transform={`translate(${x} ${at(tick)})`}>
          <line x2={4} className={styles.tick} />
          <text x={8} y={4}>
            {text(tick)}
          </text>
        </g>
      ))}
      <text x={left + width + 14} y={top + height + 32}>
        {label}
      </text>
    </g>
  );
}
