import { gaussLegendre } from '@modalgain/numerics';
import { logarithmRest } from './logarithm-rest.js';
import { twoWayIntensity, type TwoWayParameters } from './two-way.js';

/**
 * The two-way saturable stripe with a loss that does not saturate (scattering, absorption outside the emitters):
 *
 *     dI+/dz = A + c(S) I+,   c(S) = (g + alpha)/(1 + u S) - alpha,   S = I+ + I-,   I-(z) = I+(L - z),
 *
 * g the net gain at no light. With D = I+ - I- one has dS/dz = c D and D^2 = S^2 - Sm^2 + 4 A [Phi(S) - Phi(Sm)],
 * Phi' = 1/c, Sm the sum in the middle of the stripe. At the edge S = D = I, so that Sm^2 = 4 A [Phi(I) - Phi(Sm)] and
 *
 *     L = 2 int_Sm^I dS/(c D).
 *
 * D vanishes at Sm like a square root: S = Sm + (I - Sm) t^2 leaves a smooth integrand. alpha = 0 is `twoWayIntensity`.
 * Light crosses c = 0 where S is g/(alpha u) all along the stripe, and I = A L; shorter stripes amplify, longer absorb.
 */
export interface LossyTwoWayParameters extends TwoWayParameters {
  /** alpha in cm-1, at least 0; g is what is left of the gain after it. */
  readonly lossPerCm: number;
}

/** (Phi(from + step) - Phi(from))/step, in a form that holds for alpha = 0, u = 0 and any sign of c. */
export function meanInverseGain(from: number, step: number, p: LossyTwoWayParameters): number {
  const { netGainPerCm: g, saturation: u, lossPerCm: alpha } = p;
  const scaled = g - alpha * u * from;
  const e = (alpha * u * step) / scaled;
  return (1 + u * from + ((g + alpha) * u * step * logarithmRest(e)) / scaled) / scaled;
}

const mostIterations = 100;

/**
 * The rise I - Sm from the middle to the edge: Newton on 4 A [Phi(I) - Phi(Sm)] - Sm^2, concave in Sm, which then comes from
 * one side. The rise is the unknown, not Sm, because it vanishes with the gain and its digits count.
 */
export function riseToEdge(intensity: number, p: LossyTwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u, lossPerCm: alpha } = p;
  const amplifies = g > alpha * u * intensity;
  const x = (g * intensity) / a;
  let rise = (intensity * x) / (1 + Math.sqrt(Math.max(0, 1 + x))) ** 2;
  if (amplifies !== rise > 0) rise = 0;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const sum = intensity - rise;
    const excess = 4 * a * rise * meanInverseGain(sum, rise, p) - sum * sum;
    const slope = (4 * a * (1 + u * sum)) / (g - alpha * u * sum) + 2 * sum;
    const wanted = rise - excess / slope;
    const next = amplifies ? Math.max(0, wanted) : Math.min(0, wanted);
    const done = Math.abs(next - rise) <= 1e-15 * Math.abs(next);
    rise = next;
    if (done) break;
  }
  return rise;
}

/** The rule is exact to 1e-13 with so many nodes. */
export const nodeCount = 20;

/** L(I) and dL/dI, left for the caller in one reused object. */
const solved = { lengthCm: 0, byIntensity: 0 };

/**
 * Writes L(I) and dL/dI into `solved`. The derivative follows from L = 2 int_0^I dD/(S c + 2 A) at fixed D; both integrals
 * run over the same nodes.
 */
function solveLength(intensity: number, p: LossyTwoWayParameters): void {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u, lossPerCm: alpha } = p;
  const { nodes, weights } = gaussLegendre(nodeCount);
  const rise = riseToEdge(intensity, p);
  const middle = intensity - rise;
  let length = 0;
  let bend = 0;
  for (let k = 0; k < nodeCount; k++) {
    const t = (1 + nodes[k]) / 2;
    const step = rise * t * t;
    const sum = middle + step;
    const v = 1 + u * sum;
    const gain = (g - alpha * u * sum) / v;
    const mean = meanInverseGain(middle, step, p);
    // dS/D with D = t sqrt(rise [S + Sm + 4 A mean]); the weights' 1/2 meets the 2 of dS = 2 rise t dt.
    const dSumOverD = (weights[k] * rise) / Math.sqrt(rise * (sum + middle + 4 * a * mean));
    const slope = sum * gain + 2 * a;
    length += (2 * dSumOverD) / gain;
    bend += (dSumOverD * (gain - ((g + alpha) * u * sum) / (v * v))) / (slope * slope);
  }
  const edgeGain = (g - alpha * u * intensity) / (1 + u * intensity);
  solved.lengthCm = length;
  solved.byIntensity = 2 / (intensity * edgeGain + 2 * a) - ((4 * a) / edgeGain) * bend;
}

/** The stripe length in cm whose edge intensity is `intensity`; the inverse of `lossyTwoWayIntensity`. */
export function lossyTwoWayLengthCm(intensity: number, parameters: LossyTwoWayParameters): number {
  solveLength(intensity, parameters);
  return solved.lengthCm;
}

/** The intensity at the edge of a stripe, in the unit of A times cm; `lengthCm` at least 0. */
export function lossyTwoWayIntensity(lengthCm: number, parameters: LossyTwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u, lossPerCm } = parameters;
  const withoutLoss = twoWayIntensity(lengthCm, parameters);
  if (u === 0 || lossPerCm === 0 || lengthCm === 0) return withoutLoss;
  const transparent = g / (lossPerCm * u);
  const amplifies = a * lengthCm < transparent;
  // Loss takes light away; with gain left along the whole stripe there is more than without any gain, else less.
  let low = amplifies ? a * lengthCm : Math.max(transparent, 0);
  let high = amplifies ? Math.min(withoutLoss, transparent) : Math.min(withoutLoss, a * lengthCm);
  let intensity = amplifies && high === transparent ? (low + high) / 2 : high;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    solveLength(intensity, parameters);
    const excess = solved.lengthCm - lengthCm;
    if (excess > 0 || Number.isNaN(excess)) high = intensity;
    else low = intensity;
    const newton = nextByUnsaturatedLength(intensity, excess, parameters);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const done = Math.abs(next - intensity) <= 1e-13 * intensity;
    intensity = next;
    if (done) break;
  }
  return intensity;
}

/** Newton in the length of an unsaturated stripe of the same intensity, in which L is nearly straight. */
function nextByUnsaturatedLength(intensity: number, excess: number, p: LossyTwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g } = p;
  const growth = a + g * intensity;
  const step = excess / (solved.byIntensity * growth);
  if (g === 0) return intensity - step * growth;
  return intensity + (growth * Math.expm1(-g * step)) / g;
}
