import { formatSignificant } from '@modalgain/numerics';
import type { EmissionCrossSectionResult, FilmResult, GainFitResult, Results } from '@modalgain/study';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { empty, plainCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';
import { typeset } from '../html/typeset.js';

type Forecast = GainFitResult['forecasts'][number];
type Row = Forecast & { readonly result: FilmResult };

const percent = (error: number | null): NumberCell =>
  error === null ? { words: 'open' } : plainCell(100 * error, 1);

function lowFluences({ withLowFluences: { fluencesUjPerCm2 } }: Forecast): string {
  return fluencesUjPerCm2.map((fluence) => formatSignificant(fluence, 2)).join(', ');
}

const columns: readonly Column<Row>[] = [
  { head: 'Film', text: ({ result }) => filmName(result) },
  { head: 'now', unit: '%', number: ({ present }) => percent(present) },
  {
    head: 'with α measured',
    unit: '%',
    number: ({ withMeasuredLoss }) =>
      withMeasuredLoss ? percent(withMeasuredLoss.densityRelativeError) : empty,
  },
  {
    head: 'with low fluences',
    unit: '%',
    number: ({ withLowFluences }) => percent(withLowFluences.densityRelativeError),
  },
  { head: 'these, µJ/cm²', text: lowFluences },
];

/** What would settle the densities, and how well. */
export function prospectsTable({ gainFit, films }: Results, number: number): Html | undefined {
  const rows = (gainFit?.forecasts ?? []).flatMap((forecast): Row[] => {
    const result = films.find(({ name }) => name === forecast.film);
    return result ? [{ ...forecast, result }] : [];
  });
  if (rows.length === 0) return undefined;
  const lossError = rows.find(({ withMeasuredLoss }) => withMeasuredLoss)?.withMeasuredLoss
    ?.lossRelativeError;
  return table({
    caption: markup`<b>Table ${number}.</b> Relative standard error of n<sub>t</sub> as it is, and as predicted after one more
      measurement${lossError !== undefined && `: a loss measured to ${formatSignificant(100 * lossError, 2)}\u00a0%`}, or net gains at further fluences.`,
    columns,
    rows,
  });
}

type BudgetRow = EmissionCrossSectionResult['budget'][number];

/** Where the uncertainty of the cross-section, the scale of all densities, comes from. */
export function crossSectionTable({ settings }: Results, number: number): Html | undefined {
  const found = settings.emissionCrossSection;
  if (!found || found.budget.length < 2) return undefined;
  const budget: readonly Column<BudgetRow>[] = [
    { head: 'Source', text: ({ source }) => typeset(source) },
    { head: 'relative error', unit: '%', number: ({ relativeError }) => plainCell(100 * relativeError, 1) },
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Error budget of the emission cross-section, which is the scale of every density:
      all of it is shared by all films.`,
    columns: budget,
    rows: found.budget,
  });
}
