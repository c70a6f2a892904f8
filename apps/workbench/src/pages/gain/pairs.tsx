import { formatConcise } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import { filmFamilies } from '@modalgain/figures';
import { Fragment, useRef } from 'react';
import { FilmMarker } from '../../kit/film-marker';
import { useSize } from '../../plot/use-size';
import { gainDomains, type GainDomains } from './gain-axes';
import { PairPanel } from './pair-panel';
import styles from './pairs.module.css';

const leftPx = 40;
const gapPx = 20;
const rightPx = 16;
/** A head may reach into the gap at its right. */
const headReachPx = 14;
const axisPx = 36;
const mostColumns = 4;

interface PairsProps {
  readonly results: Results;
  /** Films whose evidence is pointed at; none: all alike. */
  readonly marked: readonly string[];
}

/** Net gain against fluence, a panel a film family on one scale; the other films as grey lines. */
export function Pairs({ results, marked }: PairsProps) {
  const families = filmFamilies(results.films);
  const domains = gainDomains(results.films);
  if (!domains) return null;
  const rows = Array.from({ length: Math.ceil(families.length / mostColumns) }, (_, row) =>
    families.slice(row * mostColumns, (row + 1) * mostColumns),
  );
  return (
    <div className={styles.rows}>
      {rows.map((row, i) => (
        <PairRow key={i} families={row} domains={domains} results={results} marked={marked} />
      ))}
    </div>
  );
}

interface RowProps extends PairsProps {
  readonly families: readonly (readonly FilmResult[])[];
  readonly domains: GainDomains;
}

function PairRow({ families, domains, results, marked }: RowProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const columns = families.length;
  const framePx = size ? (size.width - leftPx - rightPx - (columns - 1) * gapPx) / columns : 0;
  const columnTemplate = `${leftPx - gapPx + headReachPx}px repeat(${columns}, ${framePx + headReachPx}px)`;
  return (
    <div className={styles.row}>
      <div
        className={styles.heads}
        style={{ gridTemplateColumns: columnTemplate, columnGap: gapPx - headReachPx }}
      >
        <span />
        {families.map((family) => (
          <PairHead key={family[0]?.name} family={family} comparisons={results.comparisons} />
        ))}
      </div>
      <div className={styles.drawing} ref={place}>
        {size && (
          <svg
            width={size.width}
            height={size.height}
            role="img"
            aria-label={`Net gain against fluence of ${families
              .flat()
              .map(({ name }) => name)
              .join(', ')}, before and after treatment.`}
          >
            <text className={styles.axisTitle} x={0} y={11}>
              Net gain (cm⁻¹)
            </text>
            {families.map((family, i) => (
              <PairPanel
                key={family[0]?.name}
                family={family}
                others={results.films.filter((film) => !family.includes(film))}
                domains={domains}
                box={{
                  leftPx: leftPx + i * (framePx + gapPx),
                  framePx,
                  topPx: 20,
                  bottomPx: size.height - axisPx,
                }}
                isFirst={i === 0}
                isFaded={marked.length > 0 && !family.some(({ name }) => marked.includes(name))}
              />
            ))}
            <text className={styles.axisTitle} x={leftPx + framePx} y={size.height - 3} textAnchor="end">
              Fluence (µJ/cm²)
            </text>
          </svg>
        )}
      </div>
    </div>
  );
}

/** "SC1 → SC1S × 1.25(10)". */
function PairHead({
  family,
  comparisons,
}: {
  family: readonly FilmResult[];
  comparisons: Results['comparisons'];
}) {
  return (
    <div className={styles.head}>
      {family.map((film, i) => (
        <Fragment key={film.name}>
          {i > 0 && <span className={styles.arrow}>→</span>}
          <FilmMarker film={film} />
          <b>{film.name}</b>
        </Fragment>
      ))}
      <span className={styles.ratio}>{ratioText(family, comparisons)}</span>
    </div>
  );
}

function ratioText(family: readonly FilmResult[], comparisons: Results['comparisons']): string {
  const comparison = comparisons.find(({ after }) => family.some(({ name }) => name === after));
  const ratio = comparison?.ratios.netGain;
  if (!comparison) return '';
  if (ratio?.kind !== 'determined') return 'no ratio';
  return `×\u00a0${formatConcise(ratio.estimate.value, ratio.estimate.standardError)}`;
}
