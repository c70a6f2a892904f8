import { useMemo } from 'react';
import { useFilmResult, useSelectedFilm } from '../../model/selection';
import { useResults, useStudy } from '../../model/study-store';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { FilmTitle } from '../../kit/film-title';
import { NotAnalysed } from '../../shell/not-analysed';
import { confinementAxes } from './no-answer';
import { PageFrame } from '../../shell/page-frame';
import { GuidePage } from './guide-page';
import { basisOf } from './tried-guide';

const need =
  'Confinement needs thickness and index of the films: an AFM scan across a scratch, and n and k or Psi and Delta.';

/** What a film guides, and what it would guide with another thickness, index or stack. */
export function WaveguidePage() {
  const film = useSelectedFilm();
  const result = useFilmResult();
  const results = useResults();
  const study = useStudy(({ outline }) => outline?.study);
  const outcome = useMemo(() => (study && result ? basisOf(study, result) : undefined), [study, result]);
  if (!film)
    return (
      <PageFrame title="Waveguide" subtitle="What the film guides.">
        <NotAnalysed {...confinementAxes} title="Confinement">
          {need}
        </NotAnalysed>
      </PageFrame>
    );
  if (!result || !results || !outcome)
    return (
      <PageFrame title={<FilmTitle film={film} />} subtitle="What the film guides.">
        <NotAnalysed {...confinementAxes} title="Confinement">
          {need}
        </NotAnalysed>
      </PageFrame>
    );
  if (outcome.kind === 'missing')
    return (
      <PageFrame title={<FilmTitle film={film} />} subtitle="What the film guides.">
        <Card title="Confinement">
          <EmptyFigure {...confinementAxes} title={outcome.sentence} />
        </Card>
      </PageFrame>
    );
  return <GuidePage key={film.name} film={result} results={results} basis={outcome.basis} />;
}
