import { formatSignificant } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import { shapePath } from '@modalgain/figures';
import { XAxis, YAxis } from '../../plot/axes';
import { Band, Clipped, linePath, Measured, type Frame } from '../../plot/marks';
import { filmLook } from '../../kit/film-look';
import { gainPoints, gainScales, upperLimits, type GainDomains } from './gain-axes';
import { noGainWords } from './no-gain-words';
import styles from './pairs.module.css';

export interface PanelBox {
  readonly leftPx: number;
  readonly framePx: number;
  readonly topPx: number;
  readonly bottomPx: number;
}

interface PanelProps {
  readonly family: readonly FilmResult[];
  /** All others, as grey lines. */
  readonly others: readonly FilmResult[];
  readonly domains: GainDomains;
  readonly box: PanelBox;
  readonly isFirst: boolean;
  readonly isFaded: boolean;
}

/** Words stand between the curves of other films and an upper limit. */
const wordsShare = 0.44;

/** Net gain against fluence of a film before and after its treatment. */
export function PairPanel({ family, others, domains, box, isFirst, isFaded }: PanelProps) {
  const { leftPx, framePx, topPx, bottomPx } = box;
  const frame = gainScales(domains, [leftPx, leftPx + framePx], [bottomPx, topPx]);
  const words = family.flatMap((film) => noGainWords(film) ?? []);
  return (
    <g className={styles.panel} data-faded={isFaded}>
      <YAxis {...frame} numbers={isFirst} />
      <line className={styles.zero} x1={leftPx} x2={leftPx + framePx} y1={frame.y.at(0)} y2={frame.y.at(0)} />
      <XAxis {...frame} />
      <MinorTicks frame={frame} />
      <Clipped frame={frame}>
        {others.map(
          ({ name, gain }) =>
            gain && (
              <path
                key={name}
                className={styles.ghost}
                d={linePath(frame, gain.netGainCurve.x, gain.netGainCurve.y)}
              />
            ),
        )}
        {family.map(({ gain, ...film }) =>
          gain ? (
            <Band key={film.name} frame={frame} band={gain.netGainCurve} fill={filmLook(film).hue} />
          ) : null,
        )}
        {family.map(({ gain, ...film }) => {
          const { hue, style } = filmLook(film);
          return gain ? (
            <path
              key={film.name}
              d={linePath(frame, gain.netGainCurve.x, gain.netGainCurve.y)}
              fill="none"
              stroke={hue}
              strokeWidth={1.75}
              strokeDasharray={style.dashes}
            />
          ) : null;
        })}
      </Clipped>
      {family.map((film) => (
        <FilmGains key={film.name} film={film} frame={frame} />
      ))}
      {words.map((line, i) => (
        <text
          key={line}
          className={styles.words}
          x={leftPx + 6}
          y={bottomPx - wordsShare * (bottomPx - topPx) + 16 * i}
        >
          {line}
        </text>
      ))}
    </g>
  );
}

/** Points of a film, or the lowest upper limit where no gain was seen. */
function FilmGains({ film, frame }: { readonly film: FilmResult; readonly frame: Frame }) {
  const look = filmLook(film);
  const points = gainPoints(film);
  if (points.length > 0)
    return <Measured frame={frame} points={points} style={look.style} hue={look.hue} radius={4} />;
  const limit = upperLimits(film).at(-1);
  if (!limit) return null;
  const [x, top, zero] = [frame.x.at(limit.x), frame.y.at(limit.y), frame.y.at(0)];
  return (
    <g stroke={look.hue} fill="none" strokeWidth={1.5}>
      <path d={`M${x} ${zero}V${top}M${x - 5} ${top}h10`} />
      <path d={shapePath(look.style.shape, 4, x, top - 9)} fill="var(--panel)" />
      <text className={styles.limit} x={x - 12} y={top - 5} textAnchor="end" fill={look.hue} stroke="none">
        {`<\u2009${formatSignificant(limit.y, 2)} cm⁻¹ (95 %)`}
      </text>
    </g>
  );
}

/** Twos to nines of each decade. */
function MinorTicks({ frame: { x, y } }: { readonly frame: Frame }) {
  const [low, high] = x.domain;
  const decades = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
  const ticks = decades
    .flatMap((decade) => [2, 3, 4, 5, 6, 7, 8, 9].map((digit) => digit * 10 ** decade))
    .filter((tick) => tick >= low && tick <= high);
  return <path className={styles.minor} d={ticks.map((tick) => `M${x.at(tick)} ${y.range[0]}v3`).join('')} />;
}
