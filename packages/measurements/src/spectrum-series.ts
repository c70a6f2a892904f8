import type { Provenance } from './provenance.js';

/**
 * What changes from spectrum to spectrum of a series, with its unit in the name. A position is that of a slit, a spot or a
 * stage, which becomes a stripe length only with the zero and the direction that somebody states.
 */
export type SeriesVariable =
  'stripeLengthUm' | 'fluenceUjPerCm2' | 'pulseEnergyUj' | 'positionUm' | 'unknown';

/** Something that the intensities of a series were divided by, so that its spectra can be compared. */
export interface Normalisation {
  /** `reference`: a reading beside each spectrum of the light that the pump gave, over the mean of these readings. */
  readonly by: 'integration-time' | 'filter-transmission' | 'reference';
  /** What each spectrum was divided by, one entry a spectrum: times in s, 1 where a file gives light a second itself. */
  readonly values: Float64Array;
}

/** Emission spectra against one variable. */
export interface SpectrumSeries {
  readonly kind: 'spectrum-series';
  readonly provenance: Provenance;
  /** Increasing; one entry a spectral channel. */
  readonly wavelengthNm: Float64Array;
  readonly variable: SeriesVariable;
  /** One entry a spectrum. */
  readonly variableValues: Float64Array;
  /** `spectra[i][j]`: intensity of spectrum i at channel j. */
  readonly spectra: readonly Float64Array[];
  readonly intensityUnit: string;
  /**
   * Where the file states one time for all of its spectra, which then stand as written; spectra of different times are
   * a second each, and have none here.
   */
  readonly integrationTimeS?: number;
  /** What was divided out; absent where intensities stand as written. */
  readonly normalisation?: readonly Normalisation[];
}
