import { gaussLegendre } from '@modalgain/numerics';
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
 * so Sm is the unknown. S = Sm + r t^2 with the rise r = I - Sm takes out that D vanishes in the middle, and t = k sinh(y)
 * the exponential growth, so that without saturation the integrand is constant.
 */

/** The rule is exact to 1e-11 with so many nodes where g L is below 10. */
const nodeCount = 14;

/** The edge that belongs to a sum in the middle, in one reused object; derivatives at fixed A and g. */
const edge = { rootMiddle: 1, rise: 0, riseByMiddle: 0, riseBySaturation: 0 };

/** The length that belongs to it. */
const stripe = { lengthCm: 0, byMiddle: 0, bySaturation: 0 };

/** q(v, w) = (v^2 + v w + w^2)/(v + w): 3 g/2 times the mean of 1/c from v to w. */
function mean(v: number, w: number): number {
  return (v * v + v * w + w * w) / (v + w);
}

/** d q/d v; q is symmetric. */
function meanSlope(v: number, w: number): number {
  return (v * (v + 2 * w)) / ((v + w) * (v + w));
}

/** Writes the rise from the middle to the edge and its derivatives into `edge`. */
function solveEdge(
  middle: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
): void {
  const w = Math.sqrt(1 + u * middle);
  const drive = (3 * g * middle * middle) / (8 * a);
  const v = Math.cbrt(w * w * w + u * drive);
  const q = mean(v, w);
  const vBySaturation = ((w * middle) / 2 + drive / 3) / (v * v);
  const qBySaturation = meanSlope(v, w) * vBySaturation + (meanSlope(w, v) * middle) / (2 * w);
  edge.rootMiddle = w;
  edge.rise = drive / q;
  edge.riseByMiddle = ((g * middle) / (2 * a) + w) / v - 1;
  edge.riseBySaturation = (-drive / (q * q)) * qBySaturation;
}

/** Writes the length and its derivatives into `stripe`; `edge` is solved already, g is not 0. */
function solveLength(
  middle: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
): void {
  const { nodes, weights } = gaussLegendre(nodeCount);
  const { rootMiddle: w, rise, riseByMiddle, riseBySaturation } = edge;
  const scale = (8 * a) / (3 * g);
  const k = Math.sqrt((2 * middle + 1.5 * scale * w) / rise);
  const top = Math.asinh(1 / k);
  let length = 0;
  let byMiddle = 0;
  let bySaturation = 0;
  for (let j = 0; j < nodeCount; j++) {
    const growth = Math.exp((top * (1 + nodes[j])) / 2);
    const t = (k * (growth - 1 / growth)) / 2;
    const square = t * t;
    const sum = middle + rise * square;
    const v = Math.sqrt(1 + u * sum);
    const divisor = sum + middle + scale * mean(v, w);
    const term = v * Math.sqrt(rise / divisor) * weights[j] * (growth + 1 / growth);
    const byV = scale * meanSlope(v, w);
    const byW = (scale * meanSlope(w, v)) / (2 * w);
    const sumByMiddle = 1 + riseByMiddle * square;
    const vByMiddle = (u * sumByMiddle) / (2 * v);
    const divisorByMiddle = sumByMiddle + 1 + byV * vByMiddle + byW * u;
    const sumBySaturation = riseBySaturation * square;
    const vBySaturation = (sum + u * sumBySaturation) / (2 * v);
    const divisorBySaturation = sumBySaturation + byV * vBySaturation + byW * middle;
    length += term;
    byMiddle += term * (vByMiddle / v - divisorByMiddle / (2 * divisor));
    bySaturation += term * (vBySaturation / v - divisorBySaturation / (2 * divisor));
  }
  const factor = (top * k) / Math.abs(g);
  stripe.lengthCm = factor * length;
  stripe.byMiddle = factor * (byMiddle + (length * riseByMiddle) / (2 * rise));
  stripe.bySaturation = factor * (bySaturation + (length * riseBySaturation) / (2 * rise));
}

const mostIterations = 100;

/** Newton's step squares the relative error: after one this short it is below 1e-10. */
const lastStep = 1e-5;

/**
 * Leaves `edge` solved for a stripe of this length and returns its middle: Newton along the light that the gain in the
 * middle would make, within a bracket. Light lies between none of the gain and all of it, or, where it absorbs, below the
 * balance of emission and absorption.
 */
function solveMiddle(lengthCm: number, p: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = p;
  const unsaturated = 2 * a * amplifiedLengthCm(lengthCm / 2, g);
  const emitted = a * lengthCm;
  const bleaching = (2 * a * a * u) / (g * g);
  const balance = g > 0 ? Infinity : bleaching + Math.hypot(bleaching, (2 * a) / g);
  let low = Math.min(emitted, unsaturated);
  let high = Math.min(Math.max(emitted, unsaturated), balance);
  let middle = unsaturated;
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    solveEdge(middle, p);
    solveLength(middle, p);
    const excess = stripe.lengthCm - lengthCm;
    if (excess > 0) high = middle;
    else low = middle;
    const rate = g / (2 * edge.rootMiddle);
    const light = a + rate * middle;
    const newton = middle + (light / rate) * Math.expm1((-rate * excess) / (stripe.byMiddle * light));
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const done = Math.abs(next - middle) <= lastStep * middle;
    middle = next;
    if (done) break;
  }
  solveEdge(middle, p);
  return middle;
}

/** Below this |g L| the light is A L to first order and the derivative by g is taken in that limit. */
const smallGainLength = 1e-5;

/** The intensity at the edge of a stripe, in the unit of A times cm; `lengthCm` at least 0. */
export function inhomogeneousIntensity(lengthCm: number, parameters: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  if (u === 0 || lengthCm === 0) return a * amplifiedLengthCm(lengthCm, g);
  if (Math.abs(g * lengthCm) < smallGainLength) return firstOrder(lengthCm, parameters);
  return solveMiddle(lengthCm, parameters) + edge.rise;
}

/** A L [1 + g L/(2 v)], the same light all along the stripe. */
function firstOrder(
  lengthCm: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
): number {
  const spontaneous = a * lengthCm;
  return spontaneous * (1 + (g * lengthCm) / (2 * Math.sqrt(1 + u * spontaneous)));
}

/**
 * The derivatives at fixed length. Intensity over A depends on A u, and g over A/I on g L: two of the four follow from the
 * others.
 */
export function differentiateInhomogeneous(
  lengthCm: number,
  parameters: TwoWayParameters,
  point: TwoWayPoint,
): void {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  if (Math.abs(g * lengthCm) < smallGainLength) {
    differentiateFirstOrder(lengthCm, parameters, point);
    return;
  }
  const middle = solveMiddle(lengthCm, parameters);
  solveLength(middle, parameters);
  const intensity = middle + edge.rise;
  const perLength = 1 / stripe.byMiddle;
  const middleBySaturation = -stripe.bySaturation * perLength;
  point.intensity = intensity;
  point.byLength = (1 + edge.riseByMiddle) * perLength;
  point.bySaturation = edge.riseBySaturation + (1 + edge.riseByMiddle) * middleBySaturation;
  point.bySource = (intensity + u * point.bySaturation) / a;
  point.byGain = (lengthCm * point.byLength - intensity - u * point.bySaturation) / g;
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
