import type { Results } from '@modalgain/study';
import { csv, quantityColumns } from './csv.js';

/** One line a gain model and film; the average over the models last. */
export function gainModelsCsv({ gainFit }: Results): string {
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
  return csv<Row>(
    [
      { head: 'model', value: ({ model }) => model },
      { head: 'used', value: ({ row }) => row && (row.isUsed ? 'yes' : 'no') },
      { head: 'weight', value: ({ row }) => row?.weight },
      { head: 'delta AICc', value: ({ row }) => row?.deltaAicc },
      { head: 'chi-square', value: ({ row }) => row?.chiSquare },
      ...quantityColumns<Row>('saturation fluence', 'uJ/cm2', ({ row }) => row?.saturationFluenceUjPerCm2),
      { head: 'film', value: ({ film }) => film },
      ...quantityColumns<Row>('density', 'cm-3', ({ densityPerCm3 }) => densityPerCm3),
    ],
    [...models, ...averages],
  );
}

/** One line a value at which a quantity was held. */
export function profilesCsv({ gainFit }: Results): string {
  const units = { density: 'cm-3', loss: 'cm-1', saturationFluence: 'uJ/cm2' } as const;
  const rows = (gainFit?.profiles ?? []).flatMap(({ film, quantity, x, deltaChiSquare }) =>
    x.map((value, i) => ({ film, quantity, value, rise: deltaChiSquare[i] })),
  );
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'quantity', value: ({ quantity }) => quantity },
      { head: 'unit', value: ({ quantity }) => units[quantity] },
      { head: 'value', value: ({ value }) => value },
      { head: 'rise of chi-square', value: ({ rise }) => rise },
    ],
    rows,
  );
}

/** One line a pair of quantities of the global fit. */
export function correlationsCsv({ gainFit }: Results): string {
  const { quantities, matrix } = gainFit?.correlations ?? { quantities: [], matrix: [] };
  const rows = quantities.flatMap((first, i) =>
    quantities.slice(0, i).map((second, j) => ({ first, second, correlation: matrix[i]?.[j] })),
  );
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'quantity', value: ({ first }) => first.quantity },
      { head: 'film', value: ({ first }) => first.film },
      { head: 'other quantity', value: ({ second }) => second.quantity },
      { head: 'other film', value: ({ second }) => second.film },
      { head: 'correlation', value: ({ correlation }) => correlation },
    ],
    rows,
  );
}

/** One line a film: how well its density would be known after one more measurement. */
export function prospectsCsv({ gainFit }: Results): string {
  return csv(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'relative error of the density now', value: ({ present }) => present },
      { head: 'loss measured to', value: ({ withMeasuredLoss }) => withMeasuredLoss?.lossRelativeError },
      {
        head: 'relative error of the density then',
        value: ({ withMeasuredLoss }) => withMeasuredLoss?.densityRelativeError,
      },
      {
        head: 'further fluences (uJ/cm2)',
        value: ({ withLowFluences }) => withLowFluences.fluencesUjPerCm2.join('; '),
      },
      {
        head: 'relative error of the density with these',
        value: ({ withLowFluences }) => withLowFluences.densityRelativeError,
      },
    ],
    gainFit?.forecasts ?? [],
  );
}

/** One line a film: the fit to the scans themselves beside the fit in two steps. */
export function fitWaysCsv({ gainFit }: Results): string {
  type Row = NonNullable<NonNullable<Results['gainFit']>['fromScans']>['films'][number];
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
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
export function treatmentTestsCsv({ comparisons }: Results): string {
  const rows = comparisons.flatMap(({ before, after, treatment, densityTest: test }) =>
    test ? [{ before, after, treatment, test }] : [],
  );
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'before', value: ({ before }) => before },
      { head: 'after', value: ({ after }) => after },
      { head: 'treatment', value: ({ treatment }) => treatment },
      { head: 'rise of chi-square at equal densities', value: ({ test }) => test.deltaChiSquare },
      { head: 'p', value: ({ test }) => test.pValue },
      { head: 'density changed', value: ({ test }) => (test.hasChanged ? 'yes' : 'not shown') },
      ...quantityColumns<Row>('density ratio', '', ({ test }) => test.ratio),
    ],
    rows,
  );
}
