import { fluenceText } from '@modalgain/figures';
import type { FilmResult, Results, SpectralGainResult, StripeResult } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { determinationCell, empty, estimateCell, plainCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly stripe: StripeResult;
  readonly spectral: SpectralGainResult;
}

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'Fluence', text: ({ stripe }) => fluenceText(stripe.fluenceUjPerCm2) },
  {
    head: 'peak gain',
    unit: 'cm⁻¹',
    number: ({ spectral }) => determinationCell(spectral.peak.netGainPerCm),
  },
  { head: 'at', unit: 'nm', number: ({ spectral }) => estimateCell(spectral.peak.wavelengthNm) },
  {
    head: 'of the band',
    unit: 'cm⁻¹',
    number: ({ stripe }) =>
      stripe.outcome === 'determined' ? estimateCell(stripe.netGainPerCm) : { words: 'not determined' },
  },
  {
    head: 'by narrowing',
    unit: 'cm⁻¹',
    number: ({ spectral }) => determinationCell(spectral.narrowing?.netGainPerCm),
  },
  { head: 'FWHM', unit: 'nm', number: ({ spectral }) => estimateCell(spectral.narrowing?.fwhmNm) },
  {
    head: 'of the gain line',
    unit: 'nm',
    number: ({ spectral }) => estimateCell(spectral.narrowing?.gainLineWidthNm),
  },
  {
    head: 'A like PL',
    number: ({ spectral: { source } }) => (source ? plainCell(source.similarity, 3) : empty),
  },
];

/** Peaks of the gain spectra, and what the narrowing of the band says. */
export function spectralGainTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) =>
    film.stripes.flatMap((stripe): Row[] =>
      stripe.spectralGain ? [{ film, stripe, spectral: stripe.spectralGain }] : [],
    ),
  );
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Gain spectra. The integrated band gains less than its peak where it is
      wide. Narrowing is a second opinion that rests on the width of the gain line and knows no saturation. “A like PL” is the
      cosine between the source of the stripe and the photoluminescence: 1 for the same shape.`,
    columns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film !== film,
  });
}
