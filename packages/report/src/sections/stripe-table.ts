import { fluenceText } from '@modalgain/figures';
import { formatSignificant } from '@modalgain/numerics';
import type { FilmResult, Results, StripeResult } from '@modalgain/study';
import { intervalText } from '../html/interval-text.js';
import { markup, type Content, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { empty, estimateCell, limitCell, plainCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly stripe: StripeResult;
}

function gainCell({ stripe }: Row): NumberCell {
  if (stripe.outcome === 'not-determined' || !stripe.netGainPerCm) return { words: 'not determined' };
  return stripe.outcome === 'no-gain'
    ? limitCell(stripe.netGainPerCm.interval95[1])
    : estimateCell(stripe.netGainPerCm);
}

function gainInterval({ stripe: { outcome, netGainPerCm } }: Row): string {
  if (!netGainPerCm || outcome !== 'determined') return '–';
  return intervalText(netGainPerCm.interval95);
}

/** Weight of the models with or without saturation. */
const weightOf = ({ stripe: { models } }: Row, isSaturable: boolean): NumberCell => {
  const weights = models.filter(({ name }) => (name !== 'small-signal') === isSaturable);
  return weights.length === 0
    ? empty
    : plainCell(
        weights.reduce((sum, { weight }) => sum + weight, 0),
        2,
      );
};

function windowText({ stripe: { windowFit } }: Row): Content {
  return windowFit ? windowFit.windowUm.map((end) => formatSignificant(end, 3)).join('–') : '–';
}

function biasCell({ stripe: { windowFit } }: Row): NumberCell {
  const bias = windowFit?.relativeBias ?? null;
  return bias === null ? empty : plainCell(100 * bias, 0);
}

function pointsText({ stripe: { points, band } }: Row): string {
  const excluded = points.filter((point) => point.excluded !== null).length;
  const used = `${points.length - excluded}${excluded > 0 ? ` (${excluded} excluded)` : ''}`;
  return band
    ? `${used}, ${formatSignificant(band.fromNm, 4)}–${formatSignificant(band.toNm, 4)}\u00a0nm`
    : used;
}

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'Fluence', text: ({ stripe }) => fluenceText(stripe.fluenceUjPerCm2) },
  { head: markup`g<sub>net</sub>`, unit: 'cm⁻¹', number: gainCell },
  { head: '95 % interval', text: gainInterval },
  { head: 'weight, saturable', number: (row) => weightOf(row, true) },
  { head: 'weight, Eq. 1', number: (row) => weightOf(row, false) },
  { head: '5 % compression', unit: 'µm', number: ({ stripe }) => estimateCell(stripe.compressionLengthUm) },
  { head: 'Window of Eq. 1, µm', text: windowText },
  {
    head: markup`g<sub>net</sub> by it`,
    unit: 'cm⁻¹',
    number: ({ stripe }) => estimateCell(stripe.windowFit?.netGainPerCm),
  },
  { head: 'predicted bias', unit: '%', number: biasCell },
  { head: 'Points', text: pointsText },
];

/** Every stripe-length scan with its outcome, the weights of its models, and what a fit of Eq. 1 to a window would have said. */
export function stripeTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) => film.stripes.map((stripe) => ({ film, stripe })));
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Stripe-length fits. g<sub>net</sub> is the average of the models by
      their AICc weights; the window is the one that a fit of Eq. 1 alone would usually take. The predicted bias is what saturation as
      fitted does to Eq. 1 there, relative to g<sub>net</sub>; the noise of the window adds to the difference of the
      two gains.`,
    columns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film !== film,
  });
}
