import type { CampaignFilm, ControlChart, Ranking } from '@modalgain/study';
import { number, tableOf, text, type ColumnOf, type ColumnUnit } from '../tables/table.js';
import type { ResultTable } from '../tables/index.js';

interface Titled {
  /** "net gain". */
  readonly quantity: string;
  readonly unit: ColumnUnit;
}

interface Labels {
  readonly group?: string | undefined;
  readonly at?: string | undefined;
}

/** The labels that there are, study and film. */
const filmColumns = ({ group, at }: Labels): ColumnOf<CampaignFilm>[] => [
  text('film', ({ film }) => film),
  text('study', ({ study }) => study),
  ...(at === undefined ? [] : [text<CampaignFilm>(at, (film) => film.at)]),
  ...(group === undefined || group === at ? [] : [text<CampaignFilm>(group, (film) => film.group)]),
];

const estimateColumns = ({ quantity, unit }: Titled): ColumnOf<CampaignFilm>[] => [
  number(quantity, unit, ({ estimate }) => estimate?.value),
  number(`${quantity} standard error`, unit, ({ estimate }) => estimate?.standardError),
  number(`${quantity} lower 95 %`, unit, ({ estimate }) => estimate?.lower95),
  number(`${quantity} upper 95 %`, unit, ({ estimate }) => estimate?.upper95),
];

/** Films, the best first; those that are not determined last, without a rank. */
export function rankingTable({ ranked, open }: Ranking, titled: Titled, labels: Labels): ResultTable {
  const ranks = new Map<CampaignFilm, Ranking['ranked'][number]>(ranked.map((film) => [film, film]));
  return {
    name: `ranking-${fileName(titled.quantity)}`,
    title: `Films by ${titled.quantity}, the best first`,
    ...tableOf<CampaignFilm>(
      [
        { name: 'rank', type: 'integer', unit: '', value: (film) => ranks.get(film)?.rank },
        ...filmColumns(labels),
        ...estimateColumns(titled),
        text(
          'below the best',
          (film) => yesOrNo(ranks.get(film)?.isBelowBest),
          'Lower than the best beyond the 95 % error of their difference',
        ),
        text('problem', ({ problem }) => problem),
      ],
      [...ranked, ...open],
    ),
  };
}

const yesOrNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? 'yes' : 'no';

/** Films in the order of the chart with their limits. */
export function controlChartTable(
  { films, runs, scatter }: ControlChart,
  titled: Titled,
  labels: Labels,
): ResultTable {
  type Row = ControlChart['films'][number];
  const { quantity, unit } = titled;
  const places = new Map(films.map((film, place) => [film, place]));
  const runOf = (film: Row): string | undefined => {
    const place = places.get(film) ?? -1;
    return runs.find(({ first, last }) => place >= first && place <= last)?.side;
  };
  return {
    name: `control-chart-${fileName(quantity)}`,
    title: `Control chart of ${quantity}, one line a film`,
    ...tableOf<Row>(
      [
        ...filmColumns(labels),
        ...estimateColumns(titled),
        number('mean', unit, () => scatter?.mean, 'Weighted mean of the films: the centre line'),
        number('lower limit', unit, ({ limits }) => limits?.[0]),
        number('upper limit', unit, ({ limits }) => limits?.[1]),
        text('outside', ({ outside }) => outside, 'Where it lies beyond the limits'),
        text('run', runOf, 'Where it is one of eight or more in a row on one side of the mean'),
      ],
      films,
    ),
  };
}

/** "net gain" as a part of a file's name. */
export const fileName = (quantity: string): string => quantity.replace(/[^\w]+/g, '-');
