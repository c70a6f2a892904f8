import { twoWayIntensity, type TwoWayParameters } from '../stripe/two-way.js';

/**
 * How light S takes from the gain: 1/(1 + u S) of one line that all emitters share, 1/sqrt(1 + u S) of emitters of many energies
 * (A. E. Siegman, Lasers, 1986, chapter 30).
 */
export type SaturationLaw = 'homogeneous' | 'inhomogeneous';

const exponents: Readonly<Record<SaturationLaw, number>> = { homogeneous: 1, inhomogeneous: 0.5 };

/** For one stripe: points along it, source to exit, and how much unsaturated gain length lies between each and the exit. */
export interface SaturatedPath {
  /** Simpson weights in cm. */
  readonly weightsCm: Float64Array;
  /** int from the point to the exit of dz/(1 + u S), or its root, in cm: what the local gain g is multiplied by. */
  readonly gainPathCm: Float64Array;
  /** Derivative of `gainPathCm` by u. */
  readonly bySaturation: Float64Array;
}

/** Even; Simpson's error is below 1e-5 up to g L = 8. */
const intervals = 48;

/**
 * The path through a stripe in which the light S = I+ + I- at each of its points saturates the gain at every wavelength alike.
 *
 * @param light S at `intervals` + 1 even points, from one end of the stripe to the other
 * @param saturation u, per unit of S
 */
export function pathThrough(
  lengthCm: number,
  light: Float64Array,
  saturation: number,
  law: SaturationLaw = 'homogeneous',
): SaturatedPath {
  const exponent = exponents[law];
  const step = lengthCm / intervals;
  const weightsCm = Float64Array.from(
    { length: intervals + 1 },
    (_, i) => ((i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2) * step) / 3,
  );
  const share = light.map((s) => (1 + saturation * s) ** -exponent);
  return {
    weightsCm,
    gainPathCm: toExit(share, step),
    bySaturation: toExit(
      share.map((value, i) => (-exponent * light[i] * value) / (1 + saturation * light[i])),
      step,
    ),
  };
}

/** The path through a stripe that nothing saturates: its own length. */
export function straightPath(lengthCm: number): SaturatedPath {
  return pathThrough(lengthCm, new Float64Array(intervals + 1), 0);
}

/** Integral from each point to the last, by the cubic through the four points around each step. */
function toExit(values: Float64Array, step: number): Float64Array {
  const integral = new Float64Array(intervals + 1);
  const at = (i: number): number => {
    // Beyond the ends the stripe goes on as its mirror image does not: the end's own cubic is continued.
    if (i < 0) return 4 * values[0] - 6 * values[1] + 4 * values[2] - values[3];
    if (i > intervals) {
      const [a, b, c, d] = [intervals, intervals - 1, intervals - 2, intervals - 3];
      return 4 * values[a] - 6 * values[b] + 4 * values[c] - values[d];
    }
    return values[i];
  };
  for (let i = intervals - 1; i >= 0; i--)
    integral[i] = integral[i + 1] + (step / 24) * (13 * (at(i) + at(i + 1)) - at(i - 1) - at(i + 2));
  return integral;
}

/**
 * S along a stripe of one band by the two-way model. With D = I+ - I-, dS/dz = gamma D and dD/dz = 2 A + gamma S,
 * gamma = g/(1 + u S); D vanishes in the middle, where (g + 2 A u) S^2 + 4 A S = 4 A (I + u I^2/2), I the exit intensity
 * (D^2 - S^2 - (4 A/g)(S + u S^2/2) is constant). Runge and Kutta's fourth-order rule from there.
 */
export function lightOfBand(lengthCm: number, band: TwoWayParameters): Float64Array {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = band;
  const half = intervals / 2;
  const light = new Float64Array(intervals + 1);
  const step = lengthCm / intervals;
  let [sum, difference] = [middleIntensity(lengthCm, band), 0];
  light[half] = sum;
  const bySum = (s: number, d: number): number => (g * d) / (1 + u * s);
  const byDifference = (s: number): number => 2 * a + (g * s) / (1 + u * s);
  for (let i = 1; i <= half; i++) {
    const [s1, d1] = [bySum(sum, difference), byDifference(sum)];
    const [sa, da] = [sum + (step / 2) * s1, difference + (step / 2) * d1];
    const [s2, d2] = [bySum(sa, da), byDifference(sa)];
    const [sb, db] = [sum + (step / 2) * s2, difference + (step / 2) * d2];
    const [s3, d3] = [bySum(sb, db), byDifference(sb)];
    const [sc, dc] = [sum + step * s3, difference + step * d3];
    sum += (step / 6) * (s1 + 2 * s2 + 2 * s3 + bySum(sc, dc));
    difference += (step / 6) * (d1 + 2 * d2 + 2 * d3 + byDifference(sc));
    light[half + i] = light[half - i] = sum;
  }
  return light;
}

function middleIntensity(lengthCm: number, band: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = band;
  const exit = twoWayIntensity(lengthCm, band);
  const right = 4 * a * (exit + (u * exit * exit) / 2);
  // Written so that neither g = 0 nor u = 0 cancels.
  return (2 * right) / (4 * a + Math.sqrt(Math.max(0, 16 * a * a + 4 * (g + 2 * a * u) * right)));
}

/**
 * S along a stripe as the sum of all its channels, each followed along a path that is known already: gain and source of the
 * channels and the path give the light, the light gives a better path.
 */
export function lightOfChannels(
  path: SaturatedPath,
  channels: readonly { readonly sourcePerCm: number; readonly netGainPerCm: number }[],
): Float64Array {
  const { weightsCm, gainPathCm } = path;
  const forward = new Float64Array(intervals + 1);
  const step = 3 * weightsCm[0];
  for (const { sourcePerCm, netGainPerCm } of channels) {
    let intensity = 0;
    for (let i = 0; i < intervals; i++) {
      const exponent = netGainPerCm * (gainPathCm[i] - gainPathCm[i + 1]);
      const growth = Math.expm1(exponent);
      const spread = Math.abs(exponent) < 1e-8 ? 1 : growth / exponent;
      intensity += growth * intensity + sourcePerCm * step * spread;
      forward[i + 1] += intensity;
    }
  }
  return forward.map((value, i) => value + forward[intervals - i]);
}

/** Emission per unit of source, K = int exp(g path) dz, with dK/dg; in cm and cm^2. */
export function pathEmission(
  path: SaturatedPath,
  netGainPerCm: number,
): { emission: number; byGain: number } {
  const { weightsCm, gainPathCm } = path;
  let [emission, byGain] = [0, 0];
  for (let i = 0; i < weightsCm.length; i++) {
    const term = weightsCm[i] * Math.exp(netGainPerCm * gainPathCm[i]);
    emission += term;
    byGain += term * gainPathCm[i];
  }
  return { emission, byGain };
}

/** dK/du along a path whose light stays as it is. */
export function emissionBySaturation(path: SaturatedPath, netGainPerCm: number): number {
  const { weightsCm, gainPathCm, bySaturation } = path;
  let sum = 0;
  for (let i = 0; i < weightsCm.length; i++)
    sum += weightsCm[i] * Math.exp(netGainPerCm * gainPathCm[i]) * bySaturation[i];
  return netGainPerCm * sum;
}
