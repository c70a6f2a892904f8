import type { DecomposedSpectrum } from '@modalgain/gain';
import type { ResultTable } from '@modalgain/report';

const number = (name: string, unit: ResultTable['columns'][number]['unit'] = '') =>
  ({ name, type: 'number', unit }) as const;

/** One spectrum and its parts, a line a wavelength. */
export function spectrumTable(film: string, spectrum: DecomposedSpectrum): ResultTable {
  const { fluenceUjPerCm2, wavelengthNm, intensity, photoluminescence, amplified } = spectrum;
  return {
    name: `threshold-spectrum-${film}`,
    title: `Spectrum of ${film} at ${fluenceUjPerCm2} µJ/cm² and its parts`,
    columns: [
      number('wavelength', 'nm'),
      number('intensity'),
      number('photoluminescence'),
      number('amplified'),
    ],
    rows: Array.from(wavelengthNm, (nm, j) => [
      nm,
      intensity[j] ?? null,
      photoluminescence[j] ?? null,
      amplified[j] ?? null,
    ]),
  };
}

/** All spectra as measured: a line a wavelength, a column a fluence. */
export function allSpectraTable(film: string, spectra: readonly DecomposedSpectrum[]): ResultTable {
  return {
    name: `threshold-spectra-${film}`,
    title: `Spectra of ${film}, a column a fluence`,
    columns: [
      number('wavelength', 'nm'),
      ...spectra.map(({ fluenceUjPerCm2 }) => number(`${fluenceUjPerCm2} uJ/cm2`)),
    ],
    rows: Array.from(spectra[0]?.wavelengthNm ?? [], (nm, j) => [
      nm,
      ...spectra.map(({ intensity }) => intensity[j] ?? null),
    ]),
  };
}
