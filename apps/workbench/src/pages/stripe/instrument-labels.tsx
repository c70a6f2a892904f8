import { formatEstimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import type { Frame } from '../../plot/marks';
import type { FilmLook } from '../../kit/film-look';
import type { StripeWindow } from './use-window';
import styles from './instrument.module.css';

interface LabelProps {
  readonly stripe: StripeResult;
  readonly look: FilmLook;
  readonly window: StripeWindow;
  readonly frame: Frame;
}

/** Names at the curves themselves: Eq. 1 where it leaves the frame or ends, the full model below its end. */
export function ModelLabels({ stripe, look, window, frame }: LabelProps) {
  const equationOne = window.answer?.curve && aboveCurve(frame, window.answer.curve);
  const fullModel = stripe.curve && belowScan(frame, stripe);
  return (
    <g className={styles.curveLabel}>
      {equationOne && (
        <text {...equationOne} textAnchor="end">
          Eq. 1
        </text>
      )}
      {fullModel && (
        <text {...fullModel} textAnchor="end" fill={look.hue}>
          full model, 95 % band
        </text>
      )}
    </g>
  );
}

interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Left of where the curve leaves the frame, or of its end. */
function aboveCurve({ x, y }: Frame, curve: Curve) {
  const last = curve.x.findLastIndex((_, i) => y.at(curve.y[i] ?? NaN) > y.range[1] + 8);
  const isWhole = last === curve.x.length - 1;
  return {
    x: x.at(curve.x[Math.max(0, last)] ?? 0) - (isWhole ? 0 : 10),
    y: Math.max(y.range[1] + 14, y.at(curve.y[Math.max(0, last)] ?? 0) - (isWhole ? 26 : -4)),
  };
}

const fullModelPx = 132;

/** Below curve and points over the whole length of the words. */
function belowScan({ x, y }: Frame, { curve, points }: StripeResult) {
  const right = x.at(curve?.x.at(-1) ?? 0);
  const isNear = (value: number): boolean => x.at(value) > right - fullModelPx;
  const pixels = [
    ...(curve?.x ?? []).flatMap((value, i) => (isNear(value) ? [y.at(curve?.lower[i] ?? NaN)] : [])),
    ...points.flatMap(({ stripeLengthUm, intensity }) => (isNear(stripeLengthUm) ? [y.at(intensity)] : [])),
  ];
  return { x: right, y: Math.min(y.range[0] - 6, Math.max(...pixels) + 22) };
}

const markPx = 44;

interface CompressionProps {
  readonly stripe: StripeResult;
  readonly frame: Frame;
  /** The side of the frame where the curve is not. */
  readonly side: 'top' | 'bottom';
  readonly isMarked: boolean;
}

/** Where the light that is there already takes 5 % off the emission. */
export function CompressionMark({ stripe, frame: { x, y }, side, isMarked }: CompressionProps) {
  const { compressionLengthUm } = stripe;
  if (!compressionLengthUm) return null;
  const at = x.at(compressionLengthUm.value);
  const [bottom, top] = y.range;
  const isLate = at > (x.range[0] + x.range[1]) / 2;
  const [from, to] = side === 'top' ? [top + 4, top + markPx] : [bottom, bottom - markPx];
  return (
    <g className={styles.compression}>
      {isMarked && (
        <rect className={styles.evidence} x={at} width={x.range[1] - at} y={top} height={bottom - top} />
      )}
      <line x1={at} x2={at} y1={isMarked ? bottom : from} y2={isMarked ? top : to} />
      <text
        x={at + (isLate ? -6 : 6)}
        y={side === 'top' ? top + 22 : bottom - markPx + 12}
        textAnchor={isLate ? 'end' : 'start'}
      >
        compression passes 5 % at {formatEstimate(compressionLengthUm)} µm
      </text>
    </g>
  );
}
