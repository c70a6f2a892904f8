import { twoWayIntensity, type TwoWayParameters } from '../stripe/two-way.js';

/** For one stripe: points along it and how much unsaturated gain length lies between each and the exit. */
export interface SaturatedPath {
  /** Simpson weights in cm over the stripe, source to exit. */
  readonly weightsCm: Float64Array;
  /** int from the point to the exit of dz/(1 + u S), in cm: what the local gain g is multiplied by. */
  readonly gainPathCm: Float64Array;
}

/** Even; Simpson's error is below 1e-5 up to g L = 8. */
const intervals = 48;

/**
 * The path through a saturated stripe. The total intensity S = I+ + I- of the band saturates the gain at every wavelength
 * alike. With D = I+ - I-, dS/dz = gamma D and dD/dz = 2 A + gamma S, gamma = g/(1 + u S); D vanishes in the middle, where
 * (g + 2 A u) S^2 + 4 A S = 4 A (I + u I^2/2), I the exit intensity (D^2 - S^2 - (4 A/g)(S + u S^2/2) is constant).
 *
 * @param pathSaturation the u with which that intensity saturates, where it is not the band's: intensities are measured, u is not
 */
export function saturatedPath(
  lengthCm: number,
  band: TwoWayParameters,
  pathSaturation = band.saturation,
): SaturatedPath {
  const step = lengthCm / intervals;
  const weightsCm = Float64Array.from(
    { length: intervals + 1 },
    (_, i) => ((i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2) * step) / 3,
  );
  const fromMiddle = pathFromMiddle(lengthCm, band, pathSaturation);
  const half = intervals / 2;
  const gainPathCm = weightsCm.map((_, i) =>
    i >= half ? fromMiddle[half] - fromMiddle[i - half] : fromMiddle[half] + fromMiddle[half - i],
  );
  return { weightsCm, gainPathCm };
}

/** int from the middle of dz/(1 + u S) at each grid point of one half, by Runge and Kutta's fourth-order rule. */
function pathFromMiddle(lengthCm: number, band: TwoWayParameters, pathSaturation: number): Float64Array {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = band;
  const path = new Float64Array(intervals / 2 + 1);
  const step = lengthCm / intervals;
  let [sum, difference] = [middleIntensity(lengthCm, band), 0];
  const bySum = (s: number, d: number): number => (g * d) / (1 + u * s);
  const byDifference = (s: number): number => 2 * a + (g * s) / (1 + u * s);
  for (let i = 1; i < path.length; i++) {
    const [s1, d1] = [bySum(sum, difference), byDifference(sum)];
    const [sa, da] = [sum + (step / 2) * s1, difference + (step / 2) * d1];
    const [s2, d2] = [bySum(sa, da), byDifference(sa)];
    const [sb, db] = [sum + (step / 2) * s2, difference + (step / 2) * d2];
    const [s3, d3] = [bySum(sb, db), byDifference(sb)];
    const [sc, dc] = [sum + step * s3, difference + step * d3];
    const [s4, d4] = [bySum(sc, dc), byDifference(sc)];
    const next = sum + (step / 6) * (s1 + 2 * s2 + 2 * s3 + s4);
    path[i] =
      path[i - 1] +
      (step / 6) *
        (1 / (1 + pathSaturation * sum) +
          4 / (1 + (pathSaturation * (sa + sb)) / 2) +
          1 / (1 + pathSaturation * next));
    difference += (step / 6) * (d1 + 2 * d2 + 2 * d3 + d4);
    sum = next;
  }
  return path;
}

function middleIntensity(lengthCm: number, band: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = band;
  const exit = twoWayIntensity(lengthCm, band);
  const right = 4 * a * (exit + (u * exit * exit) / 2);
  // Written so that neither g = 0 nor u = 0 cancels.
  return (2 * right) / (4 * a + Math.sqrt(Math.max(0, 16 * a * a + 4 * (g + 2 * a * u) * right)));
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
