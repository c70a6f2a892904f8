import type { Provenance } from './provenance.js';

/** A table of n and k against wavelength; n + i k with k > 0 absorbing. */
export interface OpticalConstants {
  readonly kind: 'optical-constants';
  readonly provenance: Provenance;
  /** Strictly increasing. */
  readonly wavelengthNm: Float64Array;
  readonly n: Float64Array;
  /** Absent where the file does not give k. */
  readonly k?: Float64Array;
  /** Standard deviation of n where the file states one. */
  readonly nError?: Float64Array;
  /** The same of k. */
  readonly kError?: Float64Array;
}
