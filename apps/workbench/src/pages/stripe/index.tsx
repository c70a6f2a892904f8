import type { OutlinedFilm } from '@modalgain/compute';
import type { StripeResult } from '@modalgain/study';
import { useSelectedFilm } from '../../model/selection';
import { PageFrame } from '../../shell/page-frame';
import { StripeWorkspace } from './stripe-workspace';
import { useFilmStripes } from './use-film-stripes';

/** The stripe-length scans of the chosen film: what a window of Eq. 1 would say beside what the full model says. */
export function StripePage() {
  const film = useSelectedFilm();
  return film ? <FilmStripes key={film.name} film={film} /> : <PageFrame title="Stripe">{null}</PageFrame>;
}

function FilmStripes({ film }: { readonly film: OutlinedFilm }) {
  const { stripes, isRefitting, problem } = useFilmStripes(film.name);
  return <StripeWorkspace film={film} stripes={stripes ?? []} isRefitting={isRefitting} problem={problem} />;
}
