import { chiSquareUpperTail } from '@modalgain/numerics';
import type { NetGainPoint } from '../global-fit/inputs.js';

/** At most so many net gains make the line; where they change sign, half of them on either side. */
const linePoints = 4;
/** A straight line that chance would miss by as much in fewer than one case of a hundred is not straight. */
const bentProbability = 0.01;

/**
 * The net gains from which a straight line is drawn to zero: those around the change of sign, else the lowest fluences. As
 * gain saturates, the one farthest from zero is left out as long as they bend beyond their errors.
 */
export function pointsNearZero(points: readonly NetGainPoint[]): readonly NetGainPoint[] {
  const rising = [...points].sort((a, b) => a.fluenceUjPerCm2 - b.fluenceUjPerCm2);
  const firstPositive = rising.findIndex(({ netGainPerCm }) => netGainPerCm > 0);
  const from = Math.max(0, firstPositive - linePoints / 2);
  let near = rising.slice(from, from + linePoints);
  while (near.length > 2 && isBent(near)) near = withoutFarthest(near);
  return near;
}

function withoutFarthest(points: readonly NetGainPoint[]): NetGainPoint[] {
  const distance = (point: NetGainPoint): number => Math.abs(point.netGainPerCm);
  return distance(points[0]) > distance(points[points.length - 1]) ? points.slice(1) : points.slice(0, -1);
}

function isBent(points: readonly NetGainPoint[]): boolean {
  const { slope, intercept } = weightedLine(points);
  const chiSquare = points.reduce((sum, { fluenceUjPerCm2, netGainPerCm, standardErrorPerCm }) => {
    const residual = netGainPerCm - intercept - slope * fluenceUjPerCm2;
    return sum + (residual / standardErrorPerCm) ** 2;
  }, 0);
  return chiSquareUpperTail(chiSquare, points.length - 2) < bentProbability;
}

/** The straight line of net gain against fluence, weighted by the errors, with its covariance. */
export function weightedLine(points: readonly NetGainPoint[]) {
  let [s, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (const { fluenceUjPerCm2: x, netGainPerCm: y, standardErrorPerCm } of points) {
    const weight = 1 / standardErrorPerCm ** 2;
    s += weight;
    sx += weight * x;
    sy += weight * y;
    sxx += weight * x * x;
    sxy += weight * x * y;
  }
  const determinant = s * sxx - sx * sx;
  return {
    slope: (s * sxy - sx * sy) / determinant,
    intercept: (sxx * sy - sx * sxy) / determinant,
    slopeVariance: s / determinant,
    interceptVariance: sxx / determinant,
    covariance: -sx / determinant,
  };
}
