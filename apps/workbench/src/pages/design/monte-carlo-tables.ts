import { trialQuantityName } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import type { MonteCarloDocument } from '@modalgain/study';

/** Stated intervals of a film and those of the trials, one line a quantity. */
export function trialsTable(film: string, { quantities, trials }: MonteCarloDocument): ResultTable {
  return {
    name: `trials-${film}`,
    title: `Stated intervals of ${film} and ${String(trials)} trials, one line a quantity`,
    columns: [
      { name: 'quantity', type: 'text', unit: '' },
      { name: 'unit', type: 'text', unit: '' },
      { name: 'stated value', type: 'number', unit: '' },
      { name: 'stated lower', type: 'number', unit: '' },
      { name: 'stated upper', type: 'number', unit: '' },
      { name: 'median of trials', type: 'number', unit: '' },
      { name: 'lower of trials', type: 'number', unit: '' },
      { name: 'upper of trials', type: 'number', unit: '' },
      { name: 'width over stated', type: 'number', unit: '' },
      { name: 'share without a value', type: 'number', unit: '' },
    ],
    rows: quantities
      .filter((quantity) => quantity.film === film)
      .map((quantity) => {
        const { linear, monteCarlo, agreement, shareWithout, unit, unitSize } = quantity;
        const shown = (value: number | undefined): number | null =>
          value === undefined ? null : value / unitSize;
        return [
          trialQuantityName(quantity),
          unit,
          shown(linear.value),
          ...linear.interval95.map(shown),
          shown(monteCarlo?.median),
          shown(monteCarlo?.interval95[0]),
          shown(monteCarlo?.interval95[1]),
          agreement?.widthRatio ?? null,
          shareWithout,
        ];
      }),
  };
}
