import { gaussLegendre } from '@modalgain/numerics';
import { exponential } from './exponential.js';
import { amplifiedLengthCm } from './small-signal.js';
import type { TwoWayParameters, TwoWayPoint } from './two-way.js';

/**
 * The two-way stripe of an inhomogeneously broadened line (emitters of many energies, each saturated by its own share of
 * the light), whose gain falls more slowly (A. E. Siegman, Lasers, 1986, chapter 30):
 *
 *     dI+/dz = A + c(S) I+,   c(S) = g/v(S),   v(S) = sqrt(1 + u S),   S = I+ + I-,   I-(z) = I+(L - z).
 *
 * As in `two-way-loss.ts`, D = I+ - I- obeys D^2 = S^2 - Sm^2 + 4 A [Phi(S) - Phi(Sm)], Phi = 2 v^3/(3 u g), Sm the sum in the
 * middle of the stripe, and L = 2 int dS/(c D) from Sm to the edge, where S = D = I. The edge follows from the middle,
 *
 *     v(I)^3 = v(Sm)^3 + 3 u g Sm^2/(8 A),
 *
 * so Sm is the unknown. With w = v(Sm), v = w + u rho t^2 and rho = (I - Sm)/[v(I) + w] the root of D at Sm goes out,
 *
 *     L = (8/|g|) int_0^1 v^2 sqrt(rho/R) dt,   R = (v + w)(S + Sm) + 8 A/(3 g) (v^2 + v w + w^2),
 *
 * and t = k sinh(y) takes out the exponential growth, so that without saturation the integrand is constant.
 */

/** Amplifications beyond that are not met; models that run away get there. */
const greatestTop = 20;

/** The rule is exact to 1e-11 with so many nodes; `top` is about half the logarithm of the amplification. */
function nodesFor(top: number): number {
  return 6 + 2 * (top < greatestTop ? Math.max(0, Math.ceil(top)) : greatestTop);
}

/** The edge that belongs to a sum in the middle, in one reused object; slopes at fixed A and g. */
const edge = {
  rootMiddle: 1,
  /** rho. */
  rootRise: 0,
  rootRiseByMiddle: 0,
  rootRiseBySaturation: 0,
  rise: 0,
  riseByMiddle: 0,
  riseBySaturation: 0,
};

/** The length that belongs to it, and its slopes at fixed A and g: by the sum in the middle, and by the saturation with that sum held. */
const stripe = { lengthCm: 0, byMiddle: 0, bySaturation: 0 };

/** Writes the rise from the middle to the edge and its slopes into `edge`. */
function solveEdge(
  middle: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
): void {
  const w = Math.sqrt(1 + u * middle);
  const drive = (3 * g * middle * middle) / (8 * a);
  const v = Math.cbrt(w * w * w + u * drive);
  const perQ = 1 / (v * v + v * w + w * w);
  const rho = drive * perQ;
  const wByMiddle = u / (2 * w);
  const wBySaturation = middle / (2 * w);
  const vByMiddle = ((w * u) / 2 + (u * g * middle) / (4 * a)) / (v * v);
  const vBySaturation = ((w * middle) / 2 + drive / 3) / (v * v);
  edge.rootMiddle = w;
  edge.rootRise = rho;
  edge.rootRiseByMiddle =
    ((3 * g * middle) / (4 * a) - rho * ((2 * v + w) * vByMiddle + (v + 2 * w) * wByMiddle)) * perQ;
  edge.rootRiseBySaturation = -rho * ((2 * v + w) * vBySaturation + (v + 2 * w) * wBySaturation) * perQ;
  edge.rise = rho * (v + w);
  edge.riseByMiddle = ((g * middle) / (2 * a) + w) / v - 1;
  edge.riseBySaturation = edge.rootRiseBySaturation * (v + w) + rho * (vBySaturation + wBySaturation);
}

/** Hot loop. Writes the length and its slopes into `stripe`, that by the saturation if asked for; `edge` is solved already, g is not 0. */
function solveLength(
  middle: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
  wantsSaturation: boolean,
): void {
  const { rootMiddle: w, rootRise: rho, rise, rootRiseByMiddle, rootRiseBySaturation } = edge;
  const wByMiddle = u / (2 * w);
  const wBySaturation = middle / (2 * w);
  const scale = (8 * a) / (3 * g);
  const k = Math.sqrt((2 * middle + 1.5 * scale * w) / rise);
  const top = Math.asinh(1 / k);
  const { nodes, weights } = gaussLegendre(nodesFor(top));
  let length = 0;
  let byMiddle = 0;
  let bySaturation = 0;
  for (let j = 0; j < nodes.length; j++) {
    const growth = exponential((top * (1 + nodes[j])) / 2);
    const shrink = 1 / growth;
    const t = (k * (growth - shrink)) / 2;
    const square = t * t;
    const part = rho * square;
    const v = w + u * part;
    const both = v + w;
    const sums = 2 * middle + part * both;
    const perR = 1 / (both * sums + scale * (v * both + w * w));
    const term = v * Math.sqrt(rho * perR) * weights[j] * (growth + shrink);
    length += term * v;
    // How v and R move, R with the sum S + Sm and both roots.
    const bend = sums + both * part;
    const perV = scale * (both + v);
    const perW = scale * (both + w);
    const partByMiddle = rootRiseByMiddle * square;
    const vByMiddle = wByMiddle + u * partByMiddle;
    const rByMiddle =
      (vByMiddle + wByMiddle) * bend + both * (2 + partByMiddle * both) + perV * vByMiddle + perW * wByMiddle;
    byMiddle += term * (2 * vByMiddle - (v * rByMiddle * perR) / 2);
    if (!wantsSaturation) continue;
    const partBySaturation = rootRiseBySaturation * square;
    const vBySaturation = wBySaturation + u * partBySaturation + part;
    const rBySaturation =
      (vBySaturation + wBySaturation) * bend +
      both * both * partBySaturation +
      perV * vBySaturation +
      perW * wBySaturation;
    bySaturation += term * (2 * vBySaturation - (v * rBySaturation * perR) / 2);
  }
  const factor = (2 * top * k) / Math.abs(g);
  stripe.lengthCm = factor * length;
  stripe.byMiddle = factor * (byMiddle + (length * rootRiseByMiddle) / (2 * rho));
  stripe.bySaturation = factor * (bySaturation + (length * rootRiseBySaturation) / (2 * rho));
}

const mostIterations = 100;

/** Newton's step squares the relative error: after one this short it is below 1e-11. */
const lastStep = 1e-6;

/**
 * The middle of a stripe of this length: Newton along the light that the gain in the
 * middle would make, within a bracket. Light lies between none of the gain and all of it, or, where it absorbs, below the
 * balance of emission and absorption.
 *
 * @param near where to begin, if it is within the bracket; else without saturation
 */
function solveMiddle(lengthCm: number, p: TwoWayParameters, near: number): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = p;
  const unsaturated = 2 * a * amplifiedLengthCm(lengthCm / 2, g);
  const emitted = a * lengthCm;
  const bleaching = (2 * a * a * u) / (g * g);
  const balance = g > 0 ? Infinity : bleaching + Math.hypot(bleaching, (2 * a) / g);
  let low = Math.min(emitted, unsaturated);
  let high = Math.min(Math.max(emitted, unsaturated), balance);
  let middle = near > low && near < high ? near : unsaturated;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    solveEdge(middle, p);
    solveLength(middle, p, false);
    const excess = stripe.lengthCm - lengthCm;
    if (excess > 0) high = middle;
    else low = middle;
    const rate = g / (2 * edge.rootMiddle);
    const light = a + rate * middle;
    const newton = middle + (light / rate) * Math.expm1((-rate * excess) / (stripe.byMiddle * light));
    const isInside = newton >= low && newton <= high;
    const next = isInside ? newton : (low + high) / 2;
    const done = isInside && Math.abs(next - middle) <= lastStep * middle;
    middle = next;
    if (done) break;
  }
  return middle;
}

/**
 * The middle of a gaining stripe with this light at its edge: Newton, which after the first step falls onto the root, light
 * at the edge being convex in that of the middle.
 */
function middleOfLight(intensity: number, p: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g } = p;
  let middle = (2 * intensity) / (1 + Math.sqrt(1 + (g * intensity) / (2 * a)));
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    solveEdge(middle, p);
    const step = (middle + edge.rise - intensity) / (1 + edge.riseByMiddle);
    middle -= step;
    if (Math.abs(step) <= lastStep * middle) break;
  }
  return middle;
}

/** Below this |g L| the light is A L to first order and the derivative by g is taken in that limit. */
const smallGainLength = 1e-5;

const isFirstOrder = (lengthCm: number, { netGainPerCm }: TwoWayParameters): boolean =>
  Math.abs(netGainPerCm * lengthCm) < smallGainLength;

/**
 * The sum of both directions in the middle of a stripe, from which its other light follows; `lengthCm` at least 0.
 *
 * @param near that of nearly the same stripe, where one is known: it is found sooner from there
 */
export function inhomogeneousMiddle(lengthCm: number, parameters: TwoWayParameters, near = NaN): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  if (u === 0 || lengthCm === 0) return 2 * a * amplifiedLengthCm(lengthCm / 2, g);
  return isFirstOrder(lengthCm, parameters) ? a * lengthCm : solveMiddle(lengthCm, parameters, near);
}

/** The intensity at the edge of a stripe whose middle is known, in the unit of A times cm. */
export function intensityOfMiddle(lengthCm: number, middle: number, parameters: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  if (u === 0 || lengthCm === 0) return a * amplifiedLengthCm(lengthCm, g);
  if (isFirstOrder(lengthCm, parameters)) return firstOrder(lengthCm, parameters);
  solveEdge(middle, parameters);
  return middle + edge.rise;
}

/** The intensity at the edge of a stripe, in the unit of A times cm; `lengthCm` at least 0. */
export const inhomogeneousIntensity = (lengthCm: number, parameters: TwoWayParameters): number =>
  intensityOfMiddle(lengthCm, inhomogeneousMiddle(lengthCm, parameters), parameters);

/** A L [1 + g L/(2 v)], the same light all along the stripe. */
function firstOrder(
  lengthCm: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
): number {
  const spontaneous = a * lengthCm;
  return spontaneous * (1 + (g * lengthCm) / (2 * Math.sqrt(1 + u * spontaneous)));
}

/**
 * The derivatives at fixed length, where the middle is known already. Intensity over A depends on A u, and g over A/I on
 * g L: two of the four follow from the others.
 */
export function differentiateAtMiddle(
  lengthCm: number,
  middle: number,
  parameters: TwoWayParameters,
  point: TwoWayPoint,
): void {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  if (isFirstOrder(lengthCm, parameters)) {
    differentiateFirstOrder(lengthCm, parameters, point);
    return;
  }
  solveEdge(middle, parameters);
  solveLength(middle, parameters, true);
  const perLength = 1 / stripe.byMiddle;
  const middleBySaturation = -stripe.bySaturation * perLength;
  const intensity = middle + edge.rise;
  point.intensity = intensity;
  point.byLength = (1 + edge.riseByMiddle) * perLength;
  point.bySaturation = edge.riseBySaturation + (1 + edge.riseByMiddle) * middleBySaturation;
  point.bySource = (intensity + u * point.bySaturation) / a;
  point.byGain = (lengthCm * point.byLength - intensity - u * point.bySaturation) / g;
}

/** The same where the intensity is known. */
export function differentiateInhomogeneous(
  lengthCm: number,
  intensity: number,
  parameters: TwoWayParameters,
  point: TwoWayPoint,
): void {
  // Near the limit of a lossy stripe the light at the edge hardly tells that of the middle.
  const isTold = parameters.netGainPerCm > 0 && !isFirstOrder(lengthCm, parameters);
  const middle = isTold ? middleOfLight(intensity, parameters) : inhomogeneousMiddle(lengthCm, parameters);
  differentiateAtMiddle(lengthCm, middle, parameters, point);
}

function differentiateFirstOrder(lengthCm: number, parameters: TwoWayParameters, point: TwoWayPoint): void {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  const spontaneous = a * lengthCm;
  const v = Math.sqrt(1 + u * spontaneous);
  point.intensity = firstOrder(lengthCm, parameters);
  point.byGain = (spontaneous * lengthCm) / (2 * v);
  point.bySaturation = (-g * lengthCm * spontaneous * spontaneous) / (4 * v * v * v);
  point.bySource = (point.intensity + u * point.bySaturation) / a;
  point.byLength = (point.intensity + g * point.byGain + u * point.bySaturation) / lengthCm;
}
