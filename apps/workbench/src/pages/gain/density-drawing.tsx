import type { DensityEvidence, DensityStory } from '@modalgain/compute';
import {
  densityDomains,
  densityUnitPerCm3 as densityUnit,
  highestRise,
  onesAndThrees,
  shapePath,
} from '@modalgain/figures';
import { XAxis, YAxis } from '../../plot/axes';
import { Clipped, linePath, type Frame } from '../../plot/marks';
import { linearScale, logScale, type Interval, type Scale } from '../../plot/scale';
import type { Size } from '../../plot/use-size';
import type { FilmLook } from '../../kit/film-look';
import styles from './density.module.css';

/** The rise of chi-square that closes 95 %. */
const rise95 = 3.841458820694124;
const margins = { left: 46, right: 16, top: 20, bottom: 36 };
const gapPx = 34;
const misfitShare = 0.3;

interface DrawingProps extends Size {
  readonly story: DensityStory;
  readonly look: FilmLook;
  readonly triedLabel: string;
  readonly alternative: string;
}

/** The misfit at each density above the losses that go with it, on one density axis. */
export function DensityDrawing({ width, height, story, look, triedLabel, alternative }: DrawingProps) {
  const evidence = [story.gainsAlone, story.tried].filter((one) => one !== undefined);
  const domains = densityDomains(evidence);
  const x = densityScale(domains.density, [margins.left, width - margins.right]);
  const bottom = height - margins.bottom;
  const misfitBottom = margins.top + misfitShare * (bottom - margins.top - gapPx);
  const misfit: Frame = {
    x,
    y: { ...linearScale([0, highestRise], [misfitBottom, margins.top]), ticks: [0, 4, 8] },
  };
  const ridge: Frame = { x, y: logScale(domains.loss, [bottom, misfitBottom + gapPx]) };
  const curves = [
    ...(story.gainsAlone
      ? [{ one: story.gainsAlone, colour: 'var(--not-determined)', label: 'net gains alone' }]
      : []),
    { one: story.tried, colour: look.hue, label: triedLabel },
  ];
  const level = misfit.y.at(rise95);
  return (
    <svg width={width} height={height} role="img" aria-label={alternative}>
      <text className={styles.axisTitle} x={0} y={11}>
        Misfit Δχ² at each density
      </text>
      <YAxis {...misfit} />
      <line className={styles.level} x1={margins.left} x2={width - margins.right} y1={level} y2={level} />
      <text className={styles.axisTitle} x={width - margins.right} y={level - 4} textAnchor="end">
        95 %
      </text>
      <Clipped frame={misfit}>
        {curves.map(({ one, colour, label }) => (
          <path
            key={label}
            d={linePath(
              misfit,
              densitiesOf(one),
              one.columns.map(({ deltaChiSquare }) => deltaChiSquare),
            )}
            fill="none"
            stroke={colour}
            strokeWidth={1.75}
          />
        ))}
      </Clipped>
      <text className={styles.axisTitle} x={0} y={misfitBottom + gapPx - 10}>
        Loss α (cm⁻¹), 95 % region
      </text>
      <YAxis {...ridge} />
      <XAxis {...ridge} />
      <Clipped frame={ridge}>
        {curves.map(({ one, colour, label }) => (
          <path
            key={label}
            className={styles.region}
            d={regionPath(ridge, one)}
            fill={colour}
            stroke={colour}
          />
        ))}
      </Clipped>
      <path
        d={shapePath(
          look.style.shape,
          4.5,
          x.at(story.tried.bestDensityPerCm3 / densityUnit),
          ridge.y.at(Math.max(story.tried.bestLossPerCm, domains.loss[0])),
        )}
        fill={look.style.treated ? look.hue : 'var(--panel)'}
        stroke={look.hue}
        strokeWidth={1.4}
      />
      <Labels frame={ridge} curves={curves} />
      <text className={styles.axisTitle} x={width - margins.right} y={height - 4} textAnchor="end">
        Emitter density n
        <tspan dy={3} fontSize="0.78em">
          t
        </tspan>
        <tspan dy={-3}> (10¹⁵ cm⁻³)</tspan>
      </text>
    </svg>
  );
}

interface Curve {
  readonly one: DensityEvidence;
  readonly colour: string;
  readonly label: string;
}

/** Ones and threes of each decade, as plain numbers. */
const densityScale = (domain: Interval, range: Interval): Scale => ({
  ...logScale(domain, range),
  ticks: onesAndThrees(domain),
  text: String,
});

/** Of the words beside a curve, generously. */
const widthPx = (label: string): number => 6.4 * label.length;

/** The open line is named above its upper end; what is known below its marker, where no line runs. */
function Labels({ frame, curves }: { readonly frame: Frame; readonly curves: readonly Curve[] }) {
  return curves.map((curve, i) => (
    <text
      key={curve.label}
      className={styles.label}
      fill={curve.colour}
      {...(i === 0 && curves.length > 1 ? atUpperEnd(frame, curve) : belowMarker(frame, curve))}
    >
      {curve.label}
    </text>
  ));
}

/** Left of a steep line, above a shallow one. */
function atUpperEnd({ x, y }: Frame, { one, label }: Curve) {
  const inside = one.columns.filter(({ loss95PerCm }) => loss95PerCm);
  const place = ({ densityPerCm3, lossPerCm, loss95PerCm }: DensityEvidence['columns'][number]) => ({
    x: x.at(densityPerCm3 / densityUnit),
    y: y.at(Math.max(loss95PerCm?.[1] ?? lossPerCm, y.domain[0])),
  });
  const places = inside.map(place);
  const end = places.at(-1) ?? { x: x.range[1], y: y.range[1] };
  const before = places.find((one) => one.x > end.x - widthPx(label)) ?? end;
  const isShallow = before.y - end.y < 30;
  return {
    x: Math.min(end.x - (isShallow ? 0 : 14), x.range[1] - 8),
    y: isShallow ? end.y - 7 : Math.max(end.y, y.range[1] + 10) + 4,
    textAnchor: 'end',
  };
}

/** Right of the marker and below it; where that is too narrow, as far left and further below. */
function belowMarker({ x, y }: Frame, { one, label }: Curve) {
  const px = x.at(one.bestDensityPerCm3 / densityUnit);
  const py = y.at(Math.max(one.bestLossPerCm, y.domain[0]));
  const left = Math.min(px + 12, x.range[1] - widthPx(label));
  return { x: left, y: Math.min(y.range[0] - 6, py + 14 + (px + 12 - left)) };
}

const densitiesOf = ({ columns }: DensityEvidence): number[] =>
  columns.map(({ densityPerCm3 }) => densityPerCm3 / densityUnit);

/** Upper ends forth, lower ends back. */
function regionPath(frame: Frame, { columns }: DensityEvidence): string {
  const inside = columns.flatMap(({ densityPerCm3, loss95PerCm }) =>
    loss95PerCm ? [{ x: densityPerCm3 / densityUnit, lower: loss95PerCm[0], upper: loss95PerCm[1] }] : [],
  );
  if (inside.length < 2) return '';
  const floor = frame.y.domain[0];
  const edge = (side: 'lower' | 'upper', part: typeof inside): string =>
    linePath(
      frame,
      part.map(({ x }) => x),
      part.map((one) => Math.max(one[side], floor)),
    );
  return `${edge('upper', inside)}L${edge('lower', inside.toReversed()).slice(1)}Z`;
}
