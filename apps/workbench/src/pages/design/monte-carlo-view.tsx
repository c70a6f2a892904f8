import {
  trialHistogramFigure,
  trialIntervalsFigure,
  trialQuantityName,
  type FilmIdentity,
} from '@modalgain/figures';
import type { MonteCarloDocument } from '@modalgain/study';
import { useState } from 'react';
import { Button } from '../../kit/button';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { FigureCard } from '../../kit/figure-card';
import { FilmMarker } from '../../kit/film-marker';
import { ProblemNote } from '../../kit/problem-note';
import { ProgressBar } from '../../kit/progress-bar';
import { Select } from '../../kit/select';
import { VerdictList } from '../../kit/verdict-list';
import { useSelectedFilm } from '../../model/selection';
import type { FinishedAnalysis } from '../../model/study-store';
import { InspectorSection, PageFrame } from '../../shell/page-frame';
import { DesignTabs } from './design-tabs';
import { MonteCarloTable } from './monte-carlo-table';
import { trialsTable } from './monte-carlo-tables';
import { useMonteCarlo, type MonteCarlo } from './use-monte-carlo';
import styles from './design.module.css';

const axes = {
  x: { label: 'Distance from the middle of the stated 95 % interval, in half its width', domain: [-3, 3] },
  y: { label: 'Trials', domain: [0, 40] },
} as const;

/** The stated intervals of the film that is chosen at left, against random trials of the whole chain. */
export function MonteCarloView({ finished }: { readonly finished: FinishedAnalysis }) {
  const state = useMonteCarlo();
  const selected = useSelectedFilm();
  const film = finished.results.films.find(({ name }) => name === selected?.name);
  const { document, isStale, problem, step } = state;
  return (
    <PageFrame
      title={
        film ? (
          <>
            <FilmMarker film={film} size={16} />
            <span>
              Errors of {film.name} <span className={styles.light}>in random trials</span>
            </span>
          </>
        ) : (
          'Monte Carlo'
        )
      }
      subtitle="Each trial draws every cause of error once and the noise of every scan, and repeats the whole analysis."
      actions={
        step ? null : (
          <Button onPress={state.run}>{document && !isStale ? 'Run again' : 'Run the trials'}</Button>
        )
      }
      inspector={<TrialsInspector state={state} />}
    >
      <div className={styles.views}>
        <DesignTabs />
        {problem && <ProblemNote problem={problem} />}
        {step && <ProgressBar {...step} onCancel={state.stop} />}
        {document && film ? (
          <Tried key={film.name} document={document} film={film} isStale={isStale} />
        ) : (
          <Card title="Stated intervals and trials">
            <EmptyFigure {...axes} title="No trials yet.">
              They show whether the stated intervals hold where nothing is taken as linear, as near cut-off.
            </EmptyFigure>
          </Card>
        )}
      </div>
    </PageFrame>
  );
}

const counts = [200, 400, 1000, 4000].map((count) => ({ id: String(count), text: String(count) }));

function TrialsInspector({ state: { trials, choose, document, isStale } }: { readonly state: MonteCarlo }) {
  return (
    <>
      <InspectorSection title="Trials">
        <Select
          label="How many"
          value={String(trials)}
          options={counts}
          onChange={(id) => choose(Number(id))}
        />
      </InspectorSection>
      {document && (
        <InspectorSection
          title="What the trials say"
          aside={isStale ? 'before the last edit' : `${String(document.trials)} trials`}
        >
          <VerdictList verdicts={document.verdicts} empty="Every stated interval is that of the trials." />
        </InspectorSection>
      )}
    </>
  );
}

interface TriedProps {
  readonly document: MonteCarloDocument;
  readonly film: FilmIdentity;
  readonly isStale: boolean;
}

function Tried({ document, film, isStale }: TriedProps) {
  const own = document.quantities.filter((quantity) => quantity.film === film.name);
  const [chosen, choose] = useState<string>();
  const shown =
    own.find((quantity) => trialQuantityName(quantity) === chosen) ??
    own.find(({ agreement }) => agreement?.agrees === false) ??
    own.find(({ quantity }) => quantity === 'densityPerCm3') ??
    own.at(0);
  if (!shown)
    return (
      <Card title="Stated intervals and trials" isStale={isStale}>
        <EmptyFigure {...axes} title="Nothing of this film is stated.">
          {film.name} guides no mode, or its data determine nothing that trials could be held against.
        </EmptyFigure>
      </Card>
    );
  const options = own.map((quantity) => ({
    id: trialQuantityName(quantity),
    text: trialQuantityName(quantity),
  }));
  return (
    <>
      <FigureCard
        figure={trialIntervalsFigure(film, document)}
        table={trialsTable(film.name, document)}
        title="Stated intervals and trials"
        isStale={isStale}
        showCaption
      />
      <div className={styles.halves}>
        <FigureCard
          figure={trialHistogramFigure(film, shown)}
          title="One quantity"
          aside={
            <Select
              label="Quantity"
              isLabelHidden
              isQuiet
              value={trialQuantityName(shown)}
              options={options}
              onChange={choose}
            />
          }
          isStale={isStale}
          showCaption
        />
        <MonteCarloTable quantities={own} isStale={isStale} />
      </div>
    </>
  );
}
