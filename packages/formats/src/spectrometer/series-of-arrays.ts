import { UnreadableFileError } from '@modalgain/numerics';
import type { SpectrumSeriesContent } from '../delimited-text/spectrum-series.js';

interface Arrays {
  /** Rising or falling. */
  readonly wavelengthNm: Float64Array;
  /** One or more, each with one intensity a wavelength. */
  readonly spectra: readonly Float64Array[];
  /** One a spectrum, where the file states them; otherwise spectra are numbered from 0. */
  readonly values?: Float64Array | undefined;
  readonly intensityUnit: string;
  readonly integrationTimeS?: number | undefined;
  /** Receives what was changed. */
  readonly notes: string[];
}

/**
 * A series of spectra whose variable is not known, from numbers, with wavelengths rising.
 *
 * @throws UnreadableFileError for fewer than two channels, lengths that differ, and numbers that are none
 */
export function seriesOfArrays(arrays: Arrays): SpectrumSeriesContent {
  const { wavelengthNm, spectra, values, intensityUnit, integrationTimeS, notes } = arrays;
  refuseUneven(wavelengthNm, spectra);
  const falls = wavelengthNm[1] < wavelengthNm[0];
  refuseDisorder(wavelengthNm, falls);
  if (falls) notes.push('Wavelengths are listed falling: reversed.');
  if (integrationTimeS !== undefined)
    notes.push(`Integration time ${integrationTimeS} s: intensities are read as written.`);
  if (spectra.length > 1 && values === undefined)
    notes.push('The file states no variable: spectra are numbered from 0.');
  return {
    kind: 'spectrum-series',
    wavelengthNm: falls ? wavelengthNm.toReversed() : wavelengthNm,
    variable: 'unknown',
    variableValues: values ?? Float64Array.from(spectra, (_, index) => index),
    spectra: falls ? spectra.map((spectrum) => spectrum.toReversed()) : spectra,
    intensityUnit,
    ...(integrationTimeS !== undefined && { integrationTimeS }),
  };
}

function refuseUneven(wavelengthNm: Float64Array, spectra: readonly Float64Array[]): void {
  if (wavelengthNm.length < 2)
    throw new UnreadableFileError(`found ${wavelengthNm.length} spectral channels, expected at least 2.`);
  for (const [index, spectrum] of spectra.entries()) {
    if (spectrum.length !== wavelengthNm.length) {
      throw new UnreadableFileError(
        `found ${spectrum.length} intensities in spectrum ${index + 1}, expected ${wavelengthNm.length}, one a wavelength.`,
      );
    }
    const bad = spectrum.findIndex((value) => !Number.isFinite(value));
    if (bad !== -1)
      throw new UnreadableFileError(`found ${spectrum[bad]} in spectrum ${index + 1}, expected a number.`);
  }
}

function refuseDisorder(wavelengthNm: Float64Array, falls: boolean): void {
  const bad = wavelengthNm.findIndex(
    (nm, j) =>
      !(nm > 0 && nm < Infinity) || (j > 0 && !(falls ? nm < wavelengthNm[j - 1] : nm > wavelengthNm[j - 1])),
  );
  if (bad === -1) return;
  throw new UnreadableFileError(
    `found the wavelength ${wavelengthNm[bad]} nm in channel ${bad + 1}, expected positive ones that ${falls ? 'fall' : 'rise'} throughout.`,
  );
}
