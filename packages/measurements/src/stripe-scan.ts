import type { Provenance } from './provenance.js';

/**
 * Emission intensity against the length of the excitation stripe, at one pump fluence.
 * All arrays have one entry a point, in the order in which the file lists them.
 */
export interface StripeScan {
  readonly kind: 'stripe-scan';
  readonly provenance: Provenance;
  readonly stripeLengthUm: Float64Array;
  /** Intensity in the file's unit, after integration over the ASE band where the file holds spectra. */
  readonly intensity: Float64Array;
  /** Standard deviation of each intensity where the file states one. */
  readonly intensityError?: Float64Array;
  /** The unit as written in the file ("counts", "a.u."), empty if none is. */
  readonly intensityUnit: string;
  /** Stated in the file's header, if it is. */
  readonly fluenceUjPerCm2?: number;
}
