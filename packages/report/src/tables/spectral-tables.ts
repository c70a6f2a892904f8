import type { FilmResult, Results, SpectralGainResult, StripeResult } from '@modalgain/study';
import { csv, quantityColumns, type CsvColumn } from './csv.js';

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

const scanColumns: readonly CsvColumn<SpectralRow>[] = [
  { head: 'film', value: ({ film }) => film.name },
  { head: 'files', value: ({ stripe }) => stripe.files.join('; ') },
  { head: 'fluence (uJ/cm2)', value: ({ stripe }) => stripe.fluenceUjPerCm2?.value },
];

/** One line a gain spectrum: its peak, and the second opinions. */
export function spectralGainsCsv(results: Results): string {
  return csv<SpectralRow>(
    [
      ...scanColumns,
      { head: 'outcome', value: ({ spectral }) => spectral.outcome },
      ...quantityColumns<SpectralRow>('peak gain', 'cm-1', ({ spectral }) => spectral.peak.netGainPerCm),
      ...quantityColumns<SpectralRow>('peak', 'nm', ({ spectral }) => spectral.peak.wavelengthNm),
      { head: 'emission wavelength (nm)', value: ({ spectral }) => spectral.atEmission?.wavelengthNm },
      ...quantityColumns<SpectralRow>(
        'gain at the emission wavelength',
        'cm-1',
        ({ spectral }) => spectral.atEmission?.netGainPerCm,
      ).slice(0, 4),
      ...quantityColumns<SpectralRow>(
        'gain by narrowing',
        'cm-1',
        ({ spectral }) => spectral.narrowing?.netGainPerCm,
      ),
      { head: 'narrowing at (um)', value: ({ spectral }) => spectral.narrowing?.stripeLengthUm },
      ...quantityColumns<SpectralRow>('FWHM there', 'nm', ({ spectral }) => spectral.narrowing?.fwhmNm),
      ...quantityColumns<SpectralRow>(
        'gain line width',
        'nm',
        ({ spectral }) => spectral.narrowing?.gainLineWidthNm,
      ),
      { head: 'similarity of A to PL', value: ({ spectral }) => spectral.source?.similarity },
      {
        head: 'relative deviation of A from PL',
        value: ({ spectral }) => spectral.source?.relativeDeviation,
      },
      { head: 'deviation expected', value: ({ spectral }) => spectral.source?.expectedDeviation },
    ],
    spectralRows(results),
  );
}

/** One line a wavelength of every gain spectrum. */
export function gainSpectraCsv(results: Results): string {
  const rows = spectralRows(results).flatMap((row) =>
    row.spectral.netGainPerCm.x.map((wavelengthNm, i) => ({ row, wavelengthNm, i })),
  );
  type Row = (typeof rows)[number];
  const bandColumns = (
    name: string,
    bandOf: (spectral: SpectralGainResult) => SpectralGainResult['netGainPerCm'],
  ): CsvColumn<Row>[] => [
    { head: name, value: ({ row, i }) => bandOf(row.spectral).y[i] },
    { head: `${name} lower 95 %`, value: ({ row, i }) => bandOf(row.spectral).lower[i] },
    { head: `${name} upper 95 %`, value: ({ row, i }) => bandOf(row.spectral).upper[i] },
  ];
  return csv<Row>(
    [
      ...scanColumns.map(({ head, value }) => ({ head, value: ({ row }: Row) => value(row) })),
      { head: 'wavelength (nm)', value: ({ wavelengthNm }) => wavelengthNm },
      ...bandColumns('net gain (cm-1)', ({ netGainPerCm }) => netGainPerCm),
      ...bandColumns('source (intensity per cm)', ({ sourcePerCm }) => sourcePerCm),
      {
        head: 'photoluminescence, scaled',
        value: ({ row, i }) => row.spectral.source?.photoluminescence[i],
      },
    ],
    rows,
  );
}

/** One line a scan and length: what Eq. 1 and the full model say of the points up to there. */
export function cutoffScansCsv({ films }: Results): string {
  const rows = films.flatMap((film) =>
    film.stripes.flatMap((stripe) =>
      (stripe.diagnostics?.cutoffScan ?? []).map((cut) => ({ film: film.name, stripe, cut })),
    ),
  );
  type Row = (typeof rows)[number];
  return csv<Row>(
    [
      { head: 'film', value: ({ film }) => film },
      { head: 'files', value: ({ stripe }) => stripe.files.join('; ') },
      { head: 'fluence (uJ/cm2)', value: ({ stripe }) => stripe.fluenceUjPerCm2?.value },
      { head: 'up to (um)', value: ({ cut }) => cut.upToUm },
      ...quantityColumns<Row>('net gain of Eq. 1', 'cm-1', ({ cut }) => cut.equationOnePerCm).slice(0, 4),
      ...quantityColumns<Row>('net gain', 'cm-1', ({ cut }) => cut.netGainPerCm).slice(0, 4),
    ],
    rows,
  );
}
