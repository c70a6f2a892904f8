import type { OutlinedFilm } from '@modalgain/compute';
import { Card } from '../../kit/card';
import { EmptyFigure, type EmptyAxis } from '../../kit/empty-figure';
import { Pending } from '../../kit/pending';
import { ProblemNote } from '../../kit/problem-note';
import { useSelectedFilm } from '../../model/selection';
import { NotAnalysed } from '../../shell/not-analysed';
import { PageFrame } from '../../shell/page-frame';
import { FilmTitle } from '../../kit/film-title';
import { useStripeInputs } from './stripe-inputs';
import { StripeWorkspace } from './stripe-workspace';
import { useFilmStripes } from './use-film-stripes';

const axes: { readonly x: EmptyAxis; readonly y: EmptyAxis } = {
  x: { label: 'Stripe length (µm)', domain: [0, 500] },
  y: { label: 'Intensity', domain: [1, 1000], isLog: true },
};
const title = 'Intensity against stripe length';

/** The stripe-length scans of the chosen film: what a window of Eq. 1 would say beside what the full model says. */
export function StripePage() {
  const film = useSelectedFilm();
  if (film) return <FilmStripes key={film.name} film={film} />;
  return (
    <PageFrame title="Stripe">
      <NotAnalysed {...axes} title={title}>
        Stripe-length scans bring it: intensity against length, or one spectrum a file.
      </NotAnalysed>
    </PageFrame>
  );
}

function FilmStripes({ film }: { readonly film: OutlinedFilm }) {
  const { stripes, isRefitting, problem } = useFilmStripes(film.name);
  if (stripes && stripes.length > 0) return <StripeWorkspace {...{ film, stripes, isRefitting, problem }} />;
  return (
    <PageFrame title={<FilmTitle film={film} />}>
      {problem ? (
        <ProblemNote problem={problem} />
      ) : (
        <Card title={title}>
          <NoScans film={film.name} isWaiting={isRefitting} />
        </Card>
      )}
    </PageFrame>
  );
}

function NoScans({ film, isWaiting }: { readonly film: string; readonly isWaiting: boolean }) {
  const hasFiles = useStripeInputs(film) !== null;
  if (isWaiting && hasFiles)
    return (
      <EmptyFigure {...axes}>
        <Pending what="fitting the scans" />
      </EmptyFigure>
    );
  return (
    <EmptyFigure {...axes} title={`${film} has no stripe-length scans.`}>
      Intensity against stripe length brings them: a table with two columns, or one spectrum a file with the
      length in its name. Drop the files anywhere, then name them in the study as stripe of this film.
    </EmptyFigure>
  );
}
