import { formatSignificant } from '@modalgain/numerics';
import type { EllipsometryResult, FilmResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import {
  determinationCell,
  empty,
  estimateCell,
  limitCell,
  type NumberCell,
} from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

interface Row {
  readonly film: FilmResult;
  readonly scan: EllipsometryResult;
}

function extinctionCell({ scan: { at } }: Row): NumberCell {
  if (!at) return empty;
  return at.extinctionKind === 'upper-limit' ? limitCell(at.k.interval95[1]) : estimateCell(at.k);
}

const largest = (values: readonly number[]): string => formatSignificant(Math.max(...values), 2);

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ film }) => filmName(film) },
  { head: 'd', unit: 'nm', number: ({ scan }) => determinationCell(scan.thicknessNm ?? undefined) },
  { head: 'n', number: ({ scan }) => estimateCell(scan.at?.n) },
  { head: 'k', number: extinctionCell },
  {
    head: 'correlation of n and d',
    text: ({ scan: { at } }) => (at ? at.indexThicknessCorrelation.toFixed(2).replace('-', '−') : '–'),
  },
  { head: 'reduced χ²', text: ({ scan }) => formatSignificant(scan.reducedChiSquare ?? Number.NaN, 2) },
  { head: 'Ψ rms (°)', text: ({ scan }) => largest(scan.angles.map(({ psiRmsDeg }) => psiRmsDeg)) },
  { head: 'Δ rms (°)', text: ({ scan }) => largest(scan.angles.map(({ deltaRmsDeg }) => deltaRmsDeg)) },
];

/** What Psi and Delta say of each film that has them. */
export function ellipsometryTable({ films, settings }: Results, number: number): Html | undefined {
  const rows = films.flatMap((film) => (film.ellipsometry ? [{ film, scan: film.ellipsometry }] : []));
  if (rows.length === 0) return undefined;
  return table({
    caption: markup`<b>Table ${number}.</b> Thickness d, n and k at ${settings.emissionWavelengthNm}\u00a0nm fitted to Ψ and Δ, the thickness by AFM being
      what is known of it before. n and d err together by their correlation, which enters the confinement. The misfit is that of the worst angle.`,
    columns,
    rows,
    startsGroup: ({ film }, i) => rows[i - 1]?.film.family !== film.family,
  });
}
