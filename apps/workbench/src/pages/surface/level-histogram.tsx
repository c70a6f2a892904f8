import type { DescribedImage } from '@modalgain/compute';
import { linearTicks } from '@modalgain/figures';
import styles from './surface.module.css';

const [width, height] = [264, 110];
const [left, bottom] = [8, 30];

/** How often each grey level occurs, with the levels of both regions. */
export function LevelHistogram({ image: { histogram, contrast } }: { readonly image: DescribedImage }) {
  const levels = Array.from(histogram.level);
  const low = levels.at(0) ?? 0;
  const high = levels.at(-1) ?? 1;
  const highest = Math.max(...histogram.share);
  const x = (level: number): number => left + ((level - low) / (high - low)) * (width - 2 * left);
  const y = (density: number): number => (height - bottom) * (1 - density / highest) + 2;
  const line = levels.map((level, i) => `${x(level)},${y(histogram.share[i] ?? 0)}`).join(' L');
  const marks = contrast.levels
    ? [contrast.levels.first.value, contrast.levels.second.value].map((level) => x(level))
    : [];
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      className={styles.levels}
      role="img"
      aria-label={`Histogram of the grey levels from ${low.toFixed(0)} to ${high.toFixed(0)}; lines: the levels of both regions.`}
    >
      <path d={`M${x(low)},${y(0)} L${line} L${x(high)},${y(0)} Z`} />
      {marks.map((at) => (
        <line key={at} x1={at} x2={at} y1={2} y2={y(0)} data-level />
      ))}
      <line x1={left} x2={width - left} y1={y(0)} y2={y(0)} />
      {linearTicks([low, high], 5).map((tick) => (
        <text key={tick} x={x(tick)} y={y(0) + 14} textAnchor="middle">
          {tick}
        </text>
      ))}
      <text x={width - left} y={height - 2} textAnchor="end">
        Grey level
      </text>
    </svg>
  );
}
