import { useMemo } from 'react';
import { useFilmResult, useSelectedFilm } from '../../model/selection';
import { useResults, useStudy } from '../../model/study-store';
import { EmptyState } from '../../kit/empty-state';
import { PageFrame } from '../../shell/page-frame';
import { GuidePage } from './guide-page';
import { basisOf } from './tried-guide';

/** What a film guides, and what it would guide with another thickness, index or stack. */
export function WaveguidePage() {
  const film = useSelectedFilm();
  const result = useFilmResult();
  const results = useResults();
  const study = useStudy(({ outline }) => outline?.study);
  const outcome = useMemo(() => (study && result ? basisOf(study, result) : undefined), [study, result]);
  if (!film)
    return <Empty title="Waveguide" sentence="Open a study or drop its files on the Start page first." />;
  if (!result || !results || !outcome)
    return (
      <Empty
        title={film.name}
        sentence="The study is not analysed yet: confinement needs thickness and index of the films."
      />
    );
  if (outcome.kind === 'missing') return <Empty title={film.name} sentence={outcome.sentence} />;
  return <GuidePage key={film.name} film={result} results={results} basis={outcome.basis} />;
}

function Empty({ title, sentence }: { readonly title: string; readonly sentence: string }) {
  return (
    <PageFrame title={title} subtitle="What the film guides.">
      <EmptyState title={sentence} />
    </PageFrame>
  );
}
