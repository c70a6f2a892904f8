import type { DesignAnswer } from '@modalgain/compute';
import { filmStyle, netGainDomain } from '@modalgain/figures';
import { formatConcise, formatNumber } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import { useRef } from 'react';
import { filmColour } from '../../kit/film-marker';
import { useSize, type Size } from '../../plot/use-size';
import { XAxis, YAxis } from '../../plot/axes';
import { EdgeHandle } from '../../plot/edge-handle';
import { Band, Clipped, Measured, linePath, type Frame } from '../../plot/marks';
import { linearScale } from '../../plot/scale';
import { BestMark, PositiveMark } from './chart-marks';
import { bandOf, type NetGainBand } from './curves';
import type { DesignFilm, DesignRanges } from './design-settings';
import type { Design } from './use-design';
import styles from './design.module.css';

interface ThicknessChartProps {
  readonly designFilm: DesignFilm;
  readonly films: readonly FilmResult[];
  readonly ranges: DesignRanges;
  readonly design: Design;
  readonly answer: DesignAnswer;
  readonly isOther: boolean;
}

/** Net gain against thickness; the proposed film is an edge that is dragged. */
export function ThicknessChart(props: ThicknessChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  return (
    <div ref={place} className={styles.chart}>
      {size && size.width > 0 && <Drawing {...props} size={size} />}
    </div>
  );
}

const margin = { left: 46, right: 10, top: 40, bottom: 36 };

function Drawing(props: ThicknessChartProps & { readonly size: Size }) {
  const { designFilm, films, ranges, design, answer, isOther, size } = props;
  const { film, prediction } = designFilm;
  const tried = bandOf(answer.prediction);
  const own = prediction.netGainCurve;
  const frame: Frame = {
    x: linearScale(ranges.thicknessNm, [margin.left, size.width - margin.right], 8),
    y: linearScale(netGainDomain([own, tried]), [size.height - margin.bottom, margin.top], 5),
  };
  const { x, y } = frame;
  const hue = filmColour(film.family);
  const style = filmStyle(film);
  const others = films.filter(({ name }) => name !== film.name).flatMap((each) => each.prediction ?? []);
  return (
    <svg
      className={styles.drawing}
      width={size.width}
      height={size.height}
      role="group"
      aria-label={inWords(props)}
    >
      <YAxis x={x} y={y} />
      <Forbidden frame={frame} cutoffNm={answer.cutoffNm} />
      <XAxis x={x} y={y} />
      <Clipped frame={frame}>
        <line className={styles.zero} x1={x.range[0]} x2={x.range[1]} y1={y.at(0)} y2={y.at(0)} />
        {others.map(({ netGainCurve }, i) => (
          <path key={i} className={styles.ghost} d={linePath(frame, netGainCurve.x, netGainCurve.y)} />
        ))}
        {!isOther && <Band frame={frame} band={own} fill={hue} />}
        {isOther && <Band frame={frame} band={tried} fill="var(--ink)" />}
        <Line frame={frame} band={own} stroke={hue} dashes={style.dashes} />
        {isOther && <Line frame={frame} band={tried} stroke="var(--ink)" />}
        <Measured frame={frame} points={measuredPoint(designFilm)} {...{ style, hue }} radius={4.5} />
      </Clipped>
      <SecondMode frame={frame} fromNm={answer.prediction.singleMode?.limitNm.value ?? null} />
      <PositiveMark frame={frame} positive={answer.prediction.positive} />
      <BestMark frame={frame} best={answer.prediction.best} rangeNm={ranges.thicknessNm} />
      <text className={styles.axisName} x={4} y={14}>
        Net gain (cm⁻¹)
      </text>
      <text className={styles.axisName} x={x.range[1]} y={size.height - 4} textAnchor="end">
        Film thickness (nm)
      </text>
      <ProposedEdge frame={frame} design={design} answer={answer} ranges={ranges} />
    </svg>
  );
}

function Line({
  frame,
  band,
  stroke,
  dashes,
}: {
  readonly frame: Frame;
  readonly band: NetGainBand;
  readonly stroke: string;
  readonly dashes?: string | undefined;
}) {
  return (
    <path
      d={linePath(frame, band.x, band.y)}
      fill="none"
      stroke={stroke}
      strokeWidth={2}
      strokeDasharray={dashes}
    />
  );
}

function Forbidden({
  frame: { x, y },
  cutoffNm,
}: {
  readonly frame: Frame;
  readonly cutoffNm: number | null;
}) {
  const [left, right] = x.range;
  const [bottom, top] = y.range;
  if (cutoffNm === null || cutoffNm <= x.domain[0]) return null;
  const width = Math.min(right, x.at(cutoffNm)) - left;
  return (
    <g>
      <rect className={styles.forbidden} x={left} y={top} width={width} height={bottom - top} />
      {width > 14 && (
        <text
          className={styles.axisName}
          transform={`translate(${left + width / 2 + 4} ${top + 8}) rotate(-90)`}
          textAnchor="end"
        >
          no guided mode
        </text>
      )}
    </g>
  );
}

function SecondMode({ frame: { x, y }, fromNm }: { readonly frame: Frame; readonly fromNm: number | null }) {
  if (fromNm === null || fromNm > x.domain[1]) return null;
  const at = x.at(fromNm);
  return (
    <g>
      <line className={styles.secondMode} x1={at} x2={at} y1={y.range[0]} y2={y.range[1]} />
      <text className={styles.axisName} x={at - 5} y={y.range[1] + 14} textAnchor="end">
        TE1 starts
      </text>
    </g>
  );
}

/** The film as it is: its thickness and its net gain at the fluence of the prediction. */
function measuredPoint({ film, prediction }: DesignFilm) {
  const at = film.netGain.find(
    ({ fluenceUjPerCm2 }) => Math.abs(fluenceUjPerCm2 / prediction.fluenceUjPerCm2 - 1) < 1e-6,
  )?.netGainPerCm;
  if (at?.kind !== 'determined' || !film.thicknessNm) return [];
  return [{ x: film.thicknessNm.value, y: at.estimate.value, error: at.estimate.standardError }];
}

function ProposedEdge({
  frame: { x, y },
  design,
  answer,
  ranges,
}: Pick<ThicknessChartProps, 'design' | 'answer' | 'ranges'> & { readonly frame: Frame }) {
  const { thicknessNm } = design.shown;
  const [low, high] = ranges.thicknessNm;
  const held = (value: number): number => Math.round(10 * Math.min(high, Math.max(low, value))) / 10;
  const at = x.at(thicknessNm);
  const gain = answer.proposed?.netGainPerCm;
  const words = gain
    ? `${formatNumber(thicknessNm, 1)} nm: ${formatConcise(gain.value, gain.standardError)} cm⁻¹`
    : `${formatNumber(thicknessNm, 1)} nm: no guided mode`;
  const half = 82;
  const middle = Math.min(x.range[1] - half, Math.max(x.range[0] + half, at));
  return (
    <>
      <EdgeHandle
        name="Thickness of the proposed film"
        edge="["
        value={thicknessNm}
        valueText={words}
        bounds={ranges.thicknessNm}
        stepped={(steps) => held(thicknessNm + steps)}
        x={x}
        top={y.range[1]}
        bottom={y.range[0]}
        onMove={(value) => design.change({ thicknessNm: held(value) })}
        onSettle={(value) => design.commit({ thicknessNm: held(value) })}
        onCancel={design.cancel}
      />
      <g className={styles.flag} transform={`translate(${middle} ${y.range[1] - 20})`}>
        <rect x={-half} width={2 * half} height={20} rx={2} />
        <text y={14} textAnchor="middle">
          {words}
        </text>
      </g>
      {gain && <circle className={styles.here} cx={at} cy={y.at(gain.value)} r={5} />}
    </>
  );
}

function inWords({ designFilm, answer, design }: ThicknessChartProps): string {
  const gain = answer.proposed?.netGainPerCm;
  const outcome = gain
    ? `${formatConcise(gain.value, gain.standardError)} cm⁻¹`
    : 'no guided mode, and so no net gain';
  return `Net gain against thickness of films like ${designFilm.film.name}; at ${formatNumber(design.shown.thicknessNm, 1)} nm: ${outcome}.`;
}
