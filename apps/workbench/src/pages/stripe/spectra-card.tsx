import { fluenceText, scanSpectraFigure } from '@modalgain/figures';
import type { StripeResult } from '@modalgain/study';
import { useMemo } from 'react';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import { ProblemNote } from '../../kit/problem-note';
import type { FilmLook } from '../../kit/film-look';
import { spectraTable } from './scan-table';
import { SpectraView } from './spectra-view';
import { useSpectra } from './use-spectra';
import styles from './stripe.module.css';

export interface SpectraCardProps {
  readonly look: FilmLook;
  readonly stripe: StripeResult;
  /** Position of the scan among those of the film. */
  readonly scan: number;
  readonly isRefitting: boolean;
  readonly isLog: boolean;
}

/** The spectra of the chosen scan, where its files hold spectra. */
export function SpectraCard({ look, stripe, scan, isRefitting, isLog }: SpectraCardProps) {
  const { name } = look.film;
  const read = useSpectra(name);
  const spectra = read?.kind === 'ok' ? (read.value[scan] ?? null) : null;
  const figure = useMemo(
    () => spectra && scanSpectraFigure(look.film, { ...spectra, fluenceUjPerCm2: stripe.fluenceUjPerCm2 }),
    [look, spectra, stripe.fluenceUjPerCm2],
  );
  const table = useMemo(() => (spectra ? spectraTable(name, spectra) : undefined), [name, spectra]);
  const title = `${fluenceText(stripe.fluenceUjPerCm2)}, spectra against stripe length`;
  if (read?.kind === 'problem')
    return (
      <Card title={title}>
        <ProblemNote problem={read.problem} />
      </Card>
    );
  if (!spectra || !figure)
    return (
      <Card title={title} busy={read === null ? 'reading' : null}>
        {read !== null && (
          <EmptyState title="This scan holds one intensity a length, no spectra.">
            Files of whole spectra against stripe length bring the map: one table with a column a length, or
            one file a length.
          </EmptyState>
        )}
      </Card>
    );
  return (
    <FigureCard figure={figure} table={table} title={title} busy={isRefitting ? 'refitting' : null}>
      <div className={styles.fill}>
        <SpectraView key={scan} {...{ spectra, stripe, look, isLog }} />
      </div>
    </FigureCard>
  );
}
