import { formatEstimate, type Determination } from '@modalgain/numerics';
import type { ModelComparisonResult } from '@modalgain/study';
import { intervalOf, intervalRow } from '../draw/interval-rows.js';
import { cornerText } from '../draw/labels.js';
import type { Axis } from '../draw/panel.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { drawFilmRows, type RowColumn } from './film-rows.js';

const densityUnit = 1e15;

type Densities = readonly { readonly film: string; readonly densityPerCm3: Determination }[];

/** Every determined density with its interval, and the finite ends of open ones; logarithmic. */
function densityAxis({ rows, averagedDensities }: ModelComparisonResult): Axis {
  const all = [...rows.flatMap(({ densities }) => densities), ...averagedDensities];
  const ends = all
    .flatMap(({ densityPerCm3 }) => intervalOf(densityPerCm3) ?? [])
    .filter((end) => Number.isFinite(end) && end > 0)
    .map((end) => end / densityUnit);
  const known = all.flatMap(({ densityPerCm3: found }) =>
    found.kind === 'determined' ? [found.estimate.value / densityUnit] : [],
  );
  // An open end may lie orders of magnitude away: an arrow says so without it.
  const [lowest, highest] = [Math.min(...known, ...ends), Math.max(...known, 10 * Math.min(...ends, 1))];
  const top = Math.min(Math.max(...ends), 3 * highest);
  return { domain: [lowest / 1.3, Math.max(top, highest) * 1.3], scale: 'log' };
}

function column(head: string, x: Axis, densities: Densities): RowColumn {
  return {
    head,
    x,
    row: (document, frame, film, place) => {
      const quantity = densities.find((density) => density.film === film.name)?.densityPerCm3;
      return intervalRow(document, frame, { place, quantity, style: filmStyle(film), unit: densityUnit });
    },
  };
}

const weightText = (weight: number): string => `weight ${weight < 0.005 ? '<\u20090.01' : weight.toFixed(2)}`;

/** Density of every film by each gain model, and over all of them. */
export function modelComparisonFigure(
  comparison: ModelComparisonResult,
  allFilms: readonly FilmIdentity[],
): Figure {
  const { rows, averagedDensities } = comparison;
  const x = densityAxis(comparison);
  const films = allFilms.filter(({ name }) => averagedDensities.some(({ film }) => film === name));
  const averages = averagedDensities.map(({ film, densityPerCm3: found }) =>
    found.kind === 'determined' ? `${film} ${formatEstimate(found.estimate)} cm⁻³` : `${film} not determined`,
  );
  const weights = rows.map(({ label, weight }) => `${label} ${weightText(weight)}`);
  const textAlternative = `Density by ${rows.length} gain models (${weights.join(', ')}); over all models: ${averages.join(', ')}.`;
  const columns = [
    ...rows.map((row) => ({
      ...column(row.label, x, row.densities),
      marks: [cornerText('bottom-right', [{ text: weightText(row.weight), fill: inks.secondary }])],
    })),
    column('average', { ...x, label: 'Density n_{t} (10¹⁵ cm⁻³)' }, averagedDensities),
  ];
  return {
    name: 'model-comparison',
    title: 'Density by each gain model',
    caption:
      'Below each model its Akaike weight (AICc): how far these net gains prefer it. The average carries the spread between the models; where it is wide, the density rests on the choice of the model. Bars: 95 %.',
    textAlternative,
    draw: (document) =>
      drawFilmRows({
        document,
        textAlternative,
        films,
        columns,
        maximumColumns: Math.min(5, columns.length),
        footRows: 1,
      }),
  };
}

export const modelComparisonFigures: FigureKind = ({ gainFit, films }) =>
  gainFit?.modelComparison ? [modelComparisonFigure(gainFit.modelComparison, films)] : [];
