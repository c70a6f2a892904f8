import { formatEstimate, formatSignificant, type Determination } from '@modalgain/numerics';
import type { FilmResult, GainFitResult, Results } from '@modalgain/study';
import { markup, type Content, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { empty, estimateCell, plainCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';
import { typeset } from '../html/typeset.js';

type Parameter = GainFitResult['parameters'][number] & { readonly index: number };

const determinationText = (quantity: Determination): string =>
  quantity.kind === 'determined' ? formatEstimate(quantity.estimate) : 'not determined';

/** The parameter that goes most closely with this one, and how closely. */
function closest({ parameters, correlation }: GainFitResult, index: number): Content {
  const row = correlation[index]?.map((value, i) => (i === index ? 0 : value)) ?? [];
  const strongest = row.reduce(
    (best, value, i) => (Math.abs(value) > Math.abs(row[best] ?? 0) ? i : best),
    0,
  );
  const value = row[strongest] ?? 0;
  if (value === 0) return '–';
  return `${parameters[strongest]?.name ?? ''} (${value.toFixed(Math.abs(value) > 0.99 ? 4 : 2).replace('-', '\u2212')})`;
}

/** A source or an offset, which each scan has for itself; there may be dozens. */
const ofOneScan = /^(ln source|offset) of /;

/** What the fit made of a parameter; a film whose profile leaves the quantity open has no result, however the fit ended. */
function statusText({ name, status }: Parameter, films: readonly FilmResult[]): string {
  const [, kind, film] = /^(gain rise|loss) of (.*)$/.exec(name) ?? [];
  const gain = films.find((each) => each.name === film)?.gain;
  const quantity = kind === 'loss' ? gain?.lossPerCm : gain?.densityPerCm3;
  return quantity?.kind === 'not-determined' ? 'not determined' : status.replaceAll('-', ' ');
}

/** Parameters of the global fit as they were varied, with their status and closest companion. */
function parameterTable({ gainFit, films }: Results, number: number): Html | undefined {
  if (!gainFit) return undefined;
  const all: Parameter[] = gainFit.parameters.map((parameter, index) => ({ ...parameter, index }));
  const rows = all.filter(({ name }) => !ofOneScan.test(name));
  const thresholds = films.flatMap(({ name, threshold }) =>
    threshold
      ? [
          `${name} ${formatEstimate(threshold.fluenceUjPerCm2)}\u00a0µJ/cm² (${(threshold.definition ?? 'definition not stated').replaceAll('-', ' ')})`,
        ]
      : [],
  );
  const columns: Column<Parameter>[] = [
    { head: 'Parameter', text: ({ name }) => name },
    {
      head: 'Value',
      text: ({ value }) => formatSignificant(value, 4),
    },
    { head: 'Status', text: (parameter) => statusText(parameter, films) },
    { head: 'Strongest correlation', text: ({ index }) => closest(gainFit, index) },
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Global fit of ${typeset(gainFit.modelFormula)} to
      ${gainFit.films.join(', ')}: F<sub>s</sub> =
      ${determinationText(gainFit.saturationFluenceUjPerCm2)}\u00a0µJ/cm², σ<sub>e</sub> =
      ${formatEstimate(gainFit.emissionCrossSectionCm2)}\u00a0cm², χ² = ${gainFit.chiSquare.toFixed(1)} for
      ${gainFit.degreesOfFreedom} degrees of
      freedom.${thresholds.length > 0 && ` Thresholds: ${thresholds.join('; ')}.`}${rows.length < all.length && ' Source and offset of each scan stand in results.json.'}`,
    columns,
    rows,
  });
}

const percent = (share: number | undefined): NumberCell =>
  share === undefined ? empty : plainCell(100 * share, 1);

/** Where the uncertainty of the density comes from. */
function budgetTable({ films }: Results, number: number): Html | undefined {
  const rows = films.filter(({ gain }) => gain?.densityErrorBudget);
  if (rows.length === 0) return undefined;
  const columns: Column<FilmResult>[] = [
    { head: 'Film', text: filmName },
    { head: 'statistical', unit: '%', number: ({ gain }) => percent(gain?.densityErrorBudget?.statistical) },
    { head: 'systematic', unit: '%', number: ({ gain }) => percent(gain?.densityErrorBudget?.systematic) },
    { head: 'stated loss', unit: 'cm⁻¹', number: ({ gain }) => estimateCell(gain?.lossPrior) },
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Relative standard error of n<sub>t</sub>: from the points of the
      film alone, and from what all films share (σ<sub>e</sub>, index, thickness); and the loss that entered
      the fit as measured, if any.`,
    columns,
    rows,
  });
}

export const gainFitTables = [parameterTable, budgetTable] as const;
