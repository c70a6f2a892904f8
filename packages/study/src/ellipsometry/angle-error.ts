/**
 * Standard error of an instrument's angle of incidence in degrees, common to a whole scan, where it is not stated: what makers of
 * goniometers promise. Without it thickness and index would come out more certain than any instrument is aligned.
 */
export const usualAngleErrorDeg = 0.02;

/** As the fit takes it: 0 is an angle without error. */
export function angleOffsetOf(errorDeg = usualAngleErrorDeg): {
  angleOffset?: { readonly standardDeviationDeg: number };
} {
  return errorDeg > 0 ? { angleOffset: { standardDeviationDeg: errorDeg } } : {};
}
