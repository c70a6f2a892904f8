import { chiSquareUpperTail, formatSignificant, InputError, leastSquares } from '@modalgain/numerics';
import type { FitParameter, Verdict } from '@modalgain/numerics';
import { pairOf } from './compare.js';
import type { GlobalGainFit } from './fit-gain.js';
import { intervalOf, type FittedQuantity } from './fitted-quantity.js';
import { pointsAlong, profileCurve } from './profile-curve.js';
import { withQuantity, type DerivedQuantity, type FittedSystem } from './quantity.js';
import { logArealDensityRatio, logDensityRatio } from './ratios.js';

/** What the treatment is supposed to have left as it was: n_t, or n_t d, the number of particles over an area. */
export type TreatmentHypothesis = 'same-density' | 'conserved-particles';

/** A likelihood-ratio test of a treatment. */
export interface TreatmentTest {
  readonly before: string;
  readonly after: string;
  readonly hypothesis: TreatmentHypothesis;
  /** How much worse the best fit under the hypothesis is than the free one; chi-square(1) where the hypothesis is true. */
  readonly chiSquareRise: number;
  /** Chance of a rise this large or larger where the hypothesis is true. */
  readonly probability: number;
  /** Whether the hypothesis counts as contradicted: a probability below 5 %. */
  readonly hasChanged: boolean;
  readonly verdict: Verdict;
}

/** Below this probability the hypothesis counts as contradicted. */
const significance = 0.05;
/** A loss that starts on its bound of zero would have to be freed first. */
const leastStartPerCm = 1;

/**
 * Did the treatment change n_t (`same-density`), or n_t d (`conserved-particles`)? The fit with n_t(after) held at the ratio
 * of the hypothesis (1, or d_before/d_after) is compared with the free one. Errors of Gamma, thickness and all else
 * that both films share are the same deviations in both, so that they cancel. The probability is that of chi-square(1)
 * (S. S. Wilks, doi:10.1214/aoms/1177732360); where the data leave n_t open it is near 1, which proves no hypothesis.
 *
 * Throws InputError for films that are not in the fit, are one film, or lack the thickness that the hypothesis needs.
 */
export function didTreatmentChange(
  fit: Pick<GlobalGainFit, 'fitted'>,
  request: { readonly before: string; readonly after: string; readonly hypothesis: TreatmentHypothesis },
): TreatmentTest {
  const pair = pairOf(fit, request);
  const conserved = request.hypothesis === 'conserved-particles';
  if (conserved && !(pair.before.data.thicknessNm && pair.after.data.thicknessNm)) {
    throw new InputError(
      `Conserved particles are n_t d before and after; give the thickness of ${request.before} and ${request.after}.`,
    );
  }
  const quantity = conserved ? logArealDensityRatio(fit.fitted, pair) : logDensityRatio(fit.fitted, pair);
  const chiSquareRise = riseAtOne(fit, quantity);
  const probability = chiSquareUpperTail(chiSquareRise, 1);
  const hasChanged = probability < significance;
  const result = { ...request, chiSquareRise, probability, hasChanged };
  return { ...result, verdict: judge(result) };
}

/** From the best fit to a ratio of 1; each step starts from the fits before it. */
const stepsToOne = 8;

const profilePointsPerSide = 6;
/** The profile goes so far beyond the interval and beyond 1, as a share of the distance from the best fit. */
const overshoot = 0.15;
/** An open end is drawn to this factor from the best fit. */
const openEndFactor = 30;

/**
 * Rise of chi-square along the ratio of densities, after over before, over its 95 % interval and as far as 1: the
 * test of "same-density" as a curve.
 */
export function densityRatioProfile(
  fit: GlobalGainFit,
  films: { readonly before: string; readonly after: string },
  density: FittedQuantity,
): { readonly ratio: readonly number[]; readonly deltaChiSquare: readonly number[] } {
  const quantity = logDensityRatio(fit.fitted, pairOf(fit, films));
  const centre = quantity.value(fit.fitted.fit.values);
  const reach = Math.log(openEndFactor);
  const [lower, upper] = intervalOf(density).map(Math.log);
  const from = (1 + overshoot) * Math.min(Math.max(lower - centre, -reach), -centre, 0);
  const to = (1 + overshoot) * Math.max(Math.min(upper - centre, reach), -centre, 0);
  const side = (end: number): number[] =>
    Array.from({ length: profilePointsPerSide }, (_, i) => centre + (end * (i + 1)) / profilePointsPerSide);
  const values = [...side(from).reverse(), centre, ...side(to)];
  const { deltaChiSquare } = profileCurve(fit.fitted, quantity, values);
  return { ratio: values.map(Math.exp), deltaChiSquare };
}

/**
 * Rise of chi-square when the ratio is held at 1: reached in steps from the best fit, since one leap to a far ratio may
 * end beside the valley, and by that leap as well, which frees losses that lie on their bound; the better fit counts.
 */
function riseAtOne({ fitted }: Pick<GlobalGainFit, 'fitted'>, quantity: DerivedQuantity): number {
  const centre = quantity.value(fitted.fit.values);
  const steps = Array.from({ length: stepsToOne }, (_, i) => centre * (1 - (i + 1) / stepsToOne));
  const walked = pointsAlong(fitted, quantity, steps).find(({ value }) => value === 0)?.deltaChiSquare;
  return Math.max(Math.min(walked ?? Infinity, riseByLeap(fitted, quantity)), 0);
}

function riseByLeap({ problem, fit }: FittedSystem, quantity: DerivedQuantity): number {
  const free = withQuantity(problem, quantity, fit.values);
  const held = free.parameters.map((parameter, index) =>
    index === quantity.replaced ? { name: parameter.name, start: 0, fixed: true } : offZero(parameter),
  );
  return leastSquares({ ...free, parameters: held }).chiSquare - fit.chiSquare;
}

function offZero(parameter: FitParameter): FitParameter {
  return parameter.lower === 0
    ? { ...parameter, start: Math.max(parameter.start, leastStartPerCm) }
    : parameter;
}

function judge(test: Omit<TreatmentTest, 'verdict'>): Verdict {
  const { after, before, hypothesis, chiSquareRise, probability, hasChanged } = test;
  const what = hypothesis === 'same-density' ? 'nₜ' : 'nₜ d';
  const chance = probability < 1e-4 ? '< 0.0001' : `= ${formatSignificant(probability, 2)}`;
  return {
    code: `treatment-${hasChanged ? 'changed' : 'may-have-kept'}-${hypothesis === 'same-density' ? 'density' : 'particles'}`,
    severity: 'note',
    sentence: `The treatment ${hasChanged ? 'changed' : 'may have kept'} ${what} of ${after}.`,
    detail: `Against ${before}, by a likelihood ratio with shared errors cancelled: p ${chance}.`,
    evidence: { chiSquareRise, probability },
    film: after,
  };
}
