// What is usually done with a stripe scan: unweighted Eq. 1 on all points, or on the window that looks best.
import { amplifiedLengthCm } from '@modalgain/gain';
import { leastSquares, studentTQuantile } from '@modalgain/numerics';

const umPerCm = 1e4;
const smallestWindow = 6;

export const practices = [
  { name: 'all-points', title: 'Eq. 1, all points' },
  { name: 'best-r2', title: 'Eq. 1, window of best R²' },
  { name: 'smallest-interval', title: 'Eq. 1, window of smallest interval' },
];

/**
 * Net gain with its 95 % interval by each practice; windows start at the shortest stripe.
 *
 * @returns {([number, number, number] | null)[]} value and both ends, in the order of `practices`; null where nothing fits
 */
export function usualPractice(scan, startGainPerCm) {
  const all = scan.stripeLengthUm.length;
  const fits = [];
  for (let count = smallestWindow; count <= all; count++) {
    const fit = fitPlain(scan, count, startGainPerCm);
    if (fit) fits.push(fit);
  }
  const best = (score) => fits.reduce((a, b) => (a === null || score(b) > score(a) ? b : a), null);
  const chosen = [
    fits.find(({ count }) => count === all) ?? null,
    best(({ r2 }) => r2),
    best(({ half, value }) => -half / Math.abs(value)),
  ];
  return chosen.map((fit) => fit && [fit.value, fit.value - fit.half, fit.value + fit.half]);
}

/** I = A (exp(g L) - 1)/g to the first `count` points; A and g free, no weights, Student's interval. */
function fitPlain({ stripeLengthUm, intensity }, count, startGainPerCm) {
  const lengthCm = stripeLengthUm.slice(0, count).map((um) => um / umPerCm);
  const measured = intensity.slice(0, count);
  const top = amplifiedLengthCm(lengthCm[count - 1], startGainPerCm);
  const result = leastSquares({
    parameters: [
      { name: 'source', start: measured[count - 1] / top },
      { name: 'netGainPerCm', start: startGainPerCm },
    ],
    residualCount: count,
    sigmas: 'unknown',
    residuals: ([source, gain], out) => {
      for (let i = 0; i < count; i++) out[i] = source * amplifiedLengthCm(lengthCm[i], gain) - measured[i];
    },
    jacobian: ([source, gain], out) => {
      for (let i = 0; i < count; i++) {
        const h = amplifiedLengthCm(lengthCm[i], gain);
        out[2 * i] = h;
        out[2 * i + 1] = source * lengthSlope(lengthCm[i], gain, h);
      }
    },
  });
  const [, value] = result.values;
  const [, error] = result.standardErrors;
  if (!result.converged || !Number.isFinite(error)) return undefined;
  const mean = measured.reduce((sum, y) => sum + y, 0) / count;
  const total = measured.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  return {
    count,
    value,
    half: error * studentTQuantile(0.975, count - 2),
    r2: 1 - result.chiSquare / total,
  };
}

/** d h/d g; for small g L by its series. */
function lengthSlope(lengthCm, gain, h) {
  const x = gain * lengthCm;
  if (Math.abs(x) < 1e-4) return lengthCm * lengthCm * (0.5 + x / 3);
  return (lengthCm * Math.exp(x) - h) / gain;
}
