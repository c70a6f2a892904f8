import { formatNumber } from '@modalgain/numerics';
import { viridisPalette } from '@modalgain/figures';
import styles from './colour-scale.module.css';

const stops = 12;

interface ColourScaleProps {
  readonly domain: readonly [number, number];
  readonly decimals?: number;
  readonly unit?: string;
}

/** The colours of a map with their values. */
export function ColourScale({ domain: [low, high], decimals = 0, unit = '' }: ColourScaleProps) {
  const palette = viridisPalette(stops);
  const colours = Array.from(
    { length: stops },
    (_, i) => `rgb(${palette.subarray(3 * i, 3 * i + 3).join(' ')})`,
  );
  return (
    <span className={styles.scale} aria-hidden="true">
      <i className={styles.bar} style={{ background: `linear-gradient(90deg, ${colours.join(',')})` }} />
      {[low, (low + high) / 2, high].map((value) => (
        <span key={value}>{formatNumber(value, decimals)}</span>
      ))}
      <span className={styles.unit}>{unit}</span>
    </span>
  );
}
