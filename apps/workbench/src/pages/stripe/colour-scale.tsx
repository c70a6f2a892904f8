import { viridisPalette } from '@modalgain/figures';
import { logScale, linearScale } from '../../plot/scale';
import { YAxis } from '../../plot/axes';
import { darkest } from './spectra-picture';
import { useId } from 'react';
import styles from './spectra.module.css';

const stops = 16;
const palette = viridisPalette(stops);

interface ColourScaleProps {
  readonly x: number;
  readonly top: number;
  readonly height: number;
  readonly isLog: boolean;
}

/** What the colours of a map mean: shares of its brightest pixel. */
export function ColourScale({ x, top, height, isLog }: ColourScaleProps) {
  const id = useId();
  const range = [top + height, top] as const;
  const scale = isLog ? logScale([darkest, 1], range) : linearScale([0, 1], range, 4);
  const ticks = { ...linearScale([0, 1], [x + 48, x + 48]) };
  return (
    <g>
      <linearGradient id={id} x1="0" y1="1" x2="0" y2="0">
        {Array.from({ length: stops }, (_, i) => (
          <stop
            key={i}
            offset={i / (stops - 1)}
            stopColor={`rgb(${palette.subarray(3 * i, 3 * i + 3).join(' ')})`}
          />
        ))}
      </linearGradient>
      <rect x={x} y={top} width={10} height={height} fill={`url(#${id})`} />
      <YAxis x={ticks} y={scale} />
      <text className={styles.scaleTitle} x={x + 56} y={top - 10} textAnchor="end">
        of max
      </text>
    </g>
  );
}
