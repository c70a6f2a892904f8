import type { Provenance } from './provenance.js';

/** A UV-vis spectrum: decadic absorbance log10(I0/I) of the film on its substrate. */
export interface AbsorbanceSpectrum {
  readonly kind: 'absorbance';
  readonly provenance: Provenance;
  /** Strictly increasing. */
  readonly wavelengthNm: Float64Array;
  readonly absorbance: Float64Array;
}
