import type { StripeResult } from '@modalgain/study';
import type { FilmLook } from '../../kit/film-look';
import { largestResidual } from './scan-axes';
import { Measured, type Frame } from '../../plot/marks';
import styles from '../../plot/draw.module.css';

interface ResidualsProps {
  readonly frame: Frame;
  readonly stripe: StripeResult;
  readonly look: FilmLook;
  readonly radius: number;
}

/** What the full model leaves of each point, in standard deviations, as stems from zero; two deviations shaded. */
export function Residuals({ frame, stripe, look, radius }: ResidualsProps) {
  const { x, y } = frame;
  const [left, right] = x.range;
  const points = stripe.points.flatMap(({ stripeLengthUm, residual, excluded }) =>
    residual === null || excluded !== null
      ? []
      : [{ x: stripeLengthUm, y: Math.max(-largestResidual, Math.min(largestResidual, residual)) }],
  );
  const stems = points.map((point) => `M${x.at(point.x).toFixed(1)} ${y.at(0)}V${y.at(point.y).toFixed(1)}`);
  return (
    <g>
      <rect
        className={styles.twoSigma}
        x={left}
        width={right - left}
        y={y.at(2)}
        height={y.at(-2) - y.at(2)}
      />
      <line className={styles.zero} x1={left} x2={right} y1={y.at(0)} y2={y.at(0)} />
      <path d={stems.join('')} stroke={look.hue} strokeWidth={1} opacity={0.7} fill="none" />
      <Measured frame={frame} points={points} style={look.style} hue={look.hue} radius={radius} />
    </g>
  );
}
