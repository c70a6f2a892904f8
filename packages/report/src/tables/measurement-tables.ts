import type { Results } from '@modalgain/study';
import {
  estimateColumns,
  integer,
  number,
  quantityColumns,
  tableOf,
  text,
  type ColumnOf,
  type TableContent,
} from './table.js';

type Film = Results['films'][number];
type Stripe = Film['stripes'][number];

interface ScanRow {
  readonly film: string;
  readonly stripe: Stripe;
}

const scans = ({ films }: Results): ScanRow[] =>
  films.flatMap(({ name, stripes }) => stripes.map((stripe) => ({ film: name, stripe })));

const scanColumns: readonly ColumnOf<ScanRow>[] = [
  text('film', ({ film }) => film),
  text('files', ({ stripe }) => stripe.files.join('; ')),
  number('fluence', 'uJ/cm2', ({ stripe }) => stripe.fluenceUjPerCm2?.value),
];

/** One line a stripe-length scan. `outcome` is that of the scan: determined, no-gain or not-determined. */
export function stripesTable(results: Results): TableContent {
  const model =
    (name: Stripe['models'][number]['name']) =>
    ({ stripe }: ScanRow) =>
      stripe.models.find((candidate) => candidate.name === name);
  const columns: ColumnOf<ScanRow>[] = [
    ...scanColumns,
    text('outcome', ({ stripe }) => stripe.outcome),
    ...estimateColumns<ScanRow>('net gain', 'cm-1', ({ stripe }) => stripe.netGainPerCm),
    number('weight of the saturable model', '', (row) => model('two-way-saturable')(row)?.weight),
    ...estimateColumns<ScanRow>(
      'net gain of the saturable model',
      'cm-1',
      (row) => model('two-way-saturable')(row)?.netGainPerCm,
    ),
    number('weight of the inhomogeneous model', '', (row) => model('two-way-inhomogeneous')(row)?.weight),
    ...estimateColumns<ScanRow>(
      'net gain of the inhomogeneous model',
      'cm-1',
      (row) => model('two-way-inhomogeneous')(row)?.netGainPerCm,
    ),
    number('weight of Eq. 1', '', (row) => model('small-signal')(row)?.weight),
    ...estimateColumns<ScanRow>(
      'net gain of Eq. 1',
      'cm-1',
      (row) => model('small-signal')(row)?.netGainPerCm,
    ),
    ...estimateColumns<ScanRow>('5 % compression at', 'um', ({ stripe }) => stripe.compressionLengthUm),
    number('window of Eq. 1 from', 'um', ({ stripe }) => stripe.windowFit?.windowUm[0]),
    number('window of Eq. 1 to', 'um', ({ stripe }) => stripe.windowFit?.windowUm[1]),
    ...estimateColumns<ScanRow>(
      'net gain of Eq. 1 in the window',
      'cm-1',
      ({ stripe }) => stripe.windowFit?.netGainPerCm,
    ),
    number('relative bias of the window', '', ({ stripe }) => stripe.windowFit?.relativeBias),
    integer('points', ({ stripe }) => stripe.points.length),
    integer(
      'points excluded',
      ({ stripe }) => stripe.points.filter(({ excluded }) => excluded !== null).length,
    ),
  ];
  return tableOf(columns, scans(results));
}

/** One line a measured point of every scan, with its residual. */
export function stripePointsTable(results: Results): TableContent {
  const rows = scans(results).flatMap((scan) => scan.stripe.points.map((point) => ({ scan, point })));
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      ...scanColumns.map((column) => ({ ...column, value: ({ scan }: Row) => column.value(scan) })),
      number('stripe length', 'um', ({ point }) => point.stripeLengthUm),
      number('intensity', '', ({ point }) => point.intensity),
      text('intensity unit', ({ scan }) => scan.stripe.intensityUnit),
      number('standard deviation', '', ({ point }) => point.standardDeviation),
      number('residual', 'standard deviations', ({ point }) => point.residual),
      text('excluded', ({ point }) => point.excluded),
    ],
    rows,
  );
}

/** One line a guided mode; films that guide none have one line that says so. */
export function modesTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, waveguide }) => {
    if (!waveguide) return [];
    const modes = waveguide.modes.length > 0 ? waveguide.modes : [undefined];
    return modes.map((mode) => ({ name, mode, waveguide }));
  });
  type Row = (typeof rows)[number];
  const cutoff = ({ mode, waveguide }: Row): number | undefined =>
    waveguide.cutoffs.find(
      ({ polarization, order }) =>
        polarization === (mode?.polarization ?? 'TE') && order === (mode?.order ?? 0),
    )?.thicknessNm;
  return tableOf<Row>(
    [
      text('film', ({ name }) => name),
      text('outcome', ({ mode }) => (mode ? 'guided' : 'no guided mode')),
      text('polarization', ({ mode }) => mode?.polarization),
      integer('order', ({ mode }) => mode?.order),
      number('effective index', '', ({ mode }) => mode?.effectiveIndex),
      number('group index', '', ({ mode }) => mode?.groupIndex),
      number('confinement power', '', ({ mode }) => mode?.confinement.power),
      number('confinement modal', '', ({ mode }) => mode?.confinement.modal),
      number('confinement energy', '', ({ mode }) => mode?.confinement.energy),
      number('cut-off thickness', 'nm', cutoff),
    ],
    rows,
  );
}

/** One line an AFM scan. Roughness of the whole scan after levelling by a plane. */
export function surfacesTable({ films }: Results): TableContent {
  const rows = films.flatMap(({ name, surfaces }) => surfaces.map((surface) => ({ name, surface })));
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ name }) => name),
      text('file', ({ surface }) => surface.file),
      text('channel', ({ surface }) => surface.title),
      integer('rows', ({ surface }) => surface.shape[0]),
      integer('columns', ({ surface }) => surface.shape[1]),
      number('size x', 'nm', ({ surface }) => surface.sizeNm[0]),
      number('size y', 'nm', ({ surface }) => surface.sizeNm[1]),
      ...quantityColumns<Row>('thickness', 'nm', ({ surface }) => surface.thicknessNm),
      ...quantityColumns<Row>('film Sq', 'nm', ({ surface }) => surface.filmSqNm),
      ...quantityColumns<Row>(
        'film correlation length',
        'nm',
        ({ surface }) => surface.filmCorrelationLengthNm,
      ),
      number('Sa', 'nm', ({ surface }) => surface.roughness.plane.saNm),
      number('Sq', 'nm', ({ surface }) => surface.roughness.plane.sqNm),
      number('Ssk', '', ({ surface }) => surface.roughness.plane.ssk),
      number('Sku', '', ({ surface }) => surface.roughness.plane.sku),
      number('Sp', 'nm', ({ surface }) => surface.roughness.plane.spNm),
      number('Sv', 'nm', ({ surface }) => surface.roughness.plane.svNm),
      number('Sz', 'nm', ({ surface }) => surface.roughness.plane.szNm),
      number('film Sq as levelled', 'nm', ({ surface }) => surface.parameters?.heights.sqNm),
      number('film Sdq', '', ({ surface }) => surface.parameters?.sdq),
      number('film Sdr', '%', ({ surface }) => surface.parameters?.sdrPercent),
      number('film Sal', 'nm', ({ surface }) => surface.parameters?.salNm),
      number('film Str', '', ({ surface }) => surface.parameters?.str),
    ],
    rows,
  );
}
