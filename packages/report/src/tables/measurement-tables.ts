import type { Results } from '@modalgain/study';
import { csv, quantityColumns, type CsvColumn } from './csv.js';

type Film = Results['films'][number];
type Stripe = Film['stripes'][number];

interface ScanRow {
  readonly film: string;
  readonly stripe: Stripe;
}

const scans = ({ films }: Results): ScanRow[] =>
  films.flatMap(({ name, stripes }) => stripes.map((stripe) => ({ film: name, stripe })));

const scanColumns: readonly CsvColumn<ScanRow>[] = [
  { head: 'film', value: ({ film }) => film },
  { head: 'files', value: ({ stripe }) => stripe.files.join('; ') },
  { head: 'fluence (uJ/cm2)', value: ({ stripe }) => stripe.fluenceUjPerCm2?.value },
];

/** One line a stripe-length scan. `outcome` is that of the scan: determined, no-gain or not-determined. */
export function stripesCsv(results: Results): string {
  const model =
    (name: Stripe['models'][number]['name']) =>
    ({ stripe }: ScanRow) =>
      stripe.models.find((candidate) => candidate.name === name);
  const columns: CsvColumn<ScanRow>[] = [
    ...scanColumns,
    { head: 'outcome', value: ({ stripe }) => stripe.outcome },
    ...quantityColumns<ScanRow>('net gain', 'cm-1', ({ stripe }) => stripe.netGainPerCm).slice(0, 4),
    { head: 'weight of the saturable model', value: (row) => model('two-way-saturable')(row)?.weight },
    ...quantityColumns<ScanRow>(
      'net gain of the saturable model',
      'cm-1',
      (row) => model('two-way-saturable')(row)?.netGainPerCm,
    ).slice(0, 4),
    {
      head: 'weight of the inhomogeneous model',
      value: (row) => model('two-way-inhomogeneous')(row)?.weight,
    },
    ...quantityColumns<ScanRow>(
      'net gain of the inhomogeneous model',
      'cm-1',
      (row) => model('two-way-inhomogeneous')(row)?.netGainPerCm,
    ).slice(0, 4),
    { head: 'weight of Eq. 1', value: (row) => model('small-signal')(row)?.weight },
    ...quantityColumns<ScanRow>(
      'net gain of Eq. 1',
      'cm-1',
      (row) => model('small-signal')(row)?.netGainPerCm,
    ).slice(0, 4),
    ...quantityColumns<ScanRow>('5 % compression at', 'um', ({ stripe }) => stripe.compressionLengthUm).slice(
      0,
      4,
    ),
    { head: 'window of Eq. 1 from (um)', value: ({ stripe }) => stripe.windowFit?.windowUm[0] },
    { head: 'window of Eq. 1 to (um)', value: ({ stripe }) => stripe.windowFit?.windowUm[1] },
    ...quantityColumns<ScanRow>(
      'net gain of Eq. 1 in the window',
      'cm-1',
      ({ stripe }) => stripe.windowFit?.netGainPerCm,
    ).slice(0, 4),
    { head: 'relative bias of the window', value: ({ stripe }) => stripe.windowFit?.relativeBias },
    { head: 'points', value: ({ stripe }) => stripe.points.length },
    {
      head: 'points excluded',
      value: ({ stripe }) => stripe.points.filter(({ excluded }) => excluded !== null).length,
    },
  ];
  return csv(columns, scans(results));
}

/** One line a measured point of every scan, with its residual. */
export function stripePointsCsv(results: Results): string {
  const rows = scans(results).flatMap((scan) => scan.stripe.points.map((point) => ({ scan, point })));
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      ...scanColumns.map(({ head, value }) => ({ head, value: ({ scan }: Row) => value(scan) })),
      { head: 'stripe length (um)', value: ({ point }) => point.stripeLengthUm },
      { head: 'intensity', value: ({ point }) => point.intensity },
      { head: 'intensity unit', value: ({ scan }) => scan.stripe.intensityUnit },
      { head: 'standard deviation', value: ({ point }) => point.standardDeviation },
      { head: 'residual (standard deviations)', value: ({ point }) => point.residual },
      { head: 'excluded', value: ({ point }) => point.excluded },
    ],
    rows,
  );
}

/** One line a guided mode; films that guide none have one line that says so. */
export function modesCsv({ films }: Results): string {
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
  return csv<Row>(
    [
      { head: 'film', value: ({ name }) => name },
      { head: 'outcome', value: ({ mode }) => (mode ? 'guided' : 'no guided mode') },
      { head: 'polarization', value: ({ mode }) => mode?.polarization },
      { head: 'order', value: ({ mode }) => mode?.order },
      { head: 'effective index', value: ({ mode }) => mode?.effectiveIndex },
      { head: 'group index', value: ({ mode }) => mode?.groupIndex },
      { head: 'confinement power', value: ({ mode }) => mode?.confinement.power },
      { head: 'confinement modal', value: ({ mode }) => mode?.confinement.modal },
      { head: 'confinement energy', value: ({ mode }) => mode?.confinement.energy },
      { head: 'cut-off thickness (nm)', value: cutoff },
    ],
    rows,
  );
}

/** One line an AFM scan. Roughness of the whole scan after levelling by a plane. */
export function surfacesCsv({ films }: Results): string {
  const rows = films.flatMap(({ name, surfaces }) => surfaces.map((surface) => ({ name, surface })));
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'film', value: ({ name }) => name },
      { head: 'file', value: ({ surface }) => surface.file },
      { head: 'channel', value: ({ surface }) => surface.title },
      { head: 'rows', value: ({ surface }) => surface.shape[0] },
      { head: 'columns', value: ({ surface }) => surface.shape[1] },
      { head: 'size x (nm)', value: ({ surface }) => surface.sizeNm[0] },
      { head: 'size y (nm)', value: ({ surface }) => surface.sizeNm[1] },
      ...quantityColumns<Row>('thickness', 'nm', ({ surface }) => surface.thicknessNm),
      ...quantityColumns<Row>('film Sq', 'nm', ({ surface }) => surface.filmSqNm),
      ...quantityColumns<Row>(
        'film correlation length',
        'nm',
        ({ surface }) => surface.filmCorrelationLengthNm,
      ),
      { head: 'Sa (nm)', value: ({ surface }) => surface.roughness.plane.saNm },
      { head: 'Sq (nm)', value: ({ surface }) => surface.roughness.plane.sqNm },
      { head: 'Ssk', value: ({ surface }) => surface.roughness.plane.ssk },
      { head: 'Sku', value: ({ surface }) => surface.roughness.plane.sku },
      { head: 'Sp (nm)', value: ({ surface }) => surface.roughness.plane.spNm },
      { head: 'Sv (nm)', value: ({ surface }) => surface.roughness.plane.svNm },
      { head: 'Sz (nm)', value: ({ surface }) => surface.roughness.plane.szNm },
    ],
    rows,
  );
}
