import type { Results } from '@modalgain/study';
import { number, quantityColumns, tableOf, text, type TableContent } from './table.js';

/** One line a gain model and film; the average over the models last. */
export function gainModelsTable({ gainFit }: Results): TableContent {
  const comparison = gainFit?.modelComparison;
  const models = (comparison?.rows ?? []).flatMap((row) =>
    row.densities.map(({ film, densityPerCm3 }) => ({ model: row.model, row, film, densityPerCm3 })),
  );
  const averages = (comparison?.averagedDensities ?? []).map(({ film, densityPerCm3 }) => ({
    model: 'average',
    row: undefined,
    film,
    densityPerCm3,
  }));
  type Row = (typeof models)[number] | (typeof averages)[number];
  return tableOf<Row>(
    [
      text('model', ({ model }) => model),
      text('used', ({ row }) => row && (row.isUsed ? 'yes' : 'no')),
      number('weight', '', ({ row }) => row?.weight),
      number('delta AICc', '', ({ row }) => row?.deltaAicc),
      number('chi-square', '', ({ row }) => row?.chiSquare),
      ...quantityColumns<Row>('saturation fluence', 'uJ/cm2', ({ row }) => row?.saturationFluenceUjPerCm2),
      text('film', ({ film }) => film),
      ...quantityColumns<Row>('density', 'cm-3', ({ densityPerCm3 }) => densityPerCm3),
    ],
    [...models, ...averages],
  );
}

/** One line a value at which a quantity was held. */
export function profilesTable({ gainFit }: Results): TableContent {
  const units = { density: 'cm-3', loss: 'cm-1', saturationFluence: 'uJ/cm2' } as const;
  const rows = (gainFit?.profiles ?? []).flatMap(({ film, quantity, x, deltaChiSquare }) =>
    x.map((value, i) => ({ film, quantity, value, rise: deltaChiSquare[i] })),
  );
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      text('quantity', ({ quantity }) => quantity),
      text('unit', ({ quantity }) => units[quantity]),
      number('value', '', ({ value }) => value),
      number('rise of chi-square', '', ({ rise }) => rise),
    ],
    rows,
  );
}

/** One line a pair of quantities of the global fit. */
export function correlationsTable({ gainFit }: Results): TableContent {
  const { quantities, matrix } = gainFit?.correlations ?? { quantities: [], matrix: [] };
  const rows = quantities.flatMap((first, i) =>
    quantities.slice(0, i).map((second, j) => ({ first, second, correlation: matrix[i]?.[j] })),
  );
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('quantity', ({ first }) => first.quantity),
      text('film', ({ first }) => first.film),
      text('other quantity', ({ second }) => second.quantity),
      text('other film', ({ second }) => second.film),
      number('correlation', '', ({ correlation }) => correlation),
    ],
    rows,
  );
}

/** One line a film: how well its density would be known after one more measurement. */
export function prospectsTable({ gainFit }: Results): TableContent {
  type Row = NonNullable<Results['gainFit']>['forecasts'][number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      number('relative error of the density now', '', ({ present }) => present),
      number('loss measured to', '', ({ withMeasuredLoss }) => withMeasuredLoss?.lossRelativeError),
      number(
        'relative error of the density then',
        '',
        ({ withMeasuredLoss }) => withMeasuredLoss?.densityRelativeError,
      ),
      {
        ...text<Row>('further fluences', ({ withLowFluences }) =>
          withLowFluences.fluencesUjPerCm2.join('; '),
        ),
        unit: 'uJ/cm2',
      },
      number(
        'relative error of the density with these',
        '',
        ({ withLowFluences }) => withLowFluences.densityRelativeError,
      ),
    ],
    gainFit?.forecasts ?? [],
  );
}

/** One line a film: the fit to the scans themselves beside the fit in two steps. */
export function fitWaysTable({ gainFit }: Results): TableContent {
  type Row = NonNullable<NonNullable<Results['gainFit']>['fromScans']>['films'][number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      ...quantityColumns<Row>('density from scans', 'cm-3', (row) => row.densityPerCm3.fromScans),
      ...quantityColumns<Row>('density from gains', 'cm-3', (row) => row.densityPerCm3.fromGains),
      ...quantityColumns<Row>('loss from scans', 'cm-1', (row) => row.lossPerCm.fromScans),
      ...quantityColumns<Row>('loss from gains', 'cm-1', (row) => row.lossPerCm.fromGains),
      ...quantityColumns<Row>('saturation intensity', 'unit of the scans', (row) => row.saturationIntensity),
    ],
    gainFit?.fromScans?.films ?? [],
  );
}

/** One line a pair: did the treatment change the density? */
export function treatmentTestsTable({ comparisons }: Results): TableContent {
  const rows = comparisons.flatMap(({ before, after, treatment, densityTest: test }) =>
    test ? [{ before, after, treatment, test }] : [],
  );
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('before', ({ before }) => before),
      text('after', ({ after }) => after),
      text('treatment', ({ treatment }) => treatment),
      number('rise of chi-square at equal densities', '', ({ test }) => test.deltaChiSquare),
      number('p', '', ({ test }) => test.pValue),
      text('density changed', ({ test }) => (test.hasChanged ? 'yes' : 'not shown')),
      ...quantityColumns<Row>('density ratio', '', ({ test }) => test.ratio),
    ],
    rows,
  );
}
