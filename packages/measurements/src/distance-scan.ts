import type { Provenance } from './provenance.js';

/**
 * Edge emission against how far light travelled through unpumped film: a small pumped spot, or a stripe of fixed length, is
 * moved away from the edge. All arrays have one entry a point, in the order in which the file lists them.
 */
export interface DistanceScan {
  readonly kind: 'distance-scan';
  readonly provenance: Provenance;
  /** From the edge to the pumped spot or stripe; in any order, repeats allowed. */
  readonly distanceUm: Float64Array;
  readonly intensity: Float64Array;
  /** Standard deviation of each intensity where the file states one. */
  readonly intensityError?: Float64Array;
  /** The unit as written in the file, empty if none is. */
  readonly intensityUnit: string;
}
