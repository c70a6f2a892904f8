import { useMemo } from 'react';
import { EmptyState } from '../../kit/empty-state';
import { useFilmResult, useSelectedFilm } from '../../model/selection';
import { useStudy } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { designFilmOf } from './design-settings';
import { DesignWorkspace } from './design-workspace';

/** What the next film should be: net gain at other thicknesses, indices, densities and in other stacks. */
export function DesignPage() {
  const film = useSelectedFilm();
  const result = useFilmResult();
  const finished = useStudy((state) => state.finished);
  const study = useStudy(({ outline }) => outline?.study);
  const outcome = useMemo(
    () => (study && result && finished ? designFilmOf(result, study, finished.filmGains) : undefined),
    [study, result, finished],
  );
  if (!film)
    return <Nothing title="Design" sentence="Open a study or drop its files on the Start page first." />;
  if (!outcome || !finished)
    return (
      <Nothing
        title={film.name}
        sentence="The study is not analysed yet: predictions start from fitted film gain and loss."
      />
    );
  if (outcome.kind === 'missing') return <Nothing title={film.name} sentence={outcome.sentence} />;
  return <DesignWorkspace key={film.name} designFilm={outcome.designFilm} finished={finished} />;
}

function Nothing({ title, sentence }: { readonly title: string; readonly sentence: string }) {
  return (
    <PageFrame title={title} subtitle="What the next film should be.">
      <EmptyState title="Nothing can be predicted.">{sentence}</EmptyState>
    </PageFrame>
  );
}
