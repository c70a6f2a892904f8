import { type FluenceCurve } from '../curve.js';
import { localSlopes } from '../local-fit.js';

/** Points of a local slope; fewer follow the noise, more flatten the rise. */
export const slopeSpan = 7;

/**
 * A curve of ln intensity up to where gain saturates: to the last point whose slope on log axes is still above the mean of
 * 1 (light in proportion to the pump) and the steepest slope. Definitions without roll-over are read off this part.
 */
export function risingPart(curve: FluenceCurve): FluenceCurve {
  const slopes = localSlopes(curve.fluenceUjPerCm2.map(Math.log), curve.values, slopeSpan);
  const steepest = slopes.indexOf(Math.max(...slopes));
  const limit = (1 + slopes[steepest]) / 2;
  let end = steepest;
  while (end + 1 < slopes.length && slopes[end + 1] > limit) end += 1;
  return {
    ...curve,
    fluenceUjPerCm2: curve.fluenceUjPerCm2.subarray(0, end + 1),
    values: curve.values.subarray(0, end + 1),
    sigmas: curve.sigmas.subarray(0, end + 1),
  };
}
