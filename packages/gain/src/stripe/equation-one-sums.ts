import { exponential } from './exponential.js';

/** Lengths above 0. */
export interface EquationOneData {
  readonly lengthCm: Float64Array;
  readonly intensity: Float64Array;
}

/** Sums over the points at one gain: y the intensity, h = (exp(g L) - 1)/g, h1 and h2 its derivatives by g. */
export interface EquationOneSums {
  hh: number;
  hy: number;
  hh1: number;
  yh1: number;
  hh2: number;
  yh2: number;
  h1h1: number;
}

/** Below this |g L| the closed forms of the derivatives cancel and their series are used. */
const seriesLimit = 0.03;

/** Hot loop: one pass over the points at one gain. Answers the explained sum of squares, hy^2/hh. */
export function addUpEquationOne(
  { lengthCm, intensity }: EquationOneData,
  gain: number,
  sums: EquationOneSums,
): number {
  let hh = 0;
  let hy = 0;
  let hh1 = 0;
  let yh1 = 0;
  let hh2 = 0;
  let yh2 = 0;
  let h1h1 = 0;
  const inverseGain = 1 / gain;
  for (let i = 0; i < lengthCm.length; i++) {
    const length = lengthCm[i];
    const y = intensity[i];
    const x = gain * length;
    let h: number;
    let h1: number;
    let h2: number;
    if (x < seriesLimit && x > -seriesLimit) {
      // (exp(x) - 1)/x = sum x^k/(k + 1)! and its derivatives by x.
      h = length * (1 + x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x / 5040))))));
      h1 =
        length *
        length *
        (1 / 2 + x * (1 / 3 + x * (1 / 8 + x * (1 / 30 + x * (1 / 144 + x * (1 / 840 + x / 5760))))));
      h2 = length * length * length * (1 / 3 + x * (1 / 4 + x * (1 / 10 + x * (1 / 36 + x / 168))));
    } else {
      const rise = exponential(x);
      h = (rise - 1) * inverseGain;
      h1 = (length * rise - h) * inverseGain;
      h2 = (length * length * rise - 2 * h1) * inverseGain;
    }
    hh += h * h;
    hy += h * y;
    hh1 += h * h1;
    yh1 += y * h1;
    hh2 += h * h2;
    yh2 += y * h2;
    h1h1 += h1 * h1;
  }
  sums.hh = hh;
  sums.hy = hy;
  sums.hh1 = hh1;
  sums.yh1 = yh1;
  sums.hh2 = hh2;
  sums.yh2 = yh2;
  sums.h1h1 = h1h1;
  return (hy * hy) / hh;
}
