import { formatSignificant } from '@modalgain/numerics';
import type { FilmResult, Results, ThresholdSeriesResult } from '@modalgain/study';
import { intervalOf, intervalText } from '../html/interval-text.js';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { determinationCell, estimateCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';
import { typeset } from '../html/typeset.js';

interface Row {
  readonly film: FilmResult;
  readonly definition: ThresholdSeriesResult['definitions'][number];
}

/** A study takes one threshold of a film as a datum, and its verdict names it. */
function gainFitText({ film, definition }: Row): string {
  if (!definition.entersGainFit) return 'no';
  const taken = film.verdicts.find(({ code }) => code === 'enters-gain-fit')?.evidence['taken'];
  if (taken === definition.name) return 'taken';
  return taken === undefined ? 'may enter' : 'not taken';
}

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'Definition', text: ({ definition }) => definition.title },
  {
    head: markup`F<sub>th</sub>`,
    unit: 'µJ/cm²',
    number: ({ definition }) => determinationCell(definition.thresholdUjPerCm2),
  },
  { head: '95 % interval', text: ({ definition }) => intervalText(intervalOf(definition.thresholdUjPerCm2)) },
  { head: 'In the gain fit', text: gainFitText },
  {
    head: 'What it takes, or why it is open',
    text: ({ definition: { says, thresholdUjPerCm2: found } }) =>
      typeset(found.kind === 'determined' ? says : `${found.why} ${found.next}`),
    wraps: true,
  },
];

/** The threshold of every film with a series, by all definitions. */
function definitionsTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) =>
    (film.thresholdSeries?.definitions ?? []).map((definition) => ({ film, definition })),
  );
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Threshold of amplified spontaneous emission by each definition. They
      differ on one and the same film, so that a threshold without its definition is no number. Only those that follow
      the gain over the stripe may enter the gain fit.`,
    columns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film !== film,
  });
}

interface SpectrumRow {
  readonly film: FilmResult;
  readonly spectrum: ThresholdSeriesResult['spectra'][number];
}

const spectrumColumns: readonly Column<SpectrumRow>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  {
    head: 'Fluence',
    unit: 'µJ/cm²',
    number: ({ spectrum }) => ({ number: formatSignificant(spectrum.fluenceUjPerCm2, 3) }),
  },
  { head: 'Peak', unit: 'nm', number: ({ spectrum }) => estimateCell(spectrum.peakNm) },
  { head: 'FWHM', unit: 'nm', number: ({ spectrum }) => estimateCell(spectrum.fwhmNm) },
  { head: 'ASE share', number: ({ spectrum }) => estimateCell(spectrum.aseShare) },
];

/** What is read off the spectra of a threshold series. */
function spectraTable({ films }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) =>
    (film.thresholdSeries?.spectra ?? []).map((spectrum) => ({ film, spectrum })),
  );
  if (rows.length === 0) return undefined;
  const shifts = films.flatMap(({ name, thresholdSeries }) => {
    const shift = thresholdSeries?.redShiftNm;
    return shift ? [`${name} ${shift.value.toFixed(1)}\u00a0nm`] : [];
  });
  return table({
    caption: markup`<b>Table ${number}.</b> Emission against fluence: peak, full width at half maximum, and the share
      of the amplified band beside the scaled photoluminescence.${shifts.length > 0 && ` Shift of the peak to the red at the highest fluence: ${shifts.join(', ')}.`}`,
    columns: spectrumColumns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film !== film,
  });
}

export const thresholdTables = [definitionsTable, spectraTable] as const;
