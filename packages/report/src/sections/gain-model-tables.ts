import { formatSignificant } from '@modalgain/numerics';
import type {
  ComparisonResult,
  FilmResult,
  GainFitResult,
  ModelComparisonResult,
  Results,
} from '@modalgain/study';
import { intervalOf, intervalText } from '../html/interval-text.js';
import { markup, type Html } from '../html/markup.js';
import { filmName } from '../html/marks.js';
import { determinationCell, empty, plainCell, type NumberCell } from '../html/number-columns.js';
import { table, type Column } from '../html/table.js';

const densityUnit = 1e15;
const densityHead = markup`n<sub>t</sub>`;
const densityUnitText = '10¹⁵\u00a0cm⁻³';

type ModelRow = ModelComparisonResult['rows'][number];

const densityCell = (
  densities: ModelRow['densities'] | ModelComparisonResult['averagedDensities'],
  film: string,
): NumberCell =>
  determinationCell(densities.find((density) => density.film === film)?.densityPerCm3, densityUnit);

/** Each model with its weight and saturation fluence. */
function modelTable({ gainFit }: Results, number: number): Html | undefined {
  const rows = gainFit?.modelComparison?.rows ?? [];
  if (rows.length === 0) return undefined;
  const columns: Column<ModelRow>[] = [
    { head: 'Gain model', text: ({ label, isUsed }) => (isUsed ? markup`${label} (used)` : label) },
    { head: 'weight', number: ({ weight }) => weightCell(weight) },
    {
      head: 'ΔAICc',
      number: ({ deltaAicc }) => (deltaAicc === null ? empty : plainCell(deltaAicc, 1)),
    },
    { head: 'χ²', number: ({ chiSquare }) => plainCell(chiSquare, 1) },
    {
      head: markup`F<sub>s</sub>`,
      unit: 'µJ/cm²',
      number: ({ saturationFluenceUjPerCm2 }) => determinationCell(saturationFluenceUjPerCm2),
    },
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Gain models on the same net gains. The weights are those of AICc and sum to 1; F<sub>s</sub>
      means something else in each model and is not averaged.`,
    columns,
    rows,
  });
}

const weightCell = (weight: number): NumberCell =>
  weight < 0.0005 ? { words: '<\u20090.001', isValue: true } : plainCell(weight, 3);

/** Density of every film by every model, and over all of them. */
function densityByModelTable({ gainFit, films }: Results, number: number): Html | undefined {
  const comparison = gainFit?.modelComparison;
  if (!comparison) return undefined;
  const rows = films.filter(({ name }) => comparison.averagedDensities.some(({ film }) => film === name));
  const columns: Column<FilmResult>[] = [
    { head: 'Film', text: filmName },
    ...comparison.rows.map(({ label, densities }) => ({
      head: label,
      number: ({ name }: FilmResult) => densityCell(densities, name),
    })),
    { head: 'average', number: ({ name }) => densityCell(comparison.averagedDensities, name) },
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Density ${densityHead} (${densityUnitText}) by each gain model, and averaged over
      them by their weights.`,
    columns,
    rows,
    startsGroup: (film, i) => rows[i - 1]?.family !== film.family,
  });
}

/** Did the treatment change the density? */
function treatmentTable({ comparisons, films }: Results, number: number): Html | undefined {
  const rows = comparisons.filter(({ densityTest }) => densityTest !== null);
  if (rows.length === 0) return undefined;
  const columns: Column<ComparisonResult>[] = [
    {
      head: 'Pair',
      text: ({ after, before }) => {
        const film = films.find(({ name }) => name === after);
        return markup`<span class="film">${film ? filmName(film) : after} <span class="over">over</span> ${before}</span>`;
      },
    },
    {
      head: markup`${densityHead} ratio`,
      number: ({ densityTest }) => determinationCell(densityTest?.ratio),
    },
    { head: '95 % interval', text: ({ densityTest }) => intervalText(intervalOf(densityTest?.ratio)) },
    {
      head: 'rise of χ² at 1',
      number: ({ densityTest }) => ({ number: formatSignificant(densityTest?.deltaChiSquare ?? 0, 3) }),
    },
    { head: 'p', number: ({ densityTest }) => chanceCell(densityTest?.pValue ?? 1) },
    {
      head: 'Density',
      text: ({ densityTest }) => (densityTest?.hasChanged === true ? 'changed' : 'may be the same'),
    },
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> Likelihood-ratio test of “the treatment left ${densityHead} as it was”: how much worse the global
      fit becomes when both densities are held equal, errors that both films share cancelled.`,
    columns,
    rows,
  });
}

const chanceCell = (chance: number): NumberCell =>
  chance < 1e-4 ? { words: '<\u20090.0001', isValue: true } : { number: formatSignificant(chance, 2) };

type Ways = NonNullable<GainFitResult['fromScans']>;
type WaysRow = Ways['films'][number] & { readonly result: FilmResult };

/** The fit to the scans themselves beside the fit in two steps. */
function fitWaysTable({ gainFit, films }: Results, number: number): Html | undefined {
  const both = gainFit?.fromScans;
  if (!both) return undefined;
  const rows = both.films.flatMap((row): WaysRow[] => {
    const result = films.find(({ name }) => name === row.film);
    return result ? [{ ...row, result }] : [];
  });
  const columns: Column<WaysRow>[] = [
    { head: 'Film', text: ({ result }) => filmName(result) },
    {
      head: markup`${densityHead}, scans`,
      unit: densityUnitText,
      number: ({ densityPerCm3 }) => determinationCell(densityPerCm3.fromScans, densityUnit),
    },
    {
      head: markup`${densityHead}, two steps`,
      unit: densityUnitText,
      number: ({ densityPerCm3 }) => determinationCell(densityPerCm3.fromGains, densityUnit),
    },
    {
      head: 'α, scans',
      unit: 'cm⁻¹',
      number: ({ lossPerCm }) => determinationCell(lossPerCm.fromScans),
    },
    {
      head: 'α, two steps',
      unit: 'cm⁻¹',
      number: ({ lossPerCm }) => determinationCell(lossPerCm.fromGains),
    },
    {
      head: markup`I<sub>sat</sub>`,
      number: ({ saturationIntensity }) => determinationCell(saturationIntensity),
    },
  ];
  return table({
    caption: markup`<b>Table ${number}.</b> One fit to the intensities of all scans (χ² = ${both.chiSquare.toFixed(1)} for
      ${both.degreesOfFreedom} degrees of freedom) beside the fit in two steps, by way of the net gain of each scan. I<sub>sat</sub>
      is in the unit of the scans.`,
    columns,
    rows,
  });
}

export const gainModelTables = [modelTable, densityByModelTable, fitWaysTable, treatmentTable] as const;
