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
    head: 'in the gain fit',
    unit: 'cm⁻¹',
    number: ({ spectral }) => estimateCell(spectral.atEmission?.netGainPerCm),
  },
  {
    head: 'of the band',
    unit: 'cm⁻¹',
    number: ({ stripe }) =>
      stripe.outcome === 'determined' ? estimateCell(stripe.netGainPerCm) : { words: 'not determined' },
  },
];

/** The second opinion by the narrowing of the band. */
const narrowingColumns: readonly Column<Row>[] = [
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
];

/** The source of the stripe beside the photoluminescence. */
const sourceColumns: readonly Column<Row>[] = [
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
  const hasNarrowing = rows.some(({ spectral }) => spectral.narrowing);
  const hasSource = rows.some(({ spectral }) => spectral.source);
  return table({
    caption: markup`<b>Table ${number}.</b> Gain spectra. The gain at the emission wavelength of the study enters the gain fit. The integrated band gains less than its peak where it is
      wide.${hasNarrowing && ' Narrowing is a second opinion that rests on the width of the gain line and knows no saturation.'}${hasSource && ' “A like PL” is the cosine between the source of the stripe and the photoluminescence: 1 for the same shape.'}`,
    columns: [...columns, ...(hasNarrowing ? narrowingColumns : []), ...(hasSource ? sourceColumns : [])],
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film !== film,
  });
}
