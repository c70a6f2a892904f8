import {
  chiSquareQuantile,
  leastSquares,
  normalQuantile975,
  profileInterval,
  type Determination,
  type FitParameter,
  type FitProblem,
  type ProfileInterval,
} from '@modalgain/numerics';
import { errorParts, type ErrorParts } from './error-parts.js';
import { withQuantity, type DerivedQuantity, type FittedSystem } from './quantity.js';

/** A quantity of the fit with everything that a report says of it, in its own unit. */
export interface FittedQuantity {
  readonly determination: Determination;
  /** Where chi-square is least; for figures. It is no result where the quantity is not determined. */
  readonly bestFit: number;
  /** The linearised standard error and its statistical and systematic parts. */
  readonly parts: ErrorParts;
  /** Rise of chi-square over its minimum along the quantity. */
  readonly profile: readonly { readonly value: number; readonly deltaChiSquare: number }[];
}

/** How a profiled number becomes a result. */
export interface Reading {
  /** 'log': the profile runs in the ln of the number. */
  readonly scale: 'log' | 'linear';
  /** From the profile's unit to the result's, e.g. 1e15. */
  readonly unit?: number;
  /** An end that nature closes, e.g. 0 for a loss: reaching it leaves nothing open. */
  readonly naturalLower?: number;
  /** Whether a closed interval is narrow enough to be called a result. */
  readonly isNarrow: (interval: readonly [number, number]) => boolean;
  /** Why the data leave it open, and what would settle it; only asked where they do. */
  readonly explain: (interval: readonly [number, number]) => { readonly why: string; readonly next: string };
}

/**
 * The largest half-width of a 95 % interval at which densities, gains and fluences count as determined, as a share of the
 * interval's middle; 0.5 is an upper end of three times the lower one.
 */
export const relativeHalfWidthLimit = 0.5;

/** The criterion for positive quantities. The best fit does not enter: on an open ridge it may lie anywhere. */
export function isNarrowInRelation([lower, upper]: readonly [number, number]): boolean {
  return upper - lower <= relativeHalfWidthLimit * (upper + lower);
}

/** Profiles a quantity of a fitted system and judges whether the data determine it. */
export function fitQuantity(
  fitted: FittedSystem,
  quantity: DerivedQuantity,
  reading: Reading,
): FittedQuantity {
  const { scale, unit = 1, naturalLower } = reading;
  const toResult = (value: number) => unit * (scale === 'log' ? Math.exp(value) : value);
  const raw = quantity.value(fitted.fit.values);
  const bestFit = toResult(raw);
  const parts = errorParts(fitted, quantity, scale === 'log' ? bestFit : unit);
  const isNarrow = (lower: number, upper: number) => reading.isNarrow([toResult(lower), toResult(upper)]);
  const profile = profileOf(fitted, quantity, isNarrow);
  // An end that only a bound of the search stopped is open: 0 or -Infinity below, Infinity above.
  const lower =
    profile.lowerOpen === undefined ? toResult(profile.lower) : (naturalLower ?? toResult(-Infinity));
  const upper = profile.upperOpen === undefined ? toResult(profile.upper) : Infinity;
  const closed = (profile.lowerOpen === undefined || lower === naturalLower) && Number.isFinite(upper);
  return {
    determination:
      closed && reading.isNarrow([lower, upper])
        ? { kind: 'determined', estimate: profileEstimate(bestFit, parts.total, [lower, upper]) }
        : { kind: 'not-determined', ...reading.explain([lower, upper]), interval95: [lower, upper] },
    bestFit,
    parts,
    profile: profile.trace.map(({ value, deltaChiSquare }) => ({ value: toResult(value), deltaChiSquare })),
  };
}

/** The 95 % interval of a quantity, open ends included. */
export function intervalOf({ determination }: FittedQuantity): readonly [number, number] {
  const { interval95 } = determination.kind === 'determined' ? determination.estimate : determination;
  return interval95 ?? [-Infinity, Infinity];
}

function profileEstimate(value: number, linearised: number, interval95: readonly [number, number]) {
  // On an open ridge the linearised error may be infinite though the profile of a ratio or a net gain is closed.
  const halfWidth = (interval95[1] - interval95[0]) / 2;
  const standardError = Number.isFinite(linearised) ? linearised : halfWidth / normalQuantile975;
  return { value, standardError, interval95, method: 'profile likelihood' };
}

/**
 * The 95 % profile interval of a quantity on its profile's scale. An end that closes only because another parameter
 * met a bound of the search, or because the profile lost its way where the data leave everything open, says nothing of
 * the data: it counts as open.
 */
export function profileOf(
  { problem, fit }: FittedSystem,
  quantity: DerivedQuantity,
  isNarrow: (lower: number, upper: number) => boolean = () => false,
): ProfileInterval {
  const substituted = withQuantity(problem, quantity, fit.values);
  const start = leastSquares(substituted);
  const parameter = quantity.replaced;
  const profile = profileInterval({ problem: substituted, fit: start, parameter });
  if (isNarrow(profile.lower, profile.upper)) {
    // To first order determined: the bounds, a hundred times the largest net gain away, are out of reach. Otherwise the
    // profile did not get off the best fit.
    if (Number.isFinite(start.standardErrors[parameter])) return profile;
    const reason = 'to first order the data do not determine it';
    return { ...profile, lowerOpen: reason, upperOpen: reason };
  }
  const reasonAt = (value: number) =>
    whyOpenAt({ problem: substituted, parameter, value, least: start.chiSquare });
  const lowerOpen = profile.lowerOpen ?? reasonAt(profile.lower);
  const upperOpen = profile.upperOpen ?? reasonAt(profile.upper);
  return { ...profile, ...(lowerOpen && { lowerOpen }), ...(upperOpen && { upperOpen }) };
}

/** Rise of chi-square at the ends of a 95 % interval. */
const closingRise = chiSquareQuantile(0.95, 1);
/** Bounds met at an end are tried again so much wider ... */
const widening = 30;
/** ... and matter where chi-square falls by more than this share of the closing rise. */
const materialShare = 0.05;

/** Why an end at `value` is none: a fit of its own with the quantity held there is better than the profile said. */
function whyOpenAt(task: {
  problem: FitProblem;
  parameter: number;
  value: number;
  least: number;
}): string | undefined {
  const { problem, parameter, value, least } = task;
  const parameters = problem.parameters.map((entry, index) =>
    index === parameter ? { name: entry.name, start: value, fixed: true } : offZero(entry),
  );
  const end = leastSquares({ ...problem, parameters });
  if (end.chiSquare - least < (1 - materialShare) * closingRise) {
    return 'a fit of its own at this end is as good as the best';
  }
  const met = parameters.filter((entry, index) => isSearchBound(entry, end.values[index]));
  if (met.length === 0) return undefined;
  const wider = parameters.map((entry) => (met.includes(entry) ? widened(entry) : entry));
  const beyond = leastSquares({ ...problem, parameters: wider }, { start: end.values });
  if (end.chiSquare - beyond.chiSquare < materialShare * closingRise) return undefined;
  return `it closes only because ${met[0].name} meets the bound of its search`;
}

/** A loss that starts on its bound of zero would have to be freed first; this is far below any that matters. */
const leastStartPerCm = 1;

function offZero(entry: FitParameter): FitParameter {
  return entry.lower === 0 && entry.fixed !== true
    ? { ...entry, start: Math.max(entry.start, leastStartPerCm) }
    : entry;
}

function isSearchBound({ fixed, lower, upper }: FitParameter, value: number): boolean {
  return fixed !== true && ((value === lower && lower !== 0) || value === upper);
}

/** All searched parameters are positive. */
function widened({ lower, upper, ...rest }: FitParameter): FitParameter {
  return { ...rest, lower: (lower ?? 0) / widening, upper: (upper ?? Infinity) * widening };
}
