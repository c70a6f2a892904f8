import type { OutlinedFilm } from '@modalgain/compute';
import { formatConcise } from '@modalgain/numerics';
import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state';
import { useFilmResult, useSelectedFilm } from '../../model/selection';
import { useStudy } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { FilmTitle } from '../../kit/film-title';
import { ThresholdWorkspace } from './threshold-workspace';

/** The threshold of amplified spontaneous emission of the chosen film, by every definition. */
export function ThresholdPage() {
  const film = useSelectedFilm();
  const result = useFilmResult();
  const finished = useStudy((state) => state.finished);
  if (!film) return <PageFrame title="Threshold">{null}</PageFrame>;
  if (result?.thresholdSeries && finished) {
    const { thresholdSeries: series } = result;
    return <ThresholdWorkspace key={film.name} {...{ film, result, series, finished }} />;
  }
  return (
    <PageFrame title={<FilmTitle film={film} />} subtitle="Threshold of amplified spontaneous emission">
      {finished ? <NoSeries film={film} /> : <EmptyState title="Nothing has been analysed yet." />}
    </PageFrame>
  );
}

/** What to measure, and which films have a series. */
function NoSeries({ film }: { readonly film: OutlinedFilm }) {
  const films = useStudy(({ finished }) => finished?.results.films) ?? [];
  const stated = films.find(({ name }) => name === film.name)?.threshold?.fluenceUjPerCm2;
  const others = films.filter(({ thresholdSeries }) => thresholdSeries !== null);
  return (
    <EmptyState
      title={
        stated
          ? `The threshold of ${film.name} is stated: ${formatConcise(stated.value, stated.standardError)} µJ/cm². There is no series to look at.`
          : `${film.name} has no series of spectra against fluence.`
      }
    >
      Measure spectra with one stripe at 8 or more fluences a decade, from well below the threshold to well
      above it, and name the files under threshold: of the film.
      {others.length > 0 && (
        <>
          {' '}
          A series of{' '}
          {others.map(({ name }, i) => (
            <span key={name}>
              {i > 0 && ', '}
              <Link href={`/threshold/${encodeURIComponent(name)}`}>{name}</Link>
            </span>
          ))}{' '}
          is there.
        </>
      )}
    </EmptyState>
  );
}
