import type { ResultTable } from '@modalgain/report';
import type { ScanSpectra } from '@modalgain/compute';
import type { StripeResult } from '@modalgain/study';

const number = (name: string, unit: ResultTable['columns'][number]['unit'] = '') =>
  ({ name, type: 'number', unit }) as const;

/** The numbers of one scan: its points and what the fit makes of each. */
export function scanTable(film: string, stripe: StripeResult): ResultTable {
  return {
    name: `stripe-points-${film}`,
    title: `Points of one stripe-length scan of ${film}, with residuals`,
    columns: [
      number('stripe length', 'um'),
      number('intensity'),
      number('standard deviation'),
      number('residual', 'standard deviations'),
      { name: 'excluded', type: 'text', unit: '' },
    ],
    rows: stripe.points.map(({ stripeLengthUm, intensity, standardDeviation, residual, excluded }) => [
      stripeLengthUm,
      intensity,
      standardDeviation,
      residual,
      excluded,
    ]),
  };
}

/** The spectra of one scan: a line a wavelength, a column a stripe length. */
export function spectraTable(
  film: string,
  { wavelengthNm, stripeLengthUm, intensity }: ScanSpectra,
): ResultTable {
  const channels = wavelengthNm.length;
  return {
    name: `stripe-spectra-${film}`,
    title: `Spectra of one stripe-length scan of ${film}, a column a stripe length`,
    columns: [number('wavelength', 'nm'), ...Array.from(stripeLengthUm, (um) => number(`${um} um`))],
    rows: Array.from(wavelengthNm, (nm, j) => [
      nm,
      ...Array.from(stripeLengthUm, (_, row) => intensity[row * channels + j] ?? null),
    ]),
  };
}

/** Gain and source spectrum of one scan, a line a wavelength. */
export function gainSpectrumTable(film: string, { spectralGain }: StripeResult): ResultTable {
  const gain = spectralGain?.netGainPerCm;
  return {
    name: `gain-spectrum-${film}`,
    title: `Net gain of ${film} against wavelength`,
    columns: [
      number('wavelength', 'nm'),
      number('net gain', 'cm-1'),
      number('net gain lower 95 %', 'cm-1'),
      number('net gain upper 95 %', 'cm-1'),
      number('source', 'intensity per cm'),
    ],
    rows: (gain?.x ?? []).map((nm, i) => [
      nm,
      gain?.y[i] ?? null,
      gain?.lower[i] ?? null,
      gain?.upper[i] ?? null,
      spectralGain?.sourcePerCm.y[i] ?? null,
    ]),
  };
}
