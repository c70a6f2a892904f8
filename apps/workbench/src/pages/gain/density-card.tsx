import type { DensityEvidence, DensityStory, GainTrial } from '@modalgain/compute';
import { densityEvidenceFigure } from '@modalgain/figures';
import { formatInterval } from '@modalgain/numerics';
import type { ResultTable } from '@modalgain/report';
import type { FilmResult } from '@modalgain/study';
import { useMemo, useRef, type ReactNode } from 'react';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { SymbolText } from '../../kit/symbol-text';
import { useSize } from '../../plot/use-size';
import { filmLook } from '../../kit/film-look';
import { DensityDrawing } from './density-drawing';
import styles from './density.module.css';

interface DensityCardProps {
  readonly film: FilmResult | undefined;
  readonly story: DensityStory | undefined;
  readonly trial: GainTrial | undefined;
  readonly isSolving: boolean;
}

/** Why the density of the chosen film is known, or open. */
export function DensityCard({ film, story, trial, isSolving }: DensityCardProps) {
  const head = { title: <SymbolText text="What fixes n_{t}?" />, busy: isSolving ? 'solving' : null };
  if (film && story) return <Shown {...{ film, story, trial, head }} />;
  return (
    <Card {...head}>
      <div className={styles.room}>
        {!isSolving && (
          <EmptyState title="No density to look at.">
            This film took no part in the gain fit: it needs net gains at two fluences or more, and a guided
            mode.
          </EmptyState>
        )}
      </div>
    </Card>
  );
}

interface ShownProps {
  readonly film: FilmResult;
  readonly story: DensityStory;
  readonly trial: GainTrial | undefined;
  readonly head: { readonly title: ReactNode; readonly busy: string | null };
}

function Shown({ film, story, trial, head }: ShownProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const known = knownText(film, trial);
  const words = storyText(story, known);
  const triedLabel = story.gainsAlone ? known : 'net gains alone';
  const figure = useMemo(
    () => densityEvidenceFigure({ ...story, film, triedLabel, words }),
    [story, film, triedLabel, words],
  );
  const table = useMemo(() => densityTable(story), [story]);
  return (
    <FigureCard figure={figure} table={table} aside={story.film} {...head}>
      <p className={styles.words}>
        <SymbolText text={words} />
      </p>
      <div className={styles.drawing} ref={place}>
        {size && (
          <DensityDrawing
            {...size}
            {...{ story, triedLabel }}
            look={filmLook(film)}
            alternative={figure.textAlternative}
          />
        )}
      </div>
    </FigureCard>
  );
}

/** Misfit and losses at each density, of the trial and of the net gains alone. */
function densityTable({ film, tried, gainsAlone }: DensityStory): ResultTable {
  const number = (name: string, unit: ResultTable['columns'][number]['unit']) =>
    ({ name, type: 'number', unit }) as const;
  const rowsOf = (fit: string, evidence: DensityEvidence | undefined) =>
    (evidence?.columns ?? []).map(({ densityPerCm3, deltaChiSquare, lossPerCm, loss95PerCm }) => [
      fit,
      densityPerCm3,
      deltaChiSquare,
      lossPerCm,
      loss95PerCm?.[0] ?? null,
      loss95PerCm?.[1] ?? null,
    ]);
  return {
    name: `density-evidence-${film}`,
    title: `Misfit and loss against the density of ${film}`,
    columns: [
      { name: 'fit', type: 'text', unit: '' },
      number('density', 'cm-3'),
      number('rise of chi-square', ''),
      number('loss', 'cm-1'),
      number('loss lower 95 %', 'cm-1'),
      number('loss upper 95 %', 'cm-1'),
    ],
    rows: [...rowsOf('net gains alone', gainsAlone), ...rowsOf('as tried', tried)],
  };
}

/** What the trial knows of a film beside its net gains, in two or three words. */
function knownText(film: FilmResult, trial: GainTrial | undefined): string {
  if (trial?.loss === 'known') return 'loss known to 15 %';
  if (trial?.loss === 'measured' && film.gain?.lossPrior) return 'with the measured loss';
  if (trial?.saturationFluence) return 'with Fₛ known';
  if (trial?.loss === 'free' && trial.useThresholds) return 'with the threshold';
  return 'with all that is known';
}

const densityUnit = 1e15;

function intervalText({ interval95PerCm3: [lower, upper] }: DensityEvidence): string {
  const low = lower > 0 ? lower / densityUnit : -Infinity;
  return formatInterval([low, upper / densityUnit], 3);
}

function storyText({ tried, gainsAlone }: DensityStory, known: string): string {
  const first = `The net gains alone leave n_{t}: ${intervalText(gainsAlone ?? tried)} (10¹⁵ cm⁻³).`;
  if (!gainsAlone) return first;
  return `${first} ${known.charAt(0).toUpperCase()}${known.slice(1)}: ${intervalText(tried)}.`;
}
