import { formatSignificant, type Verdict } from '@modalgain/numerics';
import type { StripePoints } from '../points.js';
import { chanceOfLargest } from './largest-of-many.js';
import { chanceOf, dot, faultScore, without, type FaultFrame, type FaultScore } from './signature.js';

/** So many points on either side make a step; fewer are outliers. */
const fewestOnASide = 3;
/** Clean scans in which a step is seen anywhere. */
export const stepFalseAlarms = 0.05;

interface StepFound extends FaultScore {
  /** Index of the first point after the step, in scan order. */
  readonly at: number;
  /** How often chance gives as large a step anywhere in the scan. */
  readonly chance: number;
}

/**
 * A step of all later points by one factor, as a changed integration time, filter or alignment makes: the likelihood ratio
 * of a step at every place of the scan order, against what is left after the fit's parameters have taken up their part.
 */
export function step(frame: FaultFrame, points: StripePoints): Verdict | undefined {
  const found = largestStep(frame);
  if (found === undefined || found.chance > stepFalseAlarms) return undefined;
  const { at, size, score, chance } = found;
  const afterPoint = points.index[at - 1] + 1;
  const afterUm = points.lengthCm[at - 1] * 1e4;
  return {
    code: 'step-in-scan',
    severity: 'caution',
    sentence: 'The intensity steps within the scan.',
    detail:
      `After point ${afterPoint} (${formatSignificant(afterUm, 3)} µm) all points are ` +
      `${formatSignificant(100 * Math.abs(size), 2)} % ${size > 0 ? 'higher' : 'lower'} than the model: ` +
      `${formatSignificant(Math.abs(score), 2)} standard errors.\n` +
      `Chance does as much in ${formatSignificant(100 * chance, 2)} % of scans.`,
    evidence: { afterPoint, afterUm, relativeStep: size, score, chance },
    next: 'Look for a changed integration time, filter or alignment there; divide by it or fit one side.',
  };
}

/** The step that improves the fit most; undefined where there are too few points to look for one. */
function largestStep(frame: FaultFrame): StepFound | undefined {
  if (frame.freedom < 3) return undefined;
  const signatures = stepSignatures(frame);
  const scores = signatures.map((signature) => faultScore(frame, signature));
  const best = scores.reduce<number>(
    (most, { score }, k) => (Math.abs(score) > Math.abs(scores[most].score) ? k : most),
    0,
  );
  if (scores.length === 0 || !Number.isFinite(scores[best].score)) return undefined;
  const { score } = scores[best];
  const alone = chanceOf(frame, score);
  // What one place alone does not show, many places do not show either.
  const chance = alone > stepFalseAlarms ? 1 : chanceOfLargest(searchOf(frame, signatures, score));
  return { ...scores[best], at: best + fewestOnASide, chance };
}

/** What a step of size 1 adds, for every place where one is looked for. */
export function stepSignatures({ relative, pointCount }: FaultFrame): Float64Array[] {
  const places = Math.max(0, pointCount - 2 * fewestOnASide + 1);
  return Array.from({ length: places }, (_, k) =>
    relative.map((change, i) => (i >= k + fewestOnASide ? change : 0)),
  );
}

/** The search as `chanceOfLargest` takes it. */
export function searchOf(frame: FaultFrame, signatures: readonly Float64Array[], score: number) {
  const visible = signatures.map((signature) => {
    const rest = without(signature, frame.taken);
    const length = Math.sqrt(dot(rest, rest));
    return rest.map((entry) => entry / length);
  });
  return {
    score,
    correlations: visible.slice(1).map((next, k) => Math.min(1, Math.abs(dot(visible[k], next)))),
    freedom: Math.max(1, frame.freedom - 1),
  };
}
