import { formatSignificant } from '@modalgain/numerics';
import type { DesignDocument, FilmResult } from '@modalgain/study';
import {
  designErrorsFigure,
  designFrontFigure,
  designSensitivityFigure,
  type DesignFrontPlot,
} from '@modalgain/figures';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { FigureCard } from '../../kit/figure-card';
import { FilmMarker } from '../../kit/film-marker';
import { Pending } from '../../kit/pending';
import { ProblemNote } from '../../kit/problem-note';
import type { FinishedAnalysis } from '../../model/study-store';
import { InspectorSection, PageFrame } from '../../shell/page-frame';
import { BestFilm } from './best-film';
import { errorsTable, frontTable, sensitivityTable } from './design-tables';
import { DesignTabs } from './design-tabs';
import { FrontTable } from './front-table';
import { NextFilmActions } from './next-film-actions';
import { useNextFilm, type NextFilm } from './use-next-film';
import { WantedForm } from './wanted-form';
import styles from './design.module.css';

const goals: Readonly<Record<DesignDocument['goal'], string>> = {
  'net-gain': 'the most net gain',
  'ase-threshold': 'the lowest threshold of amplified spontaneous emission',
  'laser-threshold': 'the lowest threshold of the laser',
};

/** The best film that could be made, how sure that is, what may drift, and what it trades. */
export function NextFilmView({ finished }: { readonly finished: FinishedAnalysis }) {
  const state = useNextFilm();
  const { document, problem } = state;
  const film = document && finished.results.films.find(({ name }) => name === document.film);
  return (
    <PageFrame
      title={
        film ? (
          <>
            <FilmMarker film={film} size={16} />
            <span>
              Next film after {film.name} <span className={styles.light}>for {goals[document.goal]}</span>
            </span>
          </>
        ) : (
          'Next film'
        )
      }
      subtitle={document ? subtitleOf(document) : 'The best film within what may be chosen.'}
      actions={<NextFilmActions state={state} />}
      inspector={
        <InspectorSection title="What may be chosen" aside={state.isOwn ? 'as in the study' : 'tried here'}>
          <WantedForm state={state} finished={finished} />
        </InspectorSection>
      }
    >
      <div className={styles.views}>
        <DesignTabs />
        {problem && <ProblemNote problem={problem} />}
        <Searching state={state} />
        {document && film && <Found document={document} film={film} state={state} />}
        {!document && !problem && (
          <Card title="What may drift">
            <EmptyFigure
              x={{ label: 'Film thickness (nm)', domain: [0, 400] }}
              y={{ label: 'Net gain (cm⁻¹)', domain: [0, 300] }}
            >
              {state.isStopped ? 'The search was stopped.' : 'The best film is looked for.'}
            </EmptyFigure>
          </Card>
        )}
      </div>
    </PageFrame>
  );
}

/** The study is analysed once for all searches; a search itself takes a second or two. */
function Searching({ state }: { readonly state: NextFilm }) {
  const { searching, stop } = state;
  if (!searching) return null;
  const isPrepared = searching.done >= searching.total;
  return isPrepared ? (
    <Pending what="looking for the best film" onCancel={stop} />
  ) : (
    <Pending what={`preparing: ${searching.what}`} progress={searching} onCancel={stop} />
  );
}

interface FoundProps {
  readonly document: DesignDocument;
  readonly film: FilmResult;
  readonly state: NextFilm;
}

function Found({ document, film, state }: FoundProps) {
  const { answer, goal, fluenceUjPerCm2, measured } = document;
  const busy = state.searching ? 'searching' : null;
  if (answer.kind === 'impossible')
    return (
      <Card title="No film" busy={busy}>
        <p>{answer.why}</p>
      </Card>
    );
  const { best, others } = answer;
  const plot: DesignFrontPlot = { film, goal, fluenceUjPerCm2, measured, best };
  return (
    <>
      <div className={styles.halves}>
        <BestFilm document={document} best={best} busy={busy} />
        <FigureCard
          figure={designFrontFigure(plot)}
          table={frontTable(plot)}
          title="Net gain against threshold"
          busy={busy}
        />
      </div>
      <FigureCard
        figure={designSensitivityFigure(plot)}
        table={sensitivityTable(plot)}
        title="What may drift"
        busy={busy}
        showCaption
      />
      <FigureCard
        figure={designErrorsFigure(plot)}
        table={errorsTable(plot)}
        title="Where its error comes from"
        busy={busy}
        showCaption
      />
      <FrontTable best={best} others={others} measured={measured} film={film} busy={busy} />
    </>
  );
}

function subtitleOf({ fluenceUjPerCm2, pumpDepth, scattering, evaluations }: DesignDocument): string {
  const follows = [
    'confinement',
    ...(pumpDepth ? ['depth of the pump'] : []),
    ...(scattering ? ['scattering'] : []),
  ];
  return `Net gains at ${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm². With the film change ${follows.join(', ')}; ${evaluations} films were computed.`;
}
