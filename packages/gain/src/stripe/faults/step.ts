import { formatSignificant, studentTQuantile, type Verdict } from '@modalgain/numerics';
import type { StripePoints } from '../points.js';
import { faultScore, type FaultFrame } from './signature.js';

/** So many points on either side make a step; fewer are outliers. */
const fewestOnASide = 3;
/** Chance of a false step anywhere in a scan, shared out over the places where one is looked for (Bonferroni). */
const falseAlarms = 0.01;

/**
 * A step of all later points by one factor, as a changed integration time, filter or alignment makes: the likelihood ratio
 * of a step at every place of the scan order, against what is left after the fit's parameters have taken up their part.
 */
export function step(frame: FaultFrame, points: StripePoints): Verdict | undefined {
  const count = frame.rest.length;
  const places = count - 2 * fewestOnASide + 1;
  if (places < 1 || frame.freedom < 3) return undefined;
  let best = { score: 0, size: 0, error: 0, at: 0 };
  for (let at = fewestOnASide; at <= count - fewestOnASide; at++) {
    const signature = frame.relative.map((change, i) => (i >= at ? change : 0));
    const found = faultScore(frame, signature);
    if (Math.abs(found.score) > Math.abs(best.score)) best = { ...found, at };
  }
  const limit = studentTQuantile(1 - falseAlarms / (2 * places), frame.freedom - 1);
  if (!(Math.abs(best.score) > limit)) return undefined;
  const afterUm = points.lengthCm[best.at - 1] * 1e4;
  return {
    code: 'step-in-scan',
    severity: 'caution',
    sentence: 'The intensity steps within the scan.',
    detail:
      `After point ${points.index[best.at - 1] + 1} (${formatSignificant(afterUm, 3)} µm) all points are ` +
      `${formatSignificant(100 * Math.abs(best.size), 2)} % ${best.size > 0 ? 'higher' : 'lower'} than the model.\n` +
      `That is ${formatSignificant(Math.abs(best.score), 2)} standard errors; chance reaches ${formatSignificant(limit, 2)} in 1 % of scans.`,
    evidence: {
      afterPoint: points.index[best.at - 1] + 1,
      afterUm,
      relativeStep: best.size,
      score: best.score,
    },
    next: 'Look for a changed integration time, filter or alignment there; divide by it or fit one side.',
  };
}
