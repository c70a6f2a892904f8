import type { Provenance } from './provenance.js';

/** Emission of one stripe against pump fluence, without its spectra. All arrays have one entry a point. */
export interface FluenceScan {
  readonly kind: 'fluence-scan';
  readonly provenance: Provenance;
  readonly fluenceUjPerCm2: Float64Array;
  /** In the file's unit; a second where the file states integration times. */
  readonly intensity: Float64Array;
  /** Standard deviation of each intensity where the file states one. */
  readonly intensityError?: Float64Array;
  /** Full width at half maximum of each spectrum where the file states one. */
  readonly fwhmNm?: Float64Array;
  /** The unit as written in the file, empty if none is. */
  readonly intensityUnit: string;
}
