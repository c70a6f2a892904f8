import type { Provenance } from './provenance.js';

/** What changes from spectrum to spectrum of a series, with its unit in the name. */
export type SeriesVariable = 'stripeLengthUm' | 'fluenceUjPerCm2' | 'pulseEnergyUj' | 'unknown';

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
}
