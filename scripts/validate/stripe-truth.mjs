// Edge intensity of a pumped stripe for any saturable gain, by quadrature: not the closed form that the fits use, so that the
// study also holds that to account.
import { findRoot, integrateGauss } from '@modalgain/numerics';

const nodeCount = 60;

/**
 * A local gain that depends on the total intensity S = I+ + I-, in cm-1 (intensities in one unit, A in that unit per cm).
 *
 * @typedef {object} LocalGain
 * @property {(intensity: number) => number} at gain at S
 * @property {(intensity: number) => number} inverseIntegral an antiderivative of 1/gain
 * @property {number} smallSignal gain at S = 0
 * @property {number} [largestIntensity] the edge intensity of an endless stripe, where the gain runs out
 */

/** @returns {LocalGain} gain that saturates nowhere */
export function constantGain(gain) {
  return { at: () => gain, inverseIntegral: (s) => s / gain, smallSignal: gain };
}

/** @returns {LocalGain} g/(1 + u S): emitters that all see the same light */
export function homogeneousGain(gain, saturation) {
  return {
    at: (s) => gain / (1 + saturation * s),
    inverseIntegral: (s) => (s + (saturation * s * s) / 2) / gain,
    smallSignal: gain,
  };
}

/** @returns {LocalGain} g/sqrt(1 + u S): a line made of many narrow ones */
export function inhomogeneousGain(gain, saturation) {
  return {
    at: (s) => gain / Math.sqrt(1 + saturation * s),
    // Written so that it vanishes at S = 0: differences at small S would cancel otherwise.
    inverseIntegral: (s) => (2 * Math.expm1(1.5 * Math.log1p(saturation * s))) / (3 * saturation * gain),
    smallSignal: gain,
  };
}

/** @returns {LocalGain} (g + loss)/(1 + u S) - loss: saturable gain beside a loss that never saturates; g is the net gain */
export function gainBesideLoss(gain, saturation, loss) {
  return {
    at: (s) => (gain + loss) / (1 + saturation * s) - loss,
    inverseIntegral: (s) =>
      -s / loss - ((gain + loss) / (loss * loss * saturation)) * Math.log1p((-loss * saturation * s) / gain),
    smallSignal: gain,
    largestIntensity: gain / (loss * saturation),
  };
}

/**
 * Intensity at the edge of a stripe. With S = I+ + I-, D = I+ - I-: dS/dz = gain D, dD/dz = 2 A + gain S, hence
 * D^2 = S^2 - Sm^2 + 4 A [P(S) - P(Sm)] with P' = 1/gain and Sm the intensity at the middle of the stripe, and
 * L = 2 int dS/(gain D) from Sm to the edge.
 *
 * @param {LocalGain} gain
 * @param {{sourcePerCm: number, lengthCm: number}} stripe
 */
export function edgeIntensity(gain, { sourcePerCm, lengthCm }) {
  const unsaturated = (sourcePerCm * Math.expm1(gain.smallSignal * lengthCm)) / gain.smallSignal;
  if (gain.at(unsaturated) === gain.smallSignal) return unsaturated;
  const highest = Math.min(unsaturated, (gain.largestIntensity ?? Infinity) * (1 - 1e-9));
  const logIntensity = findRoot({
    f: (y) => stripeLength(gain, Math.exp(y), sourcePerCm) - lengthCm,
    lower: Math.log(1e-3 * sourcePerCm * lengthCm),
    upper: Math.log(highest),
  });
  return Math.exp(logIntensity);
}

function stripeLength(gain, edge, sourcePerCm) {
  const rise = (s) => 4 * sourcePerCm * (gain.inverseIntegral(edge) - gain.inverseIntegral(s));
  const middle = findRoot({ f: (s) => s * s - rise(s), lower: 0, upper: edge });
  const fromMiddle = gain.inverseIntegral(middle);
  const integrand = (t) => {
    // D vanishes at the middle like a square root; t takes that out.
    const s = middle + (edge - middle) * t * t;
    const square = (s - middle) * (s + middle) + 4 * sourcePerCm * (gain.inverseIntegral(s) - fromMiddle);
    return (2 * (edge - middle) * t) / (gain.at(s) * Math.sqrt(square));
  };
  return 2 * integrateGauss({ f: integrand, lower: 0, upper: 1, count: nodeCount });
}
