import type { Figure } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';

/** The table that holds the numbers of each kind of figure, by the start of the figure's name; the longest start counts. */
const tableOfKind: Readonly<Record<string, string>> = {
  'before-after': 'comparisons',
  confinement: 'modes',
  contrast: 'contrasts',
  correlations: 'correlations',
  'fit-ways': 'fit-ways',
  'height-maps': 'surfaces',
  identifiability: 'profiles',
  loss: 'loss-points',
  'model-comparison': 'gain-models',
  'net-gain': 'net-gains',
  'predicted-loss': 'predicted-losses',
  prediction: 'predictions',
  prospects: 'prospects',
  pump: 'pump',
  resonator: 'resonators',
  ridge: 'profiles',
  'spectral-gain': 'gain-spectra',
  stripe: 'stripe-points',
  'stripe-diagnostics': 'stripes',
  summary: 'films',
  surface: 'surfaces',
  threshold: 'threshold-points',
  treatment: 'treatment-tests',
  'verdict-evidence': 'verdicts',
};

/** The numbers of a figure: the rows of its film where it shows one film only; undefined where no table holds them. */
export function tableOfFigure({ name }: Figure, tables: readonly ResultTable[]): ResultTable | undefined {
  const kind = Object.keys(tableOfKind)
    .filter((start) => name === start || name.startsWith(`${start}-`))
    .sort((a, b) => b.length - a.length)
    .at(0);
  const table = tables.find((candidate) => kind !== undefined && candidate.name === tableOfKind[kind]);
  if (!table || kind === undefined || name === kind) return table;
  const film = name.slice(kind.length + 1);
  const column = table.columns.findIndex((each) => each.name === 'film');
  const rows = table.rows.filter((row) => row[column] === film);
  return rows.length === 0 ? table : { ...table, name: `${table.name}-${film}`, rows };
}
