import { formatSignificant } from '@modalgain/numerics';
import { useMemo } from 'react';
import { FilmMarker } from '../../kit/film-marker';
import { FigureCard } from '../../kit/figure-card';
import { ProblemNote } from '../../kit/problem-note';
import { VerdictList, verdictCounts } from '../../kit/verdict-list';
import { useIsStale, useStudy, type FinishedAnalysis } from '../../model/study-store';
import { InspectorSection, PageFrame } from '../../shell/page-frame';
import { designRanges, isOtherFilm, type DesignFilm } from './design-settings';
import { DesignTabs } from './design-tabs';
import { designVerdicts } from './open-questions';
import { FilmsCard } from './films-card';
import { MapCard } from './map-card';
import { proposalFigure, proposalTable } from './proposal';
import { ProposalMenu } from './proposal-menu';
import { ProposedNumber, ProposedSettings } from './proposed-film';
import { ThicknessChart } from './thickness-chart';
import { useDesign } from './use-design';
import styles from './design.module.css';

interface DesignWorkspaceProps {
  readonly designFilm: DesignFilm;
  readonly finished: FinishedAnalysis;
}

/** The page of one film that predictions can be made from. */
export function DesignWorkspace({ designFilm, finished }: DesignWorkspaceProps) {
  const { film, prediction } = designFilm;
  const { results } = finished;
  const predictedNm = useStudy(({ outline }) => outline?.study.predict.thickness);
  const ranges = useMemo(
    () => designRanges(results.films, designFilm, predictedNm),
    [results.films, designFilm, predictedNm],
  );
  const design = useDesign(designFilm, ranges);
  const isStale = useIsStale();
  const { answer, problem } = design.latest;
  const source = answer && { designFilm, ranges, design, answer };
  const verdicts = designVerdicts(results, film, design);
  return (
    <PageFrame
      title={
        <>
          <FilmMarker film={film} size={16} />
          <span>
            Films like {film.name} <span className={styles.light}>at other thicknesses</span>
          </span>
        </>
      }
      subtitle={`Net gain at ${formatSignificant(prediction.fluenceUjPerCm2, 3)} µJ/cm². Drag the edge, move a slider or click the map.`}
      actions={source && <ProposalMenu source={source} />}
      inspector={
        <>
          <InspectorSection title="Proposed film" aside="predicted net gain">
            <ProposedNumber {...{ designFilm, ranges, design, answer }} />
            <ProposedSettings {...{ designFilm, ranges, design, answer }} />
          </InspectorSection>
          <InspectorSection title="Verdicts" aside={verdictCounts(verdicts)}>
            <VerdictList verdicts={verdicts} />
          </InspectorSection>
        </>
      }
    >
      <DesignTabs />
      {problem && <ProblemNote problem={problem} />}
      {source && (
        <div className={styles.cards} data-compute-ms={source.answer.computeMs.toFixed(2)}>
          <FigureCard
            figure={proposalFigure(source)}
            table={proposalTable(source)}
            title="Net gain against thickness"
            isStale={isStale}
          >
            <ThicknessChart {...source} films={results.films} isOther={isOtherFilm(design.settings)} />
          </FigureCard>
          <div className={styles.lower}>
            <MapCard {...source} films={results.films} />
            <FilmsCard results={results} selected={film.name} />
          </div>
        </div>
      )}
    </PageFrame>
  );
}
