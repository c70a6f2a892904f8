import { controlChartFigure, rankingFigure, type CampaignQuantity, type Figure } from '@modalgain/figures';
import {
  controlChart,
  rankFilms,
  type CampaignDocument,
  type CampaignFilm,
  type ControlChart,
} from '@modalgain/study';
import type { ColumnUnit } from '../tables/table.js';
import type { ResultTable, TableContent } from '../tables/index.js';
import { filmsOfCampaign } from './campaign-films.js';
import { controlChartTable, fileName, rankingTable } from './campaign-tables.js';

/** What all films of a campaign come to. */
export interface Campaign {
  readonly document: CampaignDocument;
  readonly tables: readonly ResultTable[];
  readonly figures: readonly Figure[];
}

interface Quantity {
  readonly column: string;
  readonly unit: ColumnUnit;
  readonly axisUnit: string;
  readonly axisUnitSize: number;
}

const ranked: Quantity = { column: 'net gain', unit: 'cm-1', axisUnit: 'cm⁻¹', axisUnitSize: 1 };
/** Emitter density n_t and loss alpha. */
const charted: readonly Quantity[] = [
  { column: 'density', unit: 'cm-3', axisUnit: '10¹⁵ cm⁻³', axisUnitSize: 1e15 },
  { column: 'loss', unit: 'cm-1', axisUnit: 'cm⁻¹', axisUnitSize: 1 },
];

/**
 * Films ranked by their net gain at the highest fluence, and control charts of density and loss.
 *
 * @param table of `campaignFilms`
 * @param labels.group the column that films are told apart by; `at`: that they are ordered by. Absent: nothing, and the order of the table.
 */
export function campaignOf(
  table: TableContent,
  labels: { readonly group?: string | undefined; readonly at?: string | undefined } = {},
): Campaign {
  const films = (column: string): CampaignFilm[] => filmsOfCampaign(table, { quantity: column, ...labels });
  const ranking = rankFilms(films(ranked.column));
  const charts = charted.map((quantity) => ({ quantity, chart: controlChart(films(quantity.column)) }));
  const worthDrawing = charts.filter(({ chart }) => chart.films.length > 0);
  return {
    document: {
      ranking: {
        ...named(ranked),
        ranked: ranking.ranked.map((film) => ({ ...identityOf(film), ...rankOf(film) })),
        open: ranking.open.map(openOf),
      },
      charts: charts.map(({ quantity, chart }) => ({ ...named(quantity), ...chartDocument(chart) })),
    },
    tables: [
      rankingTable(ranking, named(ranked), labels),
      ...charts.map(({ quantity, chart }) => controlChartTable(chart, named(quantity), labels)),
    ],
    figures: [
      rankingFigure({ quantity: onAxis(ranked), ranking }),
      ...worthDrawing.map(({ quantity, chart }) =>
        controlChartFigure({ quantity: onAxis(quantity), chart, orderedBy: labels.at ?? '' }),
      ),
    ],
  };
}

const named = ({ column, unit }: Quantity): { quantity: string; unit: ColumnUnit } => ({
  quantity: column,
  unit,
});

const onAxis = ({ column, axisUnit, axisUnitSize }: Quantity): CampaignQuantity => ({
  name: fileName(column),
  words: column,
  unit: axisUnit,
  unitSize: axisUnitSize,
});

const identityOf = ({ study, film, group, at }: CampaignFilm) => ({ study, film, group, at });

const rankOf = ({ estimate, rank, isBelowBest }: ReturnType<typeof rankFilms>['ranked'][number]) => ({
  estimate,
  rank,
  isBelowBest,
});

const openOf = (film: CampaignFilm) => ({ ...identityOf(film), problem: film.problem });

const chartDocument = ({ scatter, films, runs, open }: ControlChart) => ({
  scatter: scatter && { ...scatter },
  films: films.map((film) => ({
    ...identityOf(film),
    estimate: film.estimate,
    limits: film.limits && ([...film.limits] as [number, number]),
    outside: film.outside,
  })),
  runs: runs.map((run) => ({ ...run })),
  open: open.map(openOf),
});
