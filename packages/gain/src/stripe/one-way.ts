import { findRootNewton } from '@modalgain/numerics';
import { logarithmRest } from './logarithm-rest.js';
import { amplifiedLengthCm } from './small-signal.js';
import type { TwoWayParameters, TwoWayPoint } from './two-way.js';

/**
 * The stripe in which only the light that runs towards the edge saturates the gain, dI/dz = A + g I/(1 + u I):
 *
 *     L = u I/G + (g/G^2) ln(1 + G I/A) = (I/A) [1 - (g I/A) m(G I/A)],   G = g + A u,   m(x) = (x - ln(1 + x))/x^2.
 *
 * Often printed, for comparison only: real stripes emit both ways, and where saturation is strong its gain is far off.
 */
export function oneWayLengthCm(intensity: number, parameters: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  const ratio = intensity / a;
  return ratio * (1 - g * ratio * logarithmRest(-(g + a * u) * ratio));
}

/**
 * The intensity at the edge of a stripe, in the unit of A times cm; `lengthCm` at least 0. NaN where rounding leaves no
 * solution between its bounds: far outside of what a scan can show.
 */
export function oneWayIntensity(lengthCm: number, parameters: TwoWayParameters): number {
  const { sourcePerCm: a, netGainPerCm: g, saturation: u } = parameters;
  const unsaturated = a * amplifiedLengthCm(lengthCm, g);
  if (u === 0 || g === 0 || lengthCm === 0) return unsaturated;
  const spontaneous = a * lengthCm;
  // With gain the intensity lies between those of no gain and of no saturation; the growth at Isat bounds it, too.
  const upper = g > 0 ? Math.min(unsaturated, (a + g / u) * lengthCm) : lossyUpper(spontaneous, parameters);
  // Under loss so long a stripe holds the limit to twelve digits.
  if (g < 0 && oneWayLengthCm(upper, parameters) <= lengthCm) return upper;
  const lower = Math.min(unsaturated, spontaneous) * (1 - 1e-12);
  const beyond = upper * (1 + 1e-12);
  const missing = (intensity: number): number => oneWayLengthCm(intensity, parameters) - lengthCm;
  if (!(missing(lower) <= 0) || missing(beyond) < 0) return NaN;
  return findRootNewton({
    evaluate: (intensity) => ({
      value: missing(intensity),
      slope: (1 + u * intensity) / (a + (g + a * u) * intensity),
    }),
    lower,
    upper: beyond,
    tolerance: 1e-14 * spontaneous,
  });
}

/** Where G < 0 the light approaches A/(-G) as the stripe grows. */
function lossyUpper(
  spontaneous: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
) {
  const limit = g + a * u < 0 ? -a / (g + a * u) : Infinity;
  return Math.min(spontaneous, limit * (1 - 1e-12));
}

/** Below this |g L| the derivative by g is taken at g = 0. */
const smallGainLength = 1e-6;

/**
 * The derivatives at fixed length of an intensity that is known already. By u from L = int (1 + u I)/(A + G I) dI; the rest
 * because I/A depends on A u, and g I/A on g L besides.
 */
export function differentiateOneWay(
  lengthCm: number,
  intensity: number,
  { sourcePerCm: a, netGainPerCm: g, saturation: u }: TwoWayParameters,
  point: TwoWayPoint,
): void {
  const slope = (a + (g + a * u) * intensity) / (1 + u * intensity);
  const ratio = intensity / a;
  const bySaturation = -g * ratio * ratio * intensity * squareRest((g + a * u) * ratio) * slope;
  point.intensity = intensity;
  point.byLength = slope;
  point.bySaturation = bySaturation;
  point.bySource = (intensity + u * bySaturation) / a;
  point.byGain =
    Math.abs(g * lengthCm) < smallGainLength
      ? a * lengthCm * lengthCm * logarithmRest(-u * a * lengthCm)
      : (lengthCm * slope - intensity - u * bySaturation) / g;
}

/** [x - 2 ln(1 + x) + x/(1 + x)]/x^3, the integral of t^2/(1 + t)^2 up to x over x^3; by its series where that cancels. */
function squareRest(x: number): number {
  if (Math.abs(x) > 0.1) return (x - 2 * Math.log1p(x) + x / (1 + x)) / (x * x * x);
  let sum = 0;
  for (let k = 14; k >= 0; k--) sum = (k + 1) / (k + 3) - sum * x;
  return sum;
}
