import type { FilmResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { determinationCell, estimateCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

const densityUnit = 1e15;

const film: Column<FilmResult> = { head: 'Film', text: filmName };

const fromGain: Column<FilmResult> = {
  head: 'from gain',
  unit: '10¹⁵\u00a0cm⁻³',
  number: ({ gain }) => determinationCell(gain?.densityPerCm3, densityUnit),
};

const fromAbsorbance: Column<FilmResult> = {
  head: 'from absorbance',
  unit: '10¹⁵\u00a0cm⁻³',
  number: ({ densityFromAbsorbance }) => estimateCell(densityFromAbsorbance, densityUnit),
};

const fromIndex: Column<FilmResult> = {
  head: 'from index',
  unit: '10¹⁵\u00a0cm⁻³',
  number: ({ densityFromIndex }) => estimateCell(densityFromIndex, densityUnit),
};

/** Density by the gain fit beside those by the absorbance and the index of the film: opinions that share little or nothing with it. */
export function densityTable({ films }: Results, number: number): Html | undefined {
  const rows = films.filter(
    ({ densityFromAbsorbance, densityFromIndex }) =>
      densityFromAbsorbance !== null || densityFromIndex !== null,
  );
  if (rows.length === 0) return undefined;
  const hasAbsorbance = rows.some(({ densityFromAbsorbance }) => densityFromAbsorbance !== null);
  const hasIndex = rows.some(({ densityFromIndex }) => densityFromIndex !== null);
  const routes = [
    ...(hasAbsorbance ? ['the absorbance at the pump wavelength'] : []),
    ...(hasIndex ? ['the index of the film as a mixture of particles and ligands'] : []),
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Density n<sub>t</sub> by the gain fit, and by ${routes.join(' and by ')} as a second opinion.`,
    columns: [film, fromGain, ...(hasAbsorbance ? [fromAbsorbance] : []), ...(hasIndex ? [fromIndex] : [])],
    rows,
  });
}
