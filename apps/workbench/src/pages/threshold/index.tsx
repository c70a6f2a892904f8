import type { OutlinedFilm } from '@modalgain/compute';
import { formatConcise } from '@modalgain/numerics';
import { useLocation } from 'wouter';
import { Button } from '../../kit/button';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { FilmTitle } from '../../kit/film-title';
import { useFilmResult, useSelectedFilm } from '../../model/selection';
import { useStudy } from '../../model/study-store';
import { NotAnalysed } from '../../shell/not-analysed';
import { PageFrame } from '../../shell/page-frame';
import { ThresholdWorkspace } from './threshold-workspace';

const axes = {
  x: { label: 'Fluence (µJ/cm²)', domain: [1, 1000], isLog: true },
  y: { label: 'Output (counts)', domain: [1, 1e4], isLog: true },
} as const;

/** The threshold of amplified spontaneous emission of the chosen film, by every definition. */
export function ThresholdPage() {
  const film = useSelectedFilm();
  const result = useFilmResult();
  const finished = useStudy((state) => state.finished);
  if (film && result?.thresholdSeries && finished) {
    const { thresholdSeries: series } = result;
    return <ThresholdWorkspace key={film.name} {...{ film, result, series, finished }} />;
  }
  return (
    <PageFrame
      title={film ? <FilmTitle film={film} /> : 'Threshold'}
      subtitle="Threshold of amplified spontaneous emission"
    >
      {film && finished ? (
        <NoSeries film={film} />
      ) : (
        <NotAnalysed {...axes} title="Output against fluence">
          Spectra taken with one stripe at many fluences bring the threshold: in one file, or one a file with
          the fluence in its name.
        </NotAnalysed>
      )}
    </PageFrame>
  );
}

/** What to measure, and which films have a series. */
function NoSeries({ film }: { readonly film: OutlinedFilm }) {
  const films = useStudy(({ finished }) => finished?.results.films) ?? [];
  const [, navigate] = useLocation();
  const stated = films.find(({ name }) => name === film.name)?.threshold?.fluenceUjPerCm2;
  const others = films.filter(({ thresholdSeries }) => thresholdSeries !== null);
  return (
    <Card title="Output against fluence">
      <EmptyFigure
        {...axes}
        title={
          stated
            ? `The threshold of ${film.name} is stated: ${formatConcise(stated.value, stated.standardError)} µJ/cm². There is no series to look at.`
            : `${film.name} has no series of spectra against fluence.`
        }
        action={others.map(({ name }) => (
          <Button key={name} onPress={() => navigate(`/threshold/${encodeURIComponent(name)}`)}>
            Show the series of {name}
          </Button>
        ))}
      >
        Measure spectra with one stripe at 8 or more fluences a decade, from well below the threshold to well
        above it, and drop the files anywhere: Start gives them to the film.
      </EmptyFigure>
    </Card>
  );
}
