import { spectralGainFigure } from '@modalgain/figures';
import type { StripeResult } from '@modalgain/study';
import { useMemo } from 'react';
import { Card } from '../../kit/card';
import { EmptyState } from '../../kit/empty-state';
import { FigureCard } from '../../kit/figure-card';
import type { FilmLook } from '../../kit/film-look';
import { gainSpectrumTable } from './scan-table';

interface GainSpectrumProps {
  readonly look: FilmLook;
  readonly stripes: readonly StripeResult[];
  readonly index: number;
  readonly isRefitting: boolean;
}

/** Net gain at every wavelength, of all fluences side by side, by the figure that the report has. */
export function GainSpectrumCard({ look, stripes, index, isRefitting }: GainSpectrumProps) {
  const stripe = stripes[index];
  const figure = useMemo(() => {
    const scans = stripes.flatMap(({ fluenceUjPerCm2, spectralGain }) =>
      spectralGain && spectralGain.netGainPerCm.x.length > 1 ? [{ fluenceUjPerCm2, spectralGain }] : [],
    );
    return scans.length === 0 ? null : spectralGainFigure(look.film, scans);
  }, [look, stripes]);
  const table = useMemo(() => gainSpectrumTable(look.film.name, stripe), [look, stripe]);
  if (!figure)
    return (
      <Card title="Gain spectrum">
        <EmptyState title="These scans hold one intensity a length: no gain at every wavelength.">
          Files of whole spectra against stripe length bring it.
        </EmptyState>
      </Card>
    );
  return <FigureCard figure={figure} table={table} busy={isRefitting ? 'refitting' : null} showCaption />;
}
