import { formatSignificant, type Verdict } from '@modalgain/numerics';
import type { ModelFit } from '../fit-model.js';
import type { StripePoints } from '../points.js';
import { chanceOfLargest } from './largest-of-many.js';
import { dot, faultScore, without, type FaultFrame, type FaultScore } from './signature.js';

/** So many points on either side make a step; fewer are outliers. */
const fewestOnASide = 3;
/** Clean scans in which a step is seen anywhere. */
export const stepFalseAlarms = 0.04;

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
export function step(frame: FaultFrame, points: StripePoints, fit: ModelFit): Verdict | undefined {
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
      `Chance does as much in ${formatSignificant(100 * chance, 2)} % of scans.` +
      (mayHideLoss(fit) ? '\nUnder saturation a loss that the fit was not told of can look like this.' : ''),
    evidence: { afterPoint, afterUm, relativeStep: size, score, chance },
    next: 'Look for a changed integration time, filter or alignment there; divide by it or fit one side.',
  };
}

/** Where light saturates the gain but not a loss, the curve bends as no saturation alone bends it. */
function mayHideLoss({ name, parameters }: ModelFit): boolean {
  return name !== 'two-way-with-loss' && parameters.saturation > 0;
}

/** The step that improves the fit most; undefined where there are too few points to look for one. */
function largestStep(frame: FaultFrame): StepFound | undefined {
  const search = stepSearch(frame);
  if (frame.freedom < 3 || search.directions.length === 0) return undefined;
  const { place, score } = largestScore(frame, search.directions);
  if (!Number.isFinite(score)) return undefined;
  return {
    ...faultScore(frame, stepSignature(frame, place)),
    at: place + fewestOnASide,
    chance: chanceOfLargest({ ...search, score }),
  };
}

/** Where steps are looked for, and how much the places have in common. */
interface StepSearch {
  /** For every place the unit vector in which a step shows. */
  readonly directions: readonly Float64Array[];
  readonly correlations: readonly number[];
  readonly freedom: number;
}

export function stepSearch(frame: FaultFrame): StepSearch {
  const places = Math.max(0, frame.pointCount - 2 * fewestOnASide + 1);
  const directions = Array.from({ length: places }, (_, place) => {
    const visible = without(stepSignature(frame, place), frame.taken);
    const length = Math.sqrt(dot(visible, visible));
    return visible.map((entry) => entry / length);
  });
  return {
    directions,
    correlations: directions.slice(1).map((next, place) => dot(directions[place], next)),
    freedom: Math.max(1, frame.freedom - 1),
  };
}

/** What a step of size 1 adds, at the given place of the search. */
function stepSignature({ relative }: FaultFrame, place: number): Float64Array {
  return relative.map((change, i) => (i >= place + fewestOnASide ? change : 0));
}

/** The place of the search with the largest score, Student's t. */
export function largestScore(
  { rest, freedom }: FaultFrame,
  directions: readonly Float64Array[],
): { readonly place: number; readonly score: number } {
  const along = directions.map((direction) => dot(direction, rest));
  const place = along.reduce((most, shift, k) => (Math.abs(shift) > Math.abs(along[most]) ? k : most), 0);
  const variance = (dot(rest, rest) - along[place] ** 2) / Math.max(1, freedom - 1);
  return { place, score: along[place] / Math.sqrt(Math.max(0, variance)) };
}
