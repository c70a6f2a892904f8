import type { FilmResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { determinationCell, estimateCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

const densityUnit = 1e15;

const columns: readonly Column<FilmResult>[] = [
  { head: 'Film', text: filmName },
  {
    head: 'from gain',
    unit: '10¹⁵\u00a0cm⁻³',
    number: ({ gain }) => determinationCell(gain?.densityPerCm3, densityUnit),
  },
  {
    head: 'from absorbance',
    unit: '10¹⁵\u00a0cm⁻³',
    number: ({ densityFromAbsorbance }) => estimateCell(densityFromAbsorbance, densityUnit),
  },
];

/** Density by the gain fit beside that by the absorbance of the film: two opinions that share no measurement. */
export function densityTable({ films }: Results, number: number): Html | undefined {
  const rows = films.filter((film) => film.densityFromAbsorbance !== null);
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Density n<sub>t</sub> by the gain fit, and by the absorbance at the pump wavelength as a second opinion.`,
    columns,
    rows,
  });
}
