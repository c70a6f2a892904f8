import { inverseTangentRatio, reducedLength, seriesH, seriesHSlope, seriesLimit } from './reduced-length.js';
import { amplifiedLengthCm } from './small-signal.js';

/**
 * The two-way saturable stripe. Light runs both ways along the stripe and both directions draw on the same gain:
 *
 *     dI+/dz = A + g I+ / (1 + u (I+ + I-)),   I-(z) = I+(L - z),   I+(0) = 0.
 *
 * For the edge intensity I(L) = I+(L) this is equivalent to one equation in L alone,
 *
 *     dI/dL = A + g I (1 + U/2) / (1 + U)^2,   U = u I,
 *
 * whose integral L(I) is written here in the one form that holds for every sign of g and of
 * kappa^2 = 1 + 2 A u/g, through g = 0 and through kappa = 0 (with X = g I/(2 A)):
 *
 *     L = (I/A) [1 + U + w^2 H(y)] / (1 + X + U),   w = X/(1 + X + U),   y = X (X + U)/(1 + X + U)^2,
 *
 * H(y) = (atanh(sqrt y)/sqrt y - 1)/y, for y < 0 its continuation with atan. u = 0 is Eq. 1.
 */
export interface TwoWayParameters {
  /** A: spontaneous emission that a unit length adds to the guided light, intensity unit per cm; above 0. */
  readonly sourcePerCm: number;
  /** g: small-signal net gain in cm-1, of any sign. */
  readonly netGainPerCm: number;
  /** u = 1/Isat in 1/(intensity unit), at least 0; one film in one set-up has one u at every fluence. */
  readonly saturation: number;
}

/** Values that one evaluation leaves for its caller; a reused object, because fits evaluate 1e5 times a second. */
export interface TwoWayPoint {
  intensity: number;
  /** d I / d A at fixed L. */
  bySource: number;
  /** d I / d g at fixed L. */
  byGain: number;
  /** d I / d u at fixed L. */
  bySaturation: number;
  /** d I / d L. */
  byLength: number;
}

/** The stripe length in cm whose edge intensity is `intensity`; the inverse of `twoWayIntensity`. */
export function twoWayLengthCm(intensity: number, parameters: TwoWayParameters): number {
  const { sourcePerCm, netGainPerCm, saturation } = parameters;
  const x = (netGainPerCm * intensity) / (2 * sourcePerCm);
  return (intensity / sourcePerCm) * reducedLength(x, saturation * intensity);
}

/** Newton's step squares the relative error: after one this short it is below 1e-14. */
const lastStep = 3e-8;
/** Close to the limit of a lossy stripe Newton is slower than that. */
const relativeTolerance = 1e-13;
const maximumIterations = 100;

/**
 * Newton for g > 0 in t, the stripe that would give the same intensity unsaturated (I = A h(t, g)). L is convex in t and
 * the start is an upper bound, so the iteration falls monotonically onto the root.
 */
function intensityWithGain(lengthCm: number, a: number, g: number, u: number): number {
  const bound = (a + g / (2 * u)) * lengthCm;
  let t = Math.min(lengthCm, Math.log1p((g * bound) / a) / g);
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    const intensity = a * amplifiedLengthCm(t, g);
    const bigU = u * intensity;
    const x = (g * intensity) / (2 * a);
    const length = (intensity / a) * reducedLength(x, bigU);
    const v = 1 + bigU;
    const slope = ((1 + 2 * x) * v * v) / (v * v + x * (2 + bigU));
    const step = (length - lengthCm) / slope;
    t -= step;
    if (Math.abs(step) <= lastStep * lengthCm) break;
  }
  return a * amplifiedLengthCm(t, g);
}

/** Newton in I inside a bracket for g <= 0, where the light may approach a finite limit as the stripe grows. */
function intensityWithLoss(lengthCm: number, a: number, g: number, u: number): number {
  const kappaSquared = 1 + (2 * a * u) / g;
  let low = a * amplifiedLengthCm(lengthCm, g);
  let high = a * lengthCm;
  if (kappaSquared > 0) {
    const kappa = Math.sqrt(kappaSquared);
    high = Math.min(high, (2 * a) / (-g * kappa * (1 + kappa)));
  }
  let intensity = low;
  for (let iteration = 0; iteration < maximumIterations; iteration++) {
    const bigU = u * intensity;
    const x = (g * intensity) / (2 * a);
    const excess = (intensity / a) * reducedLength(x, bigU) - lengthCm;
    if (excess > 0) high = intensity;
    else low = intensity;
    const v = 1 + bigU;
    const step = (excess * (v * v + x * (2 + bigU)) * a) / (v * v);
    const newton = intensity - step;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const done = Math.abs(next - intensity) <= relativeTolerance * intensity;
    intensity = next;
    if (done) break;
  }
  return intensity;
}

/** Longest step of the walk along the stripe, as a share of 1/|g|. */
const longestStride = 0.75;
const mostStrides = 40;
const mostCorrections = 6;
/** A correction by this share of 1/|g| or less is exact to rounding. */
const exactStride = 1e-4;

/**
 * Walks from the end of the stripe to its edge by third-order Taylor steps of the equation in L, then corrects by the same
 * steps over what L(I) says is missing or too much, each of which raises the error to its fourth power. NaN where that does
 * not settle, as near the limit of a lossy stripe.
 */
function walkedIntensity(lengthCm: number, a: number, g: number, u: number): number {
  const rate = Math.max(Math.abs(g), 1 / lengthCm);
  const strides = Math.ceil((rate * lengthCm) / longestStride);
  if (strides > mostStrides) return NaN;
  let intensity = 0;
  for (let k = 0; k < strides; k++) intensity += taylorStep(intensity, lengthCm / strides, a, g, u);
  for (let correction = 0; correction < mostCorrections; correction++) {
    const x = (g * intensity) / (2 * a);
    const missing = lengthCm - (intensity / a) * reducedLength(x, u * intensity);
    intensity += taylorStep(intensity, missing, a, g, u);
    if (!(Math.abs(missing) * rate > exactStride)) return intensity;
  }
  return NaN;
}

/** How much the intensity grows over a further length. */
function taylorStep(intensity: number, lengthCm: number, a: number, g: number, u: number): number {
  const v = 1 + u * intensity;
  const w = 1 / v;
  const growth = a + (g * intensity * (v + 1) * w * w) / 2;
  const slope = g * w * w * w;
  const bend = slope * slope - 3 * u * slope * w * growth;
  return lengthCm * growth * (1 + (lengthCm / 2) * (slope + (lengthCm / 3) * bend));
}

/** The intensity at the edge of a stripe, in the unit of A times cm; `lengthCm` at least 0. */
export function twoWayIntensity(lengthCm: number, parameters: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  if (u === 0 || g === 0 || lengthCm === 0) return a * amplifiedLengthCm(lengthCm, g);
  const walked = walkedIntensity(lengthCm, a, g, u);
  // No walk: Newton, which is slower and surer.
  if (walked > 0) return walked;
  return g > 0 ? intensityWithGain(lengthCm, a, g, u) : intensityWithLoss(lengthCm, a, g, u);
}

/** The intensity with its exact derivatives, written into `point`. */
export function evaluateTwoWay(lengthCm: number, parameters: TwoWayParameters, point: TwoWayPoint): void {
  differentiateTwoWay(twoWayIntensity(lengthCm, parameters), parameters, point);
}

/**
 * The derivatives where the intensity is known already. By the implicit function theorem dI/dp = -(dL/dp)/(dL/dI), with
 * dL/dI from the equation in L and dL/dp from the closed form.
 */
export function differentiateTwoWay(
  intensity: number,
  parameters: TwoWayParameters,
  point: TwoWayPoint,
): void {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  const bigU = u * intensity;
  const perSource = intensity / a;
  const x = (g * perSource) / 2;
  const v = 1 + bigU;
  const perQ = 1 / (v + x);
  const w = x * perQ;
  const y = w * (x + bigU) * perQ;
  const p = v * v + x * (2 + bigU);
  let h: number;
  let hSlope: number;
  if (Math.abs(y) < seriesLimit) {
    h = seriesH(y);
    hSlope = seriesHSlope(y);
  } else {
    const oneMinusY = p * perQ * perQ;
    const perY = 1 / y;
    const f = inverseTangentRatio(y, oneMinusY);
    h = (f - 1) * perY;
    hSlope = ((1 / oneMinusY - f) * perY * 0.5 - h) * perY;
  }
  const t = (v + w * w * h) * perQ;
  const bent = 2 * w * h * perQ * perQ;
  const bend = w * w * hSlope * perQ * perQ * perQ;
  const byX = (bent * v + bend * (2 * x + bigU * (v + x)) - t) * perQ;
  const byU = (1 - bent * x + bend * x * (1 - x - bigU) - t) * perQ;
  const slope = p / (v * v);
  point.intensity = intensity;
  point.bySource = perSource * (t + x * byX) * slope;
  point.byGain = -0.5 * intensity * perSource * byX * slope;
  point.bySaturation = -intensity * intensity * byU * slope;
  point.byLength = a * slope;
}

/** A reusable target for `evaluateTwoWay`. */
export function emptyTwoWayPoint(): TwoWayPoint {
  return { intensity: 0, bySource: 0, byGain: 0, bySaturation: 0, byLength: 0 };
}
