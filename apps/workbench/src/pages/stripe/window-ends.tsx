import { useRef } from 'react';
import { windowEndsDomain, windowEndsFigure, type WindowEnds as WindowEndsData } from '@modalgain/figures';
import { FigureTools } from '../../kit/figure-menu';
import { XAxis, YAxis } from '../../plot/axes';
import { Band, Clipped, linePath, type Frame } from '../../plot/marks';
import { linearScale } from '../../plot/scale';
import { useSize, type Size } from '../../plot/use-size';
import type { StripeResult } from '@modalgain/study';
import type { FilmLook } from '../../kit/film-look';
import { windowEndsTable } from './scan-table';
import type { StripeWindow } from './use-window';
import styles from './window-says.module.css';

interface EndsProps {
  readonly stripe: StripeResult;
  readonly window: StripeWindow;
  readonly look: FilmLook;
}

/** Net gain against the end of the window: Eq. 1 moves with it, the full model does not. */
export function WindowEnds(props: EndsProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const { stripe, window, look } = props;
  const figure = windowEndsFigure(look.film, windowEndsOf(stripe, window));
  return (
    <div className={styles.ends}>
      <h3>
        Net gain (cm⁻¹)
        <FigureTools figure={figure} table={windowEndsTable(look.film.name, window)} />
      </h3>
      <div className={styles.endsPlot} ref={place}>
        {size && size.height > 60 && (
          <EndsDrawing {...props} size={size} alternative={figure.textAlternative} />
        )}
      </div>
    </div>
  );
}

interface DrawingProps extends EndsProps {
  readonly size: Size;
  readonly alternative: string;
}

function EndsDrawing({ stripe, window, look, size, alternative }: DrawingProps) {
  const ends = window.answer?.ends ?? [];
  const longest = window.lengthsUm.at(-1) ?? 1;
  const shortest = window.lengthsUm[0] ?? 0;
  const x = linearScale([shortest, longest * 1.03], [34, size.width - 4], 4);
  const frame: Frame = { x, y: linearScale(windowEndsDomain({ ...stripe, ends }), [size.height - 34, 8], 4) };
  return (
    <svg width={size.width} height={size.height} role="img" aria-label={alternative}>
      <YAxis {...frame} />
      <XAxis {...frame} />
      <line
        className={styles.endLine}
        x1={x.at(window.toUm)}
        x2={x.at(window.toUm)}
        y1={frame.y.range[1]}
        y2={frame.y.range[0]}
      />
      <FullModelBand stripe={stripe} look={look} frame={frame} />
      <Clipped frame={frame}>
        <EquationOneEnds ends={ends} frame={frame} toUm={window.toUm} />
      </Clipped>
      <Names stripe={stripe} look={look} frame={frame} ends={ends} />
      <text className={styles.axisTitle} x={x.range[1]} y={size.height - 3} textAnchor="end">
        Window end (µm)
      </text>
    </svg>
  );
}

type Ends = NonNullable<StripeWindow['answer']>['ends'];

/** What is drawn here, as the shared figure takes it. */
function windowEndsOf(
  stripe: StripeResult,
  { fromUm, toUm, lengthsUm, answer }: StripeWindow,
): WindowEndsData {
  const { fluenceUjPerCm2, netGainPerCm, netGainIntervalPerCm } = stripe;
  return {
    fluenceUjPerCm2,
    fromUm,
    toUm,
    ends: answer?.ends ?? [],
    lengthsUm: [lengthsUm[0] ?? 0, lengthsUm.at(-1) ?? 1],
    netGainPerCm,
    netGainIntervalPerCm,
  };
}

interface BandProps {
  readonly stripe: StripeResult;
  readonly look: FilmLook;
  readonly frame: Frame;
}

/** What the scan says of the net gain whatever the outcome; a line only where that is a value. */
function FullModelBand({ stripe, look, frame }: BandProps) {
  const { netGainPerCm, netGainIntervalPerCm } = stripe;
  const { x, y } = frame;
  const lower = Math.max(netGainIntervalPerCm[0], y.domain[0]);
  const upper = Math.min(netGainIntervalPerCm[1], y.domain[1]);
  return (
    <Clipped frame={frame}>
      <Band
        frame={frame}
        band={{ x: x.domain, lower: [lower, lower], upper: [upper, upper] }}
        fill={look.hue}
      />
      {netGainPerCm && (
        <path
          d={linePath(frame, x.domain, [netGainPerCm.value, netGainPerCm.value])}
          stroke={look.hue}
          strokeWidth={1.8}
        />
      )}
    </Clipped>
  );
}

function EquationOneEnds({
  ends,
  frame,
  toUm,
}: {
  readonly ends: Ends;
  readonly frame: Frame;
  readonly toUm: number;
}) {
  const { x, y } = frame;
  return (
    <g>
      <path
        className={styles.endsLine}
        d={linePath(
          frame,
          ends.map((end) => end.toUm),
          ends.map((end) => end.netGainPerCm.value),
        )}
      />
      {ends.map(({ toUm: end, netGainPerCm: { value, standardError } }) => (
        <g key={end}>
          <line
            className={styles.endsLine}
            x1={x.at(end)}
            x2={x.at(end)}
            y1={y.at(value - standardError)}
            y2={y.at(value + standardError)}
          />
          <circle className={styles.endsPoint} cx={x.at(end)} cy={y.at(value)} r={end === toUm ? 3.4 : 1.8} />
        </g>
      ))}
    </g>
  );
}

/** Each name stands on the side of its line that is free. */
function Names({ stripe, look, frame, ends }: BandProps & { readonly ends: Ends }) {
  const { x, y } = frame;
  const [low, high] = stripe.netGainIntervalPerCm;
  const last = ends.at(-1)?.netGainPerCm.value;
  const isBelow = last !== undefined && last < (stripe.netGainPerCm?.value ?? Infinity);
  const inside = (pixel: number): number => Math.max(y.range[1] + 9, Math.min(y.range[0] - 4, pixel));
  return (
    <g className={styles.names}>
      <text
        x={x.range[1]}
        y={inside(isBelow ? y.at(high) - 6 : y.at(low) + 14)}
        textAnchor="end"
        fill={look.hue}
      >
        full model
      </text>
      {last !== undefined && (
        <text x={x.range[1]} y={inside(y.at(last) + (isBelow ? 16 : -8))} textAnchor="end">
          Eq. 1
        </text>
      )}
    </g>
  );
}
