import { useRef } from 'react';
import type { StripeResult } from '@modalgain/study';
import { XAxis, YAxis } from '../../plot/axes';
import { Band, Clipped, Excluded, linePath, Measured, type Frame } from '../../plot/marks';
import { Residuals } from './residuals';
import { linearScale } from '../../plot/scale';
import { useSize, type Size } from '../../plot/use-size';
import type { Evidence } from './evidence';
import type { FilmLook } from '../../kit/film-look';
import { CompressionMark, ModelLabels } from './instrument-labels';
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
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div className={styles.plot} ref={place}>
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
      <Models {...props} frame={frame} />
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
      <CompressionMark
        {...{ stripe, frame }}
        side={domains.kind === 'log' ? 'bottom' : 'top'}
        isMarked={evidence === 'compression'}
      />
      <Points stripe={stripe} look={look} frame={frame} isMarked={evidence === 'excluded'} />
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

/** Band and curve of the full model; Eq. 1 solid in its window, dashed where it was not fitted. */
function Models(props: InstrumentProps & { readonly frame: Frame }) {
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
