import type { SpectrumSeries } from '@modalgain/measurements';
import { formatSignificant } from '@modalgain/numerics';
import type { NormalisationResult } from '../results/index.js';

/** What was done to the intensities of a scan before its spectra were compared, for the results. */
export function normalisationOf(
  { normalisation = [], integrationTimeS }: SpectrumSeries,
  background: readonly string[],
): NormalisationResult {
  return {
    dividedBy: normalisation.map(({ by, values }) => ({ by, values: [...values] })),
    integrationTimeS: integrationTimeS ?? null,
    background: [...background],
  };
}

type Division = NormalisationResult['dividedBy'][number];

const divisions: Readonly<Record<Division['by'], (range: string) => string>> = {
  'integration-time': (range) => `Each spectrum is divided by its integration time (${range} s).`,
  'filter-transmission': (range) => `Each spectrum is divided by the transmission of its filter (${range}).`,
  reference: (range) => `Each spectrum is divided by its reading of the pump over their mean (${range}).`,
};

/** What was done to spectra in words; never empty, since nothing having been done is worth a sentence. */
export function normalisationSentences(normalisation: NormalisationResult): string[] {
  const { dividedBy, integrationTimeS, background } = normalisation;
  const time =
    integrationTimeS === null
      ? 'Intensities stand as written.'
      : `Intensities stand as written: one integration time, ${formatSignificant(integrationTimeS, 4)} s.`;
  return [
    ...(background.length > 0 ? [`Subtracted as background: ${background.join(', ')}.`] : []),
    ...dividedBy.map(({ by, values }) => divisions[by](rangeOf(values))),
    ...(dividedBy.length === 0 && background.length === 0 ? [time] : []),
  ];
}

function rangeOf(values: readonly number[]): string {
  const [least, most] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const text = (value: number): string => formatSignificant(value, 4);
  return least === most ? text(least) : `${text(least)} to ${text(most)}`;
}
