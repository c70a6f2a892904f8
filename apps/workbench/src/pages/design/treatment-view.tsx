import { treatmentFigures } from '@modalgain/figures';
import type { TreatmentDocument } from '@modalgain/study';
import { Card } from '../../kit/card';
import { EmptyFigure } from '../../kit/empty-figure';
import { FigureCard } from '../../kit/figure-card';
import { FilmMarker } from '../../kit/film-marker';
import { Pending } from '../../kit/pending';
import { ProblemNote } from '../../kit/problem-note';
import { VerdictList } from '../../kit/verdict-list';
import type { FinishedAnalysis } from '../../model/study-store';
import { InspectorSection, PageFrame } from '../../shell/page-frame';
import { DesignTabs } from './design-tabs';
import { TreatmentForm } from './treatment-form';
import { treatedFilmTable } from './treatment-tables';
import { TreatmentPairs } from './treatment-pairs';
import { useTreatment } from './use-treatment';
import styles from './design.module.css';

/** What pressing would do to a film, from the films of the study that were measured before and after. */
export function TreatmentView({ finished }: { readonly finished: FinishedAnalysis }) {
  const trial = useTreatment();
  const { document, problem, step, stop, isStopped } = trial;
  const film = document && finished.results.films.find(({ name }) => name === document.film);
  return (
    <PageFrame
      title={
        film ? (
          <>
            <FilmMarker film={film} size={16} />
            <span>
              {film.name} <span className={styles.light}>after a treatment</span>
            </span>
          </>
        ) : (
          'Treatment'
        )
      }
      subtitle="From the films that were measured before and after, by mass balance and the law of the film."
      inspector={
        <>
          <InspectorSection title="What is done">
            <TreatmentForm trial={trial} films={finished.results.films} />
          </InspectorSection>
          {document && (
            <InspectorSection title="What to know of it">
              <VerdictList verdicts={document.verdicts} empty="Nothing speaks against it." />
            </InspectorSection>
          )}
        </>
      }
    >
      <div className={styles.views}>
        <DesignTabs />
        {problem && <ProblemNote problem={problem} />}
        {step && (
          <Pending
            what={step.done < step.total ? `preparing: ${step.what}` : 'predicting the film'}
            onCancel={stop}
          />
        )}
        {document && film && (
          <Treated document={document} films={finished.results.films} busy={step ? 'predicting' : null} />
        )}
        {!document && !problem && (
          <Card title="Before and after">
            <EmptyFigure
              x={{ label: 'Pressure (MPa)', domain: [0, 200] }}
              y={{ label: 'Net gain (cm⁻¹)', domain: [0, 300] }}
            >
              {isStopped ? 'The prediction was stopped.' : 'The treated film is predicted.'}
            </EmptyFigure>
          </Card>
        )}
      </div>
    </PageFrame>
  );
}

function Treated({
  document,
  films,
  busy,
}: {
  readonly document: TreatmentDocument;
  readonly films: FinishedAnalysis['results']['films'];
  readonly busy: string | null;
}) {
  const { answer } = document;
  const figure = treatmentFigures(document, films).at(0);
  return (
    <>
      {answer.kind === 'refused' && (
        <Card title="Not predicted" busy={busy}>
          <p>
            {answer.why} {answer.next}
          </p>
        </Card>
      )}
      {figure && (
        <FigureCard
          figure={figure}
          table={treatedFilmTable(document)}
          title="Before and after"
          busy={busy}
          showCaption
        />
      )}
      <TreatmentPairs document={document} busy={busy} />
    </>
  );
}
