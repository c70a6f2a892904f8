import { figuresOf } from '@modalgain/figures';
import type { DecomposedSpectrum } from '@modalgain/gain';
import { formatConcise, formatSignificant } from '@modalgain/numerics';
import { tablesOf } from '@modalgain/report';
import type { FilmResult, ThresholdSeriesResult } from '@modalgain/study';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { OutlinedFilm, Problem } from '@modalgain/compute';
import { IconButton } from '../../kit/button';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { ProblemNote } from '../../kit/problem-note';
import { editStudyText } from '../../model/actions';
import { useIsStale, type FinishedAnalysis } from '../../model/study-store';
import { PageFrame } from '../../shell/page-frame';
import { FilmTitle } from '../../kit/film-title';
import { DefinitionsTable } from './definitions-table';
import { SeriesDrawing } from './series-drawing';
import { SpectraMap } from './spectra-map';
import { SpectrumDrawing } from './spectrum-drawing';
import { SpectrumFacts } from './spectrum-facts';
import { ThresholdInspector } from './threshold-inspector';
import { nearest, useFluence } from './use-fluence';
import { useThresholdSpectra } from './use-spectra';
import styles from './threshold.module.css';

interface WorkspaceProps {
  readonly film: OutlinedFilm;
  readonly result: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly finished: FinishedAnalysis;
}

/** A threshold series: output and width, spectra taken apart, and what ten definitions make of them. */
export function ThresholdWorkspace({ film, result, series, finished }: WorkspaceProps) {
  const fluence = useFluence(series, result.threshold?.fluenceUjPerCm2.value);
  const spectra = useThresholdSpectra(finished, film.name);
  const isStale = useIsStale();
  const [problem, setProblem] = useState<Problem>();
  const figures = useMemo(() => figuresOf(finished.results), [finished]);
  const tables = useMemo(() => tablesOf(finished.results), [finished]);
  const figure = figures.find(({ name }) => name === `threshold-${film.name}`);
  const parts = spectra?.kind === 'ok' ? (spectra.value?.parts ?? []) : [];
  const chosen = series.points[fluence.index]?.fluenceUjPerCm2 ?? 0;
  const onUse = (definition: string): void => {
    const path = ['films', film.name, 'threshold', 'definition'];
    void editStudyText([{ path, value: definition }]).then(setProblem);
  };
  if (!figure) return null;
  return (
    <PageFrame
      title={<FilmTitle film={film} />}
      subtitle={subtitleOf(series)}
      inspector={<ThresholdInspector result={result} series={series} />}
    >
      <div className={styles.page}>
        {problem && <ProblemNote problem={problem} />}
        {spectra?.kind === 'problem' && <ProblemNote problem={spectra.problem} />}
        <div className={styles.row}>
          <FigureCard
            figure={figure}
            table={tables.find(({ name }) => name === 'threshold-points')}
            title="Output against fluence"
            isStale={isStale}
          >
            <SeriesDrawing film={result} series={series} fluence={fluence} />
          </FigureCard>
          <div className={styles.column}>
            <Card
              title={`Spectrum at ${formatSignificant(chosen, 3)} µJ/cm²`}
              isStale={isStale}
              aside={<Steps fluence={fluence} count={series.points.length} />}
            >
              <Spectrum film={result} series={series} parts={parts} chosen={chosen} />
              <SpectrumFacts film={result} series={series} fluenceUjPerCm2={chosen} />
            </Card>
            {parts.length > 1 && (
              <Card title="All spectra" aside="each scaled to its peak" isStale={isStale}>
                <SpectraMap
                  film={result}
                  spectra={parts}
                  chosen={chosen}
                  onChoose={(at) => fluence.choose(nearest(series, at))}
                />
              </Card>
            )}
          </div>
        </div>
        <Card title="The threshold by each definition" aside={rangeOf(series)} isStale={isStale}>
          <DefinitionsTable film={result} series={series} onUse={onUse} />
        </Card>
      </div>
    </PageFrame>
  );
}

interface StepsProps {
  readonly fluence: ReturnType<typeof useFluence>;
  readonly count: number;
}

function Steps({ fluence: { index, choose }, count }: StepsProps) {
  return (
    <span className={styles.steps}>
      <IconButton label="Lower fluence" isDisabled={index === 0} onPress={() => choose(index - 1)}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <IconButton label="Higher fluence" isDisabled={index === count - 1} onPress={() => choose(index + 1)}>
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </span>
  );
}

interface SpectrumProps {
  readonly film: FilmResult;
  readonly series: ThresholdSeriesResult;
  readonly parts: readonly DecomposedSpectrum[];
  readonly chosen: number;
}

/** The chosen spectrum: one of the results' three until all are read from the files. */
function Spectrum({ film, series, parts, chosen }: SpectrumProps) {
  if (series.spectra.length === 0)
    return (
      <EmptyState title="The series has no spectra that show a band.">
        Spectra over the whole photoluminescence give five definitions more, and tell light that is amplified.
      </EmptyState>
    );
  const spectrum = [...parts, ...series.examples].find(({ fluenceUjPerCm2 }) => fluenceUjPerCm2 === chosen);
  if (!spectrum) return <div className={styles.spectrum} />;
  return <SpectrumDrawing film={film} spectrum={spectrum} />;
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
