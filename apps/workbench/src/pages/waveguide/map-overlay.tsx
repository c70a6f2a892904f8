import type { ConfinementMap } from '@modalgain/compute';
import { contourOf } from './contours';
import { linePath, type MapFrame } from './map-frame';
import styles from './map-card.module.css';

const levels = [0.2, 0.4, 0.6, 0.8, 0.9];
/** Two lines of numbers nearer than this would write over each other. */
const labelGapPx = 26;

interface MapOverlayProps {
  readonly map: ConfinementMap;
  readonly frame: MapFrame;
}

/** Contours, cut-off lines and the region where nothing is guided. */
export function MapOverlay({ map, frame }: MapOverlayProps) {
  const [first, second] = map.cutoffNm;
  const points = (cutoffNm: readonly number[]): [number, number][] =>
    cutoffNm.map((thicknessNm, i) => [thicknessNm, map.cutoffIndex[i] ?? NaN]);
  const cutoff = points(first).map(([d, n]): [number, number] => [Math.min(d, 1e5), n]);
  const next = points(second);
  const forbidden = first.some((d) => d > map.thicknessNm[0]);
  const nextName = `${map.polarization}1 starts`;
  return (
    <>
      {levels.map((level) => (
        <ContourLine key={level} level={level} {...{ map, frame }} />
      ))}
      {forbidden && (
        <>
          <path
            className={styles.forbidden}
            d={`M${frame.x(0)} ${frame.height}${linePath(frame, cutoff).replace('M', 'L')}L${frame.x(0)} 0Z`}
          />
          <path className={styles.cutoff} d={linePath(frame, cutoff)} />
          <CutoffName text={`${map.polarization}0 cut-off`} line={cutoff} frame={frame} />
          <NoModeName line={cutoff} frame={frame} />
        </>
      )}
      <path className={styles.nextMode} d={linePath(frame, next)} />
      <NextLabel text={nextName} line={next} frame={frame} />
    </>
  );
}

function ContourLine({ level, map, frame }: MapOverlayProps & { readonly level: number }) {
  const { points } = contourOf(map, level);
  const at = points.at(Math.round((0.62 - 0.25 * level) * (points.length - 1)));
  if (!at) return null;
  const isRoomy = frame.x(at[0]) > labelGapPx && frame.x(at[0]) < frame.width - labelGapPx && level >= 0.4;
  return (
    <>
      <path className={styles.contour} d={linePath(frame, points)} />
      {isRoomy && (
        <text className={styles.mapText} x={frame.x(at[0]) + 4} y={frame.y(at[1])}>
          {level.toFixed(1)}
        </text>
      )}
    </>
  );
}

/** How long "no guided mode" is, and how high with some room. */
const noModePx = { length: 92, height: 18 };

/** Lying in the corner below the cut-off, standing where the corner is narrow, absent where neither fits. */
function NoModeName({
  line,
  frame,
}: {
  readonly line: readonly (readonly [number, number])[];
  readonly frame: MapFrame;
}) {
  const { length, height } = noModePx;
  const roomAt = (abovePx: number): number =>
    frame.x(line.find(([, index]) => frame.height - frame.y(index) >= abovePx)?.[0] ?? 0);
  if (roomAt(height) > length + 10)
    return (
      <text className={styles.noMode} x={6} y={frame.height - 8}>
        no guided mode
      </text>
    );
  if (roomAt(length) < height) return null;
  return (
    <text className={styles.noMode} transform={`translate(13 ${frame.height - 8}) rotate(-90)`}>
      no guided mode
    </text>
  );
}

/** The name of the cut-off along its line, on the side where nothing is guided. */
function CutoffName({
  text,
  line,
  frame,
}: {
  readonly text: string;
  readonly line: readonly (readonly [number, number])[];
  readonly frame: MapFrame;
}) {
  const places = line
    .map(([d, n]) => [frame.x(d), frame.y(n)] as const)
    .filter(([x]) => x >= 0 && x <= frame.width);
  const middle = Math.floor(0.42 * (places.length - 1));
  if (middle < 3) return null;
  const [from, to] = [places[middle], places[middle - 3]];
  if (from[0] < 30) return null;
  const angle = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  return (
    <text
      className={styles.cutoffName}
      transform={`translate(${from[0].toFixed(1)} ${from[1].toFixed(1)}) rotate(${angle.toFixed(1)})`}
      y={14}
      textAnchor="middle"
    >
      {text}
    </text>
  );
}

/** The name of the next mode's line, where this leaves the frame at right. */
function NextLabel({
  text,
  line,
  frame,
}: {
  readonly text: string;
  readonly line: readonly (readonly [number, number])[];
  readonly frame: MapFrame;
}) {
  const inside = line.filter(([d]) => frame.x(d) <= frame.width && frame.x(d) > 0);
  if (inside.length < 6) return null;
  const [d, n] = inside[0];
  const x = Math.min(frame.x(d), frame.width - 6);
  return (
    <text className={styles.mapText} x={x} y={Math.min(frame.height - 8, frame.y(n) + 16)} textAnchor="end">
      {text}
    </text>
  );
}
