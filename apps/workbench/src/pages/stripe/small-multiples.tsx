import { useRef } from 'react';
import type { StripeResult } from '@modalgain/study';
import { fluenceText } from '@modalgain/figures';
import { XAxis, YAxis } from '../../plot/axes';
import { Band, Clipped, Excluded, linePath, Measured } from '../../plot/marks';
import { Residuals } from './residuals';
import { linearScale } from '../../plot/scale';
import { useSize } from '../../plot/use-size';
import type { FilmLook } from '../../kit/film-look';
import { GainText } from './gain-text';
import { intensityAxis, residualAxis, type ScanDomains } from './scan-axes';
import styles from './small-multiples.module.css';

interface MultiplesProps {
  readonly stripes: readonly StripeResult[];
  readonly look: FilmLook;
  readonly domains: ScanDomains;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
}

/** All scans of a film on the same axes, one of them chosen. */
export function SmallMultiples({ stripes, look, domains, selected, onSelect }: MultiplesProps) {
  return (
    <div className={styles.row} role="group" aria-label="Scans by fluence">
      {stripes.map((stripe, i) => (
        <button
          key={i}
          type="button"
          className={styles.card}
          aria-pressed={i === selected}
          onClick={() => onSelect(i)}
        >
          <span className={styles.head}>
            <span>{fluenceText(stripe.fluenceUjPerCm2)}</span>
            <GainText stripe={stripe} unitClass={styles.unit} />
          </span>
          <ScanPicture stripe={stripe} look={look} domains={domains} isFirst={i === 0} />
        </button>
      ))}
    </div>
  );
}

/** Room for the numbers of intensity. */
const firstLeft = { log: 30, linear: 44 };
const residualsPx = 40;
const xAxisPx = 20;
const gapPx = 8;

interface PictureProps extends Pick<MultiplesProps, 'look' | 'domains'> {
  readonly stripe: StripeResult;
  readonly isFirst: boolean;
}

function ScanPicture({ stripe, look, domains, isFirst }: PictureProps) {
  const place = useRef<HTMLSpanElement>(null);
  const size = useSize(place);
  return (
    <span className={styles.picture} ref={place}>
      {size && <ScanDrawing {...size} {...{ stripe, look, domains, isFirst }} />}
    </span>
  );
}

function ScanDrawing({
  width,
  height,
  stripe,
  look,
  domains,
  isFirst,
}: PictureProps & { readonly width: number; readonly height: number }) {
  const x = {
    ...linearScale(domains.lengthUm, [isFirst ? firstLeft[domains.kind] : 12, width - 4]),
    ticks: roundTicks(domains.lengthUm[1]),
  };
  const lower = height - xAxisPx;
  const frame = { x, y: intensityAxis(domains, [lower - residualsPx - gapPx, 6]) };
  const residuals = { x, y: residualAxis([lower, lower - residualsPx]) };
  const { curve, points } = stripe;
  const shown = (isExcluded: boolean) =>
    points
      .filter(({ excluded }) => (excluded !== null) === isExcluded)
      .map(({ stripeLengthUm, intensity, standardDeviation }) => ({
        x: stripeLengthUm,
        y: intensity,
        error: standardDeviation,
      }));
  return (
    <svg width={width} height={height} aria-hidden>
      <YAxis {...frame} numbers={isFirst} />
      {curve && (
        <Clipped frame={frame}>
          <Band frame={frame} band={curve} fill={look.hue} />
          <path d={linePath(frame, curve.x, curve.y)} fill="none" stroke={look.hue} strokeWidth={1.4} />
        </Clipped>
      )}
      <Excluded frame={frame} points={shown(true)} />
      <Measured frame={frame} points={shown(false)} style={look.style} hue={look.hue} radius={1.8} />
      <Residuals frame={residuals} stripe={stripe} look={look} radius={1.3} />
      {isFirst && <YAxis x={{ ...x, range: [x.range[0], x.range[0]] }} y={residuals.y} />}
      <XAxis {...residuals} />
    </svg>
  );
}

/** Three numbers are enough below a small picture. */
function roundTicks(longest: number): number[] {
  const step =
    [50, 100, 200, 250, 500, 1000, 2000, 5000].find((candidate) => longest / candidate <= 3.2) ?? longest / 2;
  return Array.from({ length: Math.floor(longest / step) + 1 }, (_, i) => i * step);
}
