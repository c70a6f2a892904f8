import type { OutlinedFilm, Problem } from '@modalgain/compute';
import { figuresOf } from '@modalgain/figures';
import { formatConcise, formatSignificant, type Verdict } from '@modalgain/numerics';
import { tablesOf, type ResultTable } from '@modalgain/report';
import type { FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import { useMemo, useState } from 'react';
import { Card } from '../../kit/card';
import { ExcludeDialog } from '../../kit/exclude-dialog';
import { FigureCard } from '../../kit/figure-card';
import { FigureTools } from '../../kit/figure-menu';
import { FilmTitle } from '../../kit/film-title';
import { ProblemNote } from '../../kit/problem-note';
import { editStudyText } from '../../model/actions';
import { useIsStale, type FinishedAnalysis } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { DefinitionsTable } from './definitions-table';
import { evidenceOf, type Evidence } from './evidence';
import { SeriesDrawing } from './series-drawing';
import { SpectraMap } from './spectra-map';
import { SpectraOnTheirWay, SpectrumCard } from './spectrum-card';
import { allSpectraTable } from './spectrum-tables';
import { ThresholdInspector } from './threshold-inspector';
import { useExclusions } from './use-exclusions';
import { nearest, useFluence, type ChosenFluence } from './use-fluence';
import { useThresholdSpectra, type ReadSpectra } from './use-spectra';
import styles from './threshold.module.css';

interface WorkspaceProps {
  readonly film: OutlinedFilm;
  readonly result: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly finished: FinishedAnalysis;
}

const usualReasons = ['laser pulse missed', 'film damaged', 'detector full'];

/** A threshold series: output and width, spectra taken apart, and what ten definitions make of them. */
export function ThresholdWorkspace({ film, result, series, finished }: WorkspaceProps) {
  const fluence = useFluence(series, result.threshold?.fluenceUjPerCm2.value);
  const read = useThresholdSpectra(finished, film.name);
  const exclusions = useExclusions(film.name);
  const isStale = useIsStale();
  const [problem, setProblem] = useState<Problem>();
  const [marked, setMarked] = useState<Verdict | null>(null);
  const onUse = (definition: string): void => {
    const path = ['films', film.name, 'threshold', 'definition'];
    void editStudyText([{ path, value: definition }]).then(setProblem);
  };
  const said = problem ?? exclusions.problem ?? (read.answer?.kind === 'problem' && read.answer.problem);
  return (
    <PageFrame
      title={<FilmTitle film={film} />}
      subtitle={subtitleOf(series)}
      inspector={<ThresholdInspector {...{ result, series, exclusions, isStale }} onMark={setMarked} />}
    >
      <div className={styles.page}>
        {said && <ProblemNote problem={said} />}
        <div className={styles.row}>
          <SeriesCard
            {...{ film: result, series, fluence, finished, isStale }}
            evidence={evidenceOf(marked)}
          />
          <div className={styles.column}>
            <SpectrumCard {...{ film: result, series, fluence, read, isStale }} onLeaveOut={exclusions.ask} />
            {series.spectra.length > 1 && <MapCard {...{ film: result, series, fluence, read, isStale }} />}
          </div>
        </div>
        <Card
          title="The threshold by each definition"
          isStale={isStale}
          aside={
            <>
              {rangeOf(series)}
              <FigureTools table={definitionsOf(finished, film.name)} />
            </>
          }
        >
          <DefinitionsTable film={result} series={series} onUse={onUse} />
        </Card>
      </div>
      <ExcludeDialog
        point={
          exclusions.asking &&
          `${formatSignificant(exclusions.asking.fluenceUjPerCm2, 3)} µJ/cm², ${exclusions.asking.file}`
        }
        usualReasons={usualReasons}
        onClose={exclusions.close}
        onExclude={exclusions.leaveOut}
      />
    </PageFrame>
  );
}

interface CardProps {
  readonly film: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly fluence: ChosenFluence;
  readonly isStale: boolean;
}

type SeriesCardProps = CardProps & Pick<WorkspaceProps, 'finished'> & { readonly evidence: Evidence | null };

function SeriesCard({ film, series, fluence, finished, isStale, evidence }: SeriesCardProps) {
  const figures = useMemo(() => figuresOf(finished.results), [finished]);
  const tables = useMemo(() => tablesOf(finished.results), [finished]);
  const figure = figures.find(({ name }) => name === `threshold-${film.name}`);
  if (!figure) return null;
  return (
    <FigureCard
      figure={figure}
      table={tables.find(({ name }) => name === 'threshold-points')}
      title="Output against fluence"
      isStale={isStale}
    >
      <SeriesDrawing film={film} series={series} fluence={fluence} evidence={evidence} />
    </FigureCard>
  );
}

function MapCard({ film, series, fluence, read, isStale }: CardProps & { readonly read: ReadSpectra }) {
  const parts = read.answer?.kind === 'ok' ? (read.answer.value?.parts ?? []) : [];
  return (
    <Card
      title="All spectra"
      aside={
        <>
          each scaled to its peak
          {parts.length > 0 && <FigureTools table={allSpectraTable(film.name, parts)} />}
        </>
      }
      isStale={isStale}
    >
      {parts.length > 1 ? (
        <SpectraMap
          film={film}
          spectra={parts}
          chosen={series.points[fluence.index]?.fluenceUjPerCm2 ?? 0}
          onChoose={(at) => fluence.choose(nearest(series, at))}
        />
      ) : (
        <div className={styles.map}>
          <SpectraOnTheirWay read={read} />
        </div>
      )}
    </Card>
  );
}

/** The definitions of one film, as they leave by CSV. */
function definitionsOf({ results }: FinishedAnalysis, film: string): ResultTable | undefined {
  const table = tablesOf(results).find(({ name }) => name === 'thresholds');
  return table && { ...table, rows: table.rows.filter(([name]) => name === film) };
}

function subtitleOf({ points, spectra, stripeLengthUm, files }: ThresholdSeriesResult): string {
  const what = spectra.length > 0 ? `${points.length} spectra` : `${points.length} intensities`;
  const from = files.length === 1 ? (files[0] ?? '') : `${files.length} files`;
  const stripe = stripeLengthUm === null ? 'stripe length not stated' : `stripe of ${stripeLengthUm} µm`;
  return `${what} against fluence from ${from}, ${stripe}`;
}

function rangeOf({ definitions }: ThresholdSeriesResult): string {
  const found = definitions
    .flatMap(({ thresholdUjPerCm2: one }) => (one.kind === 'determined' ? [one.estimate] : []))
    .sort((a, b) => a.value - b.value);
  const [lowest, highest] = [found.at(0), found.at(-1)];
  if (!lowest || !highest) return 'no definition gives a number';
  const text = ({ value, standardError }: typeof lowest): string => formatConcise(value, standardError);
  return `${found.length} of ${definitions.length} give a number, ${text(lowest)} to ${text(highest)} µJ/cm²`;
}
