import { formatEstimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import { XAxis, YAxis } from './draw/axes';
import { Band, Clipped, Excluded, linePath, Measured, type Frame } from './draw/marks';
import { Residuals } from './draw/residuals';
import { linearScale } from './draw/scale';
import { useSize, type Size } from './draw/use-size';
import type { Evidence } from './evidence';
import type { FilmLook } from './film-look';
import { PointPicker } from './point-picker';
import { intensityAxis, residualAxis, type ScanDomains } from './scan-axes';
import type { StripeWindow } from './use-window';
import { WindowHandles } from './window-handles';
import styles from './instrument.module.css';

export interface InstrumentProps {
  readonly stripe: StripeResult;
  readonly look: FilmLook;
  readonly domains: ScanDomains;
  readonly window: StripeWindow;
  readonly evidence: Evidence | null;
  readonly activePoint: number | null;
  readonly onActivePoint: (index: number | null) => void;
  readonly onTogglePoint: (index: number) => void;
}

/** One scan large: points, full model with its band, Eq. 1 on a window that is dragged, residuals on the same axis. */
export function Instrument(props: InstrumentProps) {
  const [size, ref] = useSize();
  return (
    <div className={styles.plot} ref={ref}>
      {size && size.width > 0 && size.height > 0 && <InstrumentDrawing {...props} size={size} />}
    </div>
  );
}

const margin = { left: 46, right: 14, top: 42, bottom: 38 };
const residualsPx = 62;
const gapPx = 14;

function InstrumentDrawing(props: InstrumentProps & { readonly size: Size }) {
  const { stripe, look, domains, window, size, evidence } = props;
  const lower = size.height - margin.bottom;
  const x = linearScale(domains.lengthUm, [margin.left, size.width - margin.right], 6);
  const frame = { x, y: intensityAxis(domains, [lower - residualsPx - gapPx, margin.top]) };
  const residuals = { x, y: residualAxis([lower, lower - residualsPx]) };
  const [from, to] = [x.at(window.fromUm), x.at(window.toUm)];
  const unit = stripe.intensityUnit === '' ? '' : ` (${stripe.intensityUnit})`;
  return (
    <svg
      width={size.width}
      height={size.height}
      className={styles.drawing}
      role="group"
      aria-label="Fit window"
    >
      <rect
        className={styles.window}
        x={from}
        width={Math.max(0, to - from)}
        y={margin.top}
        height={lower - margin.top}
      />
      {evidence === 'residuals' && (
        <rect
          className={styles.evidence}
          x={margin.left}
          width={x.range[1] - margin.left}
          y={lower - residualsPx}
          height={residualsPx}
        />
      )}
      {evidence === 'short' && (
        <rect
          className={styles.evidence}
          x={margin.left}
          width={(x.range[1] - margin.left) * 0.12}
          y={margin.top}
          height={lower - margin.top}
        />
      )}
      <YAxis {...frame} />
      <Residuals frame={residuals} stripe={stripe} look={look} radius={2.4} />
      <YAxis x={{ ...x, range: [x.range[0], x.range[0]] }} y={residuals.y} />
      <XAxis {...residuals} />
      <CompressionMark
        {...{ stripe, frame }}
        side={domains.kind === 'log' ? 'bottom' : 'top'}
        isMarked={evidence === 'compression'}
      />
      <Models {...props} frame={frame} />
      <Points stripe={stripe} look={look} frame={frame} isMarked={evidence === 'excluded'} />
      <g className={styles.axisTitle}>
        <text x={0} y={13}>{`Intensity${unit}`}</text>
        <text x={margin.left} y={size.height - 4}>
          Residual (σ), full model
        </text>
        <text x={x.range[1]} y={size.height - 4} textAnchor="end">
          Stripe length (µm)
        </text>
      </g>
      <WindowHandles frame={frame} bottom={lower} window={window} />
      <PointPicker
        frame={frame}
        stripe={stripe}
        active={props.activePoint}
        onActive={props.onActivePoint}
        onToggle={props.onTogglePoint}
      />
    </svg>
  );
}

type DrawnProps = InstrumentProps & { readonly frame: Frame };

/** Band and curve of the full model; Eq. 1 solid in its window, dashed where it was not fitted. */
function Models(props: DrawnProps) {
  const { stripe, look, window, frame, evidence } = props;
  const { curve } = stripe;
  const equationOne = window.answer?.curve;
  const path = equationOne ? linePath(frame, equationOne.x, equationOne.y) : '';
  const inWindow = {
    ...frame,
    x: { ...frame.x, range: [frame.x.at(window.fromUm), frame.x.at(window.toUm)] as const },
  };
  return (
    <g>
      <Clipped frame={frame}>
        {curve && <Band frame={frame} band={curve} fill={look.hue} />}
        <path className={styles.outside} d={path} />
      </Clipped>
      <Clipped frame={inWindow}>
        <path className={styles.inside} d={path} />
      </Clipped>
      {curve && (
        <Clipped frame={frame}>
          <path
            d={linePath(frame, curve.x, curve.y)}
            fill="none"
            stroke={look.hue}
            strokeWidth={evidence === 'curve' ? 3 : 1.8}
          />
        </Clipped>
      )}
      <ModelLabels {...props} />
    </g>
  );
}

/** Names at the curves themselves: Eq. 1 where it leaves the frame or ends, the full model below its end. */
function ModelLabels({ stripe, look, window, frame }: DrawnProps) {
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
function CompressionMark({ stripe, frame: { x, y }, side, isMarked }: CompressionProps) {
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

function Points({
  stripe,
  look,
  frame,
  isMarked,
}: Pick<InstrumentProps, 'stripe' | 'look'> & { readonly frame: Frame; readonly isMarked: boolean }) {
  const of = (isExcluded: boolean) =>
    stripe.points
      .filter(({ excluded }) => (excluded !== null) === isExcluded)
      .map(({ stripeLengthUm, intensity, standardDeviation }) => ({
        x: stripeLengthUm,
        y: intensity,
        error: standardDeviation,
      }));
  return (
    <g>
      <g className={isMarked ? styles.markedCrosses : undefined}>
        <Excluded frame={frame} points={of(true)} />
      </g>
      <Measured frame={frame} points={of(false)} style={look.style} hue={look.hue} radius={2.8} />
    </g>
  );
}
