import type { Provenance } from './provenance.js';

/**
 * Psi and Delta of one spot of a sample, one entry a row in the order of the file: r_p / r_s = tan(Psi) exp(-i Delta)
 * in the convention exp(-i w t) of @modalgain/optics with r_p = (n2 cos1 - n1 cos2) / (n2 cos1 + n1 cos2), so that
 * Delta of a bare absorbing substrate is near 180 degrees below its Brewster angle (as WVASE, CompleteEASE and EP4 write it).
 */
export interface EllipsometryScan {
  readonly kind: 'ellipsometry';
  readonly provenance: Provenance;
  readonly wavelengthNm: Float64Array;
  /** Angle of incidence, from the normal. */
  readonly angleDeg: Float64Array;
  /** 0 to 90. */
  readonly psiDeg: Float64Array;
  /** 0 to 360 where `deltaRange` is `full`, 0 to 180 where it is `folded`. */
  readonly deltaDeg: Float64Array;
  /** Standard deviation of Psi where the file states one. */
  readonly psiErrorDeg?: Float64Array;
  /** Standard deviation of Delta where the file states one. */
  readonly deltaErrorDeg?: Float64Array;
  /**
   * `folded`: no Delta lies beyond 180 degrees, so the file does not show whether its instrument tells Delta from
   * 360 degrees - Delta, and a model is compared after folding. Folding costs nothing where Delta truly stays below 180.
   */
  readonly deltaRange: 'full' | 'folded';
  /** Where on the sample, if the file says so. */
  readonly spotMm?: { readonly x: number; readonly y: number };
}
