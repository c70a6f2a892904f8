import type { ResultTable } from '@modalgain/report';
import type { ScanSpectra } from '@modalgain/compute';
import type { StripeResult } from '@modalgain/study';
import type { StripeWindow } from './use-window';

const number = (name: string, unit: ResultTable['columns'][number]['unit'] = '') =>
  ({ name, type: 'number', unit }) as const;

/** The points of scans of a film and what the fit makes of each. */
export function scanTable(film: string, stripes: readonly StripeResult[]): ResultTable {
  return {
    name: `stripe-points-${film}`,
    title: `Points of ${stripes.length === 1 ? 'one stripe-length scan' : 'the stripe-length scans'} of ${film}, with residuals`,
    columns: [
      number('fluence', 'uJ/cm2'),
      number('stripe length', 'um'),
      number('intensity'),
      number('standard deviation'),
      number('residual', 'standard deviations'),
      { name: 'excluded', type: 'text', unit: '' },
    ],
    rows: stripes.flatMap(({ fluenceUjPerCm2, points }) =>
      points.map(({ stripeLengthUm, intensity, standardDeviation, residual, excluded }) => [
        fluenceUjPerCm2?.value ?? null,
        stripeLengthUm,
        intensity,
        standardDeviation,
        residual,
        excluded,
      ]),
    ),
  };
}

/** What Eq. 1 says of windows of the same beginning, a line an end. */
export function windowEndsTable(film: string, { fromUm, answer }: StripeWindow): ResultTable {
  return {
    name: `window-ends-${film}`,
    title: `Net gain of ${film} by Eq. 1 on windows that begin at ${fromUm} µm`,
    columns: [
      number('window start', 'um'),
      number('window end', 'um'),
      number('net gain', 'cm-1'),
      number('net gain standard error', 'cm-1'),
    ],
    rows: (answer?.ends ?? []).map(({ toUm, netGainPerCm: { value, standardError } }) => [
      fromUm,
      toUm,
      value,
      standardError,
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
