import { useMemo, type ReactNode } from 'react';
import { Card } from '../../kit/card';
import { EmptyFigure, type EmptyAxis } from '../../kit/empty-figure';
import { useFilmResult, useSelectedFilm } from '../../model/selection';
import { useStudy, type FinishedAnalysis } from '../../model/study-store';
import { NotAnalysed } from '../../shell/not-analysed';
import { PageFrame } from '../../shell/page-frame';
import { designFilmOf } from './design-settings';
import { DesignTabs, useDesignTab, type DesignTab } from './design-tabs';
import { DesignWorkspace } from './design-workspace';
import { MonteCarloView } from './monte-carlo-view';
import { NextFilmView } from './next-film-view';
import { TreatmentView } from './treatment-view';

const axes: { readonly x: EmptyAxis; readonly y: EmptyAxis } = {
  x: { label: 'Film thickness (nm)', domain: [0, 400] },
  y: { label: 'Net gain (cm⁻¹)', domain: [-100, 300] },
};
const title = 'Net gain against thickness';
const subtitle = 'What the next film should be.';

/** Tabs that are of the whole study rather than of the film that is chosen at left. */
const views: Readonly<Partial<Record<DesignTab, (props: { finished: FinishedAnalysis }) => ReactNode>>> = {
  next: NextFilmView,
  treatment: TreatmentView,
  trials: MonteCarloView,
};

/** What the next film should be. */
export function DesignPage() {
  const [tab] = useDesignTab();
  const finished = useStudy((state) => state.finished);
  const View = views[tab];
  return View && finished ? <View finished={finished} /> : <ThicknessPage />;
}

/** Net gain at other thicknesses, indices, densities and in other stacks. */
function ThicknessPage() {
  const film = useSelectedFilm();
  const result = useFilmResult();
  const finished = useStudy((state) => state.finished);
  const study = useStudy(({ outline }) => outline?.study);
  const outcome = useMemo(
    () => (study && result && finished ? designFilmOf(result, study, finished.filmGains) : undefined),
    [study, result, finished],
  );
  if (!film || !outcome || !finished)
    return (
      <PageFrame title={film?.name ?? 'Design'} subtitle={subtitle}>
        <NotAnalysed {...axes} title={title}>
          Predictions start from film gain and loss: stripe-length scans, thickness, index and stack bring
          them.
        </NotAnalysed>
      </PageFrame>
    );
  if (outcome.kind === 'missing')
    return (
      <PageFrame title={film.name} subtitle={subtitle}>
        <DesignTabs />
        <Card title={title}>
          <EmptyFigure {...axes} title="Nothing can be predicted.">
            {outcome.sentence}
          </EmptyFigure>
        </Card>
      </PageFrame>
    );
  return <DesignWorkspace key={film.name} designFilm={outcome.designFilm} finished={finished} />;
}
