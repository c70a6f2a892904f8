import type { Provenance } from './provenance.js';

/** Repeated readings of edge emission from two equal stripes, one at the edge and one behind it. */
export interface StripePair {
  readonly kind: 'stripe-pair';
  readonly provenance: Provenance;
  /** The stripe at the edge alone, the one behind it alone, and both pumped; one entry a repeat. */
  readonly near: Float64Array;
  readonly far: Float64Array;
  readonly both: Float64Array;
}
