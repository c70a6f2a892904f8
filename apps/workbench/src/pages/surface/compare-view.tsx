import type { ComparedFilms, ComparedScan, OutlinedFilm, SurfaceSettings } from '@modalgain/compute';
import { surfaceComparisonFigure, type FilmIdentity } from '@modalgain/figures';
import { formatConcise } from '@modalgain/numerics';
import { useMemo } from 'react';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { Pending } from '../../kit/pending';
import { EstimateText } from '../../kit/estimate-text';
import { FigureCard } from '../../kit/figure-card';
import { FilmMarker } from '../../kit/film-marker';
import { ProblemNote } from '../../kit/problem-note';
import { SymbolText } from '../../kit/symbol-text';
import { VerdictList } from '../../kit/verdict-list';
import { mapAxes } from './map-frame';
import { RasterMap } from './raster-map';
import { comparisonTable } from './surface-tables';
import { useCompared } from './use-surface';
import styles from './surface.module.css';

interface CompareViewProps {
  readonly before: OutlinedFilm;
  readonly film: OutlinedFilm;
  readonly scan: number;
  readonly settings: SurfaceSettings;
}

/** A film beside the one that it was made of: two maps on one scale, and what can be told apart. */
export function CompareView({ before, film, scan, settings }: CompareViewProps) {
  const { value, problem, isBusy, cancel } = useCompared(before.name, film.name, scan, settings);
  const figure = useMemo(() => value && comparedFigure(before, film, value), [before, film, value]);
  if (problem) return <ProblemNote problem={problem} />;
  if (!value || !figure)
    return (
      <Card title="Heights about the mean of the film, on one scale">
        <EmptyFigure {...mapAxes}>
          {isBusy && <Pending what="levelling both scans" onCancel={cancel} />}
        </EmptyFigure>
      </Card>
    );
  const range = commonRange(value);
  return (
    <>
      <FigureCard
        figure={figure}
        table={comparisonTable(film, value)}
        title="Heights about the mean of the film, on one scale"
        busy={isBusy ? 'levelling' : null}
      >
        <div className={styles.sideBySide}>
          <Side film={before} side={value.before} range={range} />
          <Side film={film} side={value.after} range={range} />
        </div>
      </FigureCard>
      <div className={styles.halves}>
        <Card title="What changed">
          <ComparedNumbers compared={value} />
        </Card>
        <Card title="What can be told">
          <VerdictList verdicts={value.verdicts} />
        </Card>
      </div>
    </>
  );
}

/** Heights of the film, from its mean. */
function meanOfFilm({ shown }: ComparedScan): number {
  let [sum, count] = [0, 0];
  shown.zNm.forEach((z, i) => {
    if (shown.kind[i] !== 1 || !Number.isFinite(z)) return;
    sum += z;
    count += 1;
  });
  return count === 0 ? 0 : sum / count;
}

function commonRange({ before, after }: ComparedFilms): readonly [number, number] {
  const ends = [before, after].flatMap((side) => {
    const mean = meanOfFilm(side);
    return side.shown.rangeNm.film.map((z) => Math.abs(z - mean));
  });
  const end = Math.max(...ends);
  return [-end, end];
}

interface SideProps {
  readonly film: OutlinedFilm;
  readonly side: ComparedScan;
  readonly range: readonly [number, number];
}

function Side({ film, side, range }: SideProps) {
  const { shown, surface } = side;
  const raster = useMemo(() => {
    const mean = meanOfFilm({ shown, surface });
    const { rows, columns, zNm: values } = shown;
    return { rows, columns, values: values.map((z) => z - mean) };
  }, [shown, surface]);
  const faded = useMemo(() => {
    const { kind } = shown;
    return surface.thicknessNm ? (pixel: number) => kind[pixel] !== 1 : undefined;
  }, [shown, surface]);
  const sq = surface.filmSqNm;
  return (
    <section className={styles.compared} aria-label={film.name}>
      <h3>
        <FilmMarker film={film} /> {film.name}
        {sq && (
          <span>
            <SymbolText text="S_{q}" /> {formatConcise(sq.value, sq.standardError)} nm
          </span>
        )}
      </h3>
      <RasterMap
        raster={raster}
        scale={{ range, palette: 'viridis', label: 'z (nm)', unit: 'nm' }}
        across={shown.widthUm}
        down={shown.heightUm}
        unit="µm"
        textAlternative={`Map of the heights of ${film.name} about the mean of the film.`}
        faded={faded}
      />
    </section>
  );
}

function ComparedNumbers({ compared: { comparison } }: { readonly compared: ComparedFilms }) {
  const rows = [
    { symbol: 'S_{q}', unit: 'nm', of: comparison.sq },
    { symbol: 'T', unit: 'nm', of: comparison.correlationLength },
    { symbol: 'd', unit: 'nm', of: comparison.thickness },
  ];
  return (
    <table className={styles.comparison}>
      <thead>
        <tr>
          <th scope="col" />
          <th scope="col">before</th>
          <th scope="col">after</th>
          <th scope="col">ratio</th>
          <th scope="col" />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ symbol, unit, of }) => (
          <tr key={symbol}>
            <th scope="row">
              <SymbolText text={symbol} /> <span className={styles.unit}>{unit}</span>
            </th>
            {of ? (
              <>
                <td>
                  <EstimateText estimate={of.before} />
                </td>
                <td>
                  <EstimateText estimate={of.after} />
                </td>
                <td>
                  <EstimateText estimate={of.ratio} />
                </td>
                <td className={styles.meaning}>{of.verdict === 'differ' ? 'differ' : 'not told apart'}</td>
              </>
            ) : (
              <td colSpan={4} className={styles.meaning}>
                not determined in both
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function comparedFigure(before: FilmIdentity, after: FilmIdentity, { verdicts, ...value }: ComparedFilms) {
  const sideOf = (film: FilmIdentity, { surface }: ComparedScan) =>
    surface.picture && {
      film,
      picture: surface.picture,
      ...(surface.filmSqNm && { sqNm: surface.filmSqNm }),
    };
  const [a, b] = [sideOf(before, value.before), sideOf(after, value.after)];
  const sentence = verdicts.map((verdict) => verdict.sentence).join(' ');
  return a && b && surfaceComparisonFigure({ before: a, after: b, sentence });
}
