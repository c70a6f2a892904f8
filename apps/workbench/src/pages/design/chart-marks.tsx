import type { DesignAnswer } from '@modalgain/compute';
import { formatConcise } from '@modalgain/numerics';
import type { Frame } from '../../plot/marks';
import styles from './design.module.css';

type Prediction = DesignAnswer['prediction'];

interface IntervalProps {
  readonly frame: Frame;
  readonly valueNm: number;
  readonly interval95: readonly [number, number];
  readonly yPx: number;
}

/** A thickness with its 95 % interval, cut off at the frame. */
function IntervalMark({ frame: { x }, valueNm, interval95, yPx }: IntervalProps) {
  const [left, right] = x.range;
  const [from, to] = interval95.map((end) => Math.max(left, Math.min(right, x.at(end))));
  return (
    <g className={styles.intervalMark}>
      <path d={`M${from} ${yPx}H${to}M${from} ${yPx - 3}v6M${to} ${yPx - 3}v6`} />
      <circle cx={x.at(valueNm)} cy={yPx} r={3} />
    </g>
  );
}

/** Where the net gain turns positive. */
export function PositiveMark({
  frame,
  positive,
}: {
  readonly frame: Frame;
  readonly positive: Prediction['positive'];
}) {
  if (positive.kind !== 'from') return null;
  const { value, standardError, interval95 } = positive.thicknessNm;
  const yPx = frame.y.at(0);
  return (
    <g>
      <IntervalMark frame={frame} valueNm={value} interval95={interval95} yPx={yPx} />
      <text className={styles.markName} x={frame.x.at(interval95[1]) + 8} y={yPx + 16}>
        gain from {formatConcise(value, standardError)} nm
      </text>
    </g>
  );
}

/** The best thickness, or from where 95 % of what a very thick film has is reached. */
export function BestMark({
  frame,
  best,
  rangeNm,
}: {
  readonly frame: Frame;
  readonly best: Prediction['best'];
  readonly rangeNm: readonly [number, number];
}) {
  if (best.kind === 'no-gain') return null;
  const isMaximum = best.kind === 'maximum';
  const { value, standardError, interval95 } = isMaximum ? best.thicknessNm : best.ninetyFivePercentNm;
  if (!(value <= rangeNm[1])) return null;
  const words = isMaximum
    ? `best: ${formatConcise(value, standardError)} nm`
    : `95 % of the most: ${formatConcise(value, standardError)} nm`;
  const yPx = frame.y.range[0] - 26;
  const isRight = frame.x.at(value) > (frame.x.range[0] + frame.x.range[1]) / 2;
  const [near, far] = interval95.map(frame.x.at);
  return (
    <g>
      <IntervalMark frame={frame} valueNm={value} interval95={interval95} yPx={yPx} />
      <text
        className={styles.markName}
        x={isRight ? near - 8 : far + 8}
        y={yPx + 4}
        textAnchor={isRight ? 'end' : 'start'}
      >
        {words}
      </text>
    </g>
  );
}
