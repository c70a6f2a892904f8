import type { DensityEvidence, DensityStory, GainTrial } from '@modalgain/compute';
import type { Figure } from '@modalgain/figures';
import { formatInterval } from '@modalgain/numerics';
import type { ResultTable } from '@modalgain/report';
import type { FilmResult } from '@modalgain/study';
import { useRef } from 'react';
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
  /** What leaves by copy and export: the profiles of the same fit. */
  readonly figure: Figure;
  readonly table: ResultTable | undefined;
}

/** Why the density of the chosen film is known, or open. */
export function DensityCard({ film, story, trial, isSolving, figure, table }: DensityCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place);
  const shown = film && story ? { film, story } : undefined;
  return (
    <FigureCard
      figure={figure}
      table={table}
      title={<SymbolText text="What fixes n_{t}?" />}
      aside={shown?.story.film}
      busy={isSolving ? 'solving' : null}
    >
      <p className={styles.words}>
        {shown ? <SymbolText text={storyText(shown.story, knownText(shown.film, trial))} /> : ''}
      </p>
      <div className={styles.drawing} ref={place}>
        {shown && size && (
          <DensityDrawing
            {...size}
            story={shown.story}
            look={filmLook(shown.film)}
            triedLabel={shown.story.gainsAlone ? knownText(shown.film, trial) : 'net gains alone'}
          />
        )}
        {!shown && !isSolving && (
          <EmptyState title="No density to look at.">
            This film took no part in the gain fit: it needs net gains at two fluences or more, and a guided
            mode.
          </EmptyState>
        )}
      </div>
    </FigureCard>
  );
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
