import type { CampaignEstimate, CampaignFilm } from '@modalgain/study';
import type { CellValue, TableContent } from '../tables/index.js';

/** Which columns of a campaign's table are asked for. */
export interface CampaignColumns {
  /** Name of a quantity: its four columns are read. */
  readonly quantity: string;
  /** The column that films are told apart by, e.g. a recipe. */
  readonly group?: string | undefined;
  /** The column that they are ordered by, e.g. a date. */
  readonly at?: string | undefined;
}

/** The films of a campaign's table, as `campaignFilms` writes it, with one of their quantities. */
export function filmsOfCampaign(
  { columns, rows }: TableContent,
  { quantity, group, at }: CampaignColumns,
): CampaignFilm[] {
  const places = new Map(columns.map(({ name }, i) => [name, i]));
  const cell = (row: readonly CellValue[], name: string | undefined): CellValue =>
    row[places.get(name ?? '') ?? -1] ?? null;
  const words = (value: CellValue): string => (value === null ? '' : String(value));
  return rows.map((row) => ({
    study: words(cell(row, 'study')),
    film: words(cell(row, 'film')),
    group: words(cell(row, group)),
    at: words(cell(row, at)),
    estimate: estimateOf((name) => cell(row, name), quantity),
    problem: cell(row, 'problem') === null ? null : words(cell(row, 'problem')),
  }));
}

function estimateOf(cell: (name: string) => CellValue, quantity: string): CampaignEstimate | null {
  const number = (name: string): number | null => {
    const value = cell(name);
    return typeof value === 'number' ? value : null;
  };
  const value = number(quantity);
  if (value === null || cell(`${quantity} outcome`) !== 'determined') return null;
  return {
    value,
    standardError: number(`${quantity} standard error`) ?? 0,
    lower95: number(`${quantity} lower 95 %`),
    upper95: number(`${quantity} upper 95 %`),
  };
}
