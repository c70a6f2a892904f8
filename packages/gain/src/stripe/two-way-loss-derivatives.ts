import { gaussLegendre } from '@modalgain/numerics';
import type { IntensityPoint } from './intensity-models.js';
import { logarithmRest, logarithmRestSlope } from './logarithm-rest.js';
import { meanInverseGain, nodeCount, riseToEdge, type LossyTwoWayParameters } from './two-way-loss.js';

/** Nearer to transparency than this, as a share, too few digits of the gain are left. */
const transparentShare = 1e-9;
/** So far the gain is then moved, times the length; derivatives keep seven digits. */
const transparentShift = 1e-7;

/** d/dp of P = int_S^I dS'/c, in one reused object. */
const inverseGainSlopes = { byGain: 0, byLoss: 0, bySaturation: 0 };

/**
 * The derivatives of `lossyTwoWayIntensity`, whose value the caller knows, written into `point`.
 *
 * By the implicit function theorem dI/dp = -(dL/dp)/(dL/dI). Both slopes of L follow from L = 2 int_0^I dD/(c S + 2 A) at
 * fixed D, where D^2 = S^2 - 4 A P(S), P = int_S^I dS'/c, says how S moves (notation of `two-way-loss.ts`):
 *
 *     dL/dp = -2 int [S c_p/(c s) + 2 A (c + S c') P_p/s^2] dS/D,   s = c S + 2 A.
 */
export function differentiateLossyTwoWay(
  lengthCm: number,
  intensity: number,
  parameters: LossyTwoWayParameters,
  point: IntensityPoint,
): void {
  const p = awayFromTransparency(lengthCm, intensity, parameters);
  const { sourcePerCm: a, netGainPerCm: g, saturation: u, lossPerCm: alpha } = p;
  const { nodes, weights } = gaussLegendre(nodeCount);
  const rise = riseToEdge(intensity, p);
  const middle = intensity - rise;
  let byIntensity = 0;
  let byGain = 0;
  let byLoss = 0;
  let bySaturation = 0;
  for (let k = 0; k < nodeCount; k++) {
    const t = (1 + nodes[k]) / 2;
    const step = rise * t * t;
    const sum = middle + step;
    const perV = 1 / (1 + u * sum);
    const gain = (g - alpha * u * sum) * perV;
    const mean = meanInverseGain(middle, step, p);
    const dSumOverD = (weights[k] * rise) / Math.sqrt(rise * (sum + middle + 4 * a * mean));
    const perSlope = 1 / (sum * gain + 2 * a);
    const bend = dSumOverD * (gain - (g + alpha) * u * sum * perV * perV) * perSlope * perSlope;
    const direct = (dSumOverD * sum * perSlope * perV) / gain;
    writeInverseGainSlopes(sum, rise * (1 - t * t), p);
    byIntensity += bend;
    byGain += direct + 2 * a * bend * inverseGainSlopes.byGain;
    byLoss += -direct * u * sum + 2 * a * bend * inverseGainSlopes.byLoss;
    bySaturation += -direct * (g + alpha) * sum * perV + 2 * a * bend * inverseGainSlopes.bySaturation;
  }
  const edgeGain = (g - alpha * u * intensity) / (1 + u * intensity);
  const perLength = 1 / (2 / (intensity * edgeGain + 2 * a) - ((4 * a) / edgeGain) * byIntensity);
  point.intensity = intensity;
  point.byLength = perLength;
  point.byGain = 2 * byGain * perLength;
  point.byLoss = 2 * byLoss * perLength;
  point.bySaturation = 2 * bySaturation * perLength;
  // Intensity over A depends on A u only.
  point.bySource = (intensity + u * point.bySaturation) / a;
}

/** Where c vanishes all along the stripe every integral is 0/0; next to it they go on smoothly. */
function awayFromTransparency(
  lengthCm: number,
  intensity: number,
  p: LossyTwoWayParameters,
): LossyTwoWayParameters {
  const lost = p.lossPerCm * p.saturation * intensity;
  const left = Math.abs(p.netGainPerCm - lost);
  if (left * lengthCm > transparentShare * Math.max(1, lost * lengthCm)) return p;
  return { ...p, netGainPerCm: p.netGainPerCm + transparentShift / lengthCm };
}

/** P = h (1 + u S + K l(e)/s)/s over h = I - S, with s = g - alpha u S, e = alpha u h/s and K = (g + alpha) u h. */
function writeInverseGainSlopes(sum: number, h: number, p: LossyTwoWayParameters): void {
  const { netGainPerCm: g, saturation: u, lossPerCm: alpha } = p;
  const perS = 1 / (g - alpha * u * sum);
  const e = alpha * u * h * perS;
  const rest = logarithmRest(e);
  const restSlope = logarithmRestSlope(e, rest);
  const k = (g + alpha) * u * h;
  const byS = -(1 + u * sum + 2 * k * rest * perS) * perS;
  const byK = rest * perS;
  const byE = k * restSlope * perS;
  inverseGainSlopes.byGain = h * perS * (byS + byK * u * h - byE * e * perS);
  inverseGainSlopes.byLoss = h * perS * (-byS * u * sum + byK * u * h + byE * u * (h + e * sum) * perS);
  inverseGainSlopes.bySaturation =
    h * perS * (sum - byS * alpha * sum + byK * (g + alpha) * h + byE * alpha * (h + e * sum) * perS);
}
