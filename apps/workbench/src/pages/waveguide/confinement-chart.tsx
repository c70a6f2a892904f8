import { modeName, type GuideAnswer, type WhichMode } from '@modalgain/compute';
import { linearTicks } from '@modalgain/figures';
import { filmColour } from '../../kit/film-marker';
import { ChartFrame, chartOf, linePath, type Chart } from './chart-frame';
import type { Size } from '../../plot/use-size';
import styles from './chart.module.css';

interface ConfinementChartProps {
  readonly answer: GuideAnswer;
  readonly size: Size;
  readonly mode: WhichMode;
  readonly family: number;
}

const kinds = ['modal', 'energy', 'power'] as const;
/** Nearer than this, two names at the ends of curves would touch. */
const nameGapPx = 13;

/** The three confinements against thickness at the present index: a cut through the map. */
export function ConfinementChart({ answer, size, mode, family }: ConfinementChartProps) {
  const { curve, guide, confinement } = answer;
  const { thicknessNm } = guide.film;
  const [from] = curve.thicknessNm;
  const to = curve.thicknessNm.at(-1) ?? from + 1;
  const highest = Math.max(1, ...kinds.flatMap((kind) => curve[kind].map((value) => value ?? 0)));
  const chart = chartOf(size, [from, to], [0, 1.06 * highest]);
  const start = curve.thicknessNm.find((_, i) => curve.modal[i] !== null);
  const name = modeName(mode);
  const values = confinement && {
    modal: confinement.modal.value,
    energy: confinement.energy?.value,
    power: confinement.power.value,
  };
  const alternative = values
    ? `Confinements of ${name} against thickness; at ${thicknessNm.toFixed(1)} nm modal ${values.modal.toFixed(3)}, power ${values.power.toFixed(3)}.`
    : `Confinements of ${name} against thickness; at ${thicknessNm.toFixed(1)} nm it is not guided.`;
  const x = chart.x(thicknessNm);
  const isInside = x >= 0 && x <= chart.width;
  return (
    <ChartFrame
      {...{ chart, size, alternative }}
      xTicks={linearTicks([from, to], 8)}
      yTicks={[0, 0.5, 1]}
      xLabel="Film thickness (nm)"
      yLabel={`Confinement Γ, ${name}`}
      yText={(tick) => tick.toFixed(1)}
    >
      {start === undefined ? (
        <Forbidden width={chart.width} chart={chart} />
      ) : (
        start > from && <Forbidden width={chart.x(start)} chart={chart} />
      )}
      {kinds.map((kind) => (
        <path key={kind} className={styles[kind]} d={linePath(chart, curve.thicknessNm, curve[kind])} />
      ))}
      {isInside && (
        <g style={{ color: filmColour(family) }}>
          <path className={styles.here} d={`M${x} 0V${chart.height}`} />
          <text
            className={styles.hereName}
            x={x + (x > 0.7 * chart.width ? -6 : 6)}
            y={chart.height - 20}
            textAnchor={x > 0.7 * chart.width ? 'end' : 'start'}
          >
            {thicknessNm.toFixed(1)} nm
          </text>
          {values &&
            kinds.map((kind) => {
              const value = values[kind];
              if (value === undefined) return null;
              return (
                <circle
                  key={kind}
                  className={styles[`${kind}Point`]}
                  cx={x}
                  cy={chart.y(value)}
                  r={kind === 'modal' ? 4.5 : 3}
                />
              );
            })}
        </g>
      )}
      <CurveNames {...{ curve, chart }} />
    </ChartFrame>
  );
}

function Forbidden({ width, chart }: { readonly width: number; readonly chart: Chart }) {
  return (
    <>
      <rect className={styles.forbidden} width={width} height={chart.height} />
      {width > 15 && (
        <text transform={`translate(${width / 2 + 4} ${chart.height / 2}) rotate(-90)`} textAnchor="middle">
          no guided mode
        </text>
      )}
    </>
  );
}

/** Names at the right ends, apart from each other, in the order of the curves. */
function CurveNames({ curve, chart }: { readonly curve: GuideAnswer['curve']; readonly chart: Chart }) {
  const ends = kinds
    .flatMap((kind) => {
      const value = curve[kind].at(-1);
      return value === null || value === undefined ? [] : [{ kind, y: chart.y(value) }];
    })
    .sort((a, b) => a.y - b.y);
  const middle = ends.reduce((sum, { y }) => sum + y, 0) / (ends.length || 1);
  return ends.map(({ kind }, i) => (
    <text
      key={kind}
      className={kind === 'modal' ? styles.mainName : undefined}
      x={chart.width + 6}
      y={Math.max(4, middle - nameGapPx) + i * nameGapPx + 4}
    >
      {kind}
    </text>
  ));
}
