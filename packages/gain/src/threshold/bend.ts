import { solveSymmetric } from '@modalgain/numerics';
import type { FluenceCurve } from './curve.js';

/** Fewer points show no change of slope. */
const leastPoints = 6;

/** The best bent line through ln I against ln F. */
export interface Bend {
  /** Fall of chi-square against the straight line; 0 where no upward bend helps. */
  readonly gain: number;
  /** ln F of the bend; of the middle where there is none. */
  readonly position: number;
  readonly lowerSlope: number;
  readonly upperSlope: number;
}

/** ln intensity along the straight line of best fit on log axes. */
export function straightLine(curve: FluenceCurve): Float64Array {
  const { coefficients } = lineFit(curve, undefined) ?? { coefficients: Float64Array.of(0, 1) };
  return curve.fluenceUjPerCm2.map((f) => coefficients[0] + coefficients[1] * Math.log(f));
}

/** The line through ln intensity against ln F, bent upwards at the point where that helps most. */
export function bestBend(curve: FluenceCurve): Bend {
  const count = curve.values.length;
  const straight = lineFit(curve, undefined);
  const slope = straight?.coefficients[1] ?? 1;
  const middle = Math.log(curve.fluenceUjPerCm2[count >> 1]);
  let best: Bend = { gain: 0, position: middle, lowerSlope: slope, upperSlope: slope };
  if (straight === undefined || count < leastPoints) return best;
  for (let hinge = 1; hinge < count - 1; hinge++) {
    const position = Math.log(curve.fluenceUjPerCm2[hinge]);
    const bent = lineFit(curve, position);
    if (bent === undefined || bent.coefficients[2] <= 0) continue;
    const gain = straight.chiSquare - bent.chiSquare;
    const [, lowerSlope, rise] = bent.coefficients;
    if (gain > best.gain) best = { gain, position, lowerSlope, upperSlope: lowerSlope + rise };
  }
  return best;
}

/** Weighted fit of a line, bent at `hinge` (ln F) where one is given. */
function lineFit(
  { fluenceUjPerCm2, values, sigmas }: FluenceCurve,
  hinge: number | undefined,
): { coefficients: Float64Array; chiSquare: number } | undefined {
  const size = hinge === undefined ? 2 : 3;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const x = Math.log(fluenceUjPerCm2[i]);
    const row = hinge === undefined ? [1, x] : [1, x, Math.max(0, x - hinge)];
    const weight = 1 / sigmas[i] ** 2;
    squares += weight * values[i] * values[i];
    for (let a = 0; a < size; a++) {
      right[a] += weight * row[a] * values[i];
      for (let b = 0; b < size; b++) matrix[a * size + b] += weight * row[a] * row[b];
    }
  }
  const coefficients = solveSymmetric(matrix, right);
  if (coefficients === undefined) return undefined;
  const explained = coefficients.reduce((sum, value, a) => sum + value * right[a], 0);
  return { coefficients, chiSquare: squares - explained };
}
