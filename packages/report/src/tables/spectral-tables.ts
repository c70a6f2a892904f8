import type { FilmResult, Results, SpectralGainResult, StripeResult } from '@modalgain/study';
import {
  estimateColumns,
  number,
  quantityColumns,
  tableOf,
  text,
  type ColumnOf,
  type ColumnUnit,
  type TableContent,
} from './table.js';

interface SpectralRow {
  readonly film: FilmResult;
  readonly stripe: StripeResult;
  readonly spectral: SpectralGainResult;
}

const spectralRows = ({ films }: Results): SpectralRow[] =>
  films.flatMap((film) =>
    film.stripes.flatMap((stripe) =>
      stripe.spectralGain ? [{ film, stripe, spectral: stripe.spectralGain }] : [],
    ),
  );

const scanColumns: readonly ColumnOf<SpectralRow>[] = [
  text('film', ({ film }) => film.name),
  text('files', ({ stripe }) => stripe.files.join('; ')),
  number('fluence', 'uJ/cm2', ({ stripe }) => stripe.fluenceUjPerCm2?.value),
];

/** One line a gain spectrum: its peak, and the second opinions. */
export function spectralGainsTable(results: Results): TableContent {
  return tableOf<SpectralRow>(
    [
      ...scanColumns,
      text('outcome', ({ spectral }) => spectral.outcome),
      ...quantityColumns<SpectralRow>('peak gain', 'cm-1', ({ spectral }) => spectral.peak.netGainPerCm),
      ...quantityColumns<SpectralRow>('peak', 'nm', ({ spectral }) => spectral.peak.wavelengthNm),
      number('emission wavelength', 'nm', ({ spectral }) => spectral.atEmission?.wavelengthNm),
      ...estimateColumns<SpectralRow>(
        'gain at the emission wavelength',
        'cm-1',
        ({ spectral }) => spectral.atEmission?.netGainPerCm,
      ),
      ...quantityColumns<SpectralRow>(
        'gain by narrowing',
        'cm-1',
        ({ spectral }) => spectral.narrowing?.netGainPerCm,
      ),
      number('narrowing at', 'um', ({ spectral }) => spectral.narrowing?.stripeLengthUm),
      ...quantityColumns<SpectralRow>('FWHM there', 'nm', ({ spectral }) => spectral.narrowing?.fwhmNm),
      ...quantityColumns<SpectralRow>(
        'gain line width',
        'nm',
        ({ spectral }) => spectral.narrowing?.gainLineWidthNm,
      ),
      number('similarity of A to PL', '', ({ spectral }) => spectral.source?.similarity),
      number('relative deviation of A from PL', '', ({ spectral }) => spectral.source?.relativeDeviation),
      number('deviation expected', '', ({ spectral }) => spectral.source?.expectedDeviation),
    ],
    spectralRows(results),
  );
}

/** One line a wavelength of every gain spectrum. */
export function gainSpectraTable(results: Results): TableContent {
  const rows = spectralRows(results).flatMap((row) =>
    row.spectral.netGainPerCm.x.map((wavelengthNm, i) => ({ row, wavelengthNm, i })),
  );
  type Row = (typeof rows)[number];
  const bandColumns = (
    name: string,
    unit: ColumnUnit,
    bandOf: (spectral: SpectralGainResult) => SpectralGainResult['netGainPerCm'],
  ): ColumnOf<Row>[] => [
    number(name, unit, ({ row, i }) => bandOf(row.spectral).y[i]),
    number(`${name} lower 95 %`, unit, ({ row, i }) => bandOf(row.spectral).lower[i]),
    number(`${name} upper 95 %`, unit, ({ row, i }) => bandOf(row.spectral).upper[i]),
  ];
  return tableOf<Row>(
    [
      ...scanColumns.map((column) => ({ ...column, value: ({ row }: Row) => column.value(row) })),
      number('wavelength', 'nm', ({ wavelengthNm }) => wavelengthNm),
      ...bandColumns('net gain', 'cm-1', ({ netGainPerCm }) => netGainPerCm),
      ...bandColumns('source', 'intensity per cm', ({ sourcePerCm }) => sourcePerCm),
      number('photoluminescence, scaled', '', ({ row, i }) => row.spectral.source?.photoluminescence[i]),
    ],
    rows,
  );
}

/** One line a scan and length: what Eq. 1 and the full model say of the points up to there. */
export function cutoffScansTable({ films }: Results): TableContent {
  const rows = films.flatMap((film) =>
    film.stripes.flatMap((stripe) =>
      (stripe.diagnostics?.cutoffScan ?? []).map((cut) => ({ film: film.name, stripe, cut })),
    ),
  );
  type Row = (typeof rows)[number];
  return tableOf<Row>(
    [
      text('film', ({ film }) => film),
      text('files', ({ stripe }) => stripe.files.join('; ')),
      number('fluence', 'uJ/cm2', ({ stripe }) => stripe.fluenceUjPerCm2?.value),
      number('up to', 'um', ({ cut }) => cut.upToUm),
      ...estimateColumns<Row>('net gain of Eq. 1', 'cm-1', ({ cut }) => cut.equationOnePerCm),
      ...estimateColumns<Row>('net gain', 'cm-1', ({ cut }) => cut.netGainPerCm),
    ],
    rows,
  );
}
