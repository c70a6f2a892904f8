import { InputError } from '@modalgain/numerics';
import { forecastStripe, type StripeForecast } from './forecast-stripe.js';
import { candidateGrids, gridLengths, type LengthGrid } from './length-grids.js';
import type { StripeSituation } from './stripe-situation.js';

/** What is wanted of a scan, and what the lab can do. */
export interface StripePlanRequest {
  readonly situation: StripeSituation;
  /** Standard error of the net gain over the net gain. */
  readonly wantedRelativeError: number;
  /** The longest stripe that can be pumped evenly. */
  readonly longestUm: number;
  /** The shortest stripe that is still one, e.g. two to three diffraction fringes; default 5 um. */
  readonly shortestUm?: number;
  /** The most points that the lab will measure; default 120. */
  readonly mostPoints?: number;
}

/** A scan that reaches the goal with the fewest points, or the best that there is. */
export interface StripePlan {
  readonly kind: 'reached' | 'out-of-reach';
  readonly stripeLengthUm: readonly number[];
  readonly grid: LengthGrid;
  readonly forecast: StripeForecast;
  /** `forecast.errorPerCm` over the expected net gain. */
  readonly relativeError: number;
}

const fewestPoints = 8;
const defaultMostPoints = 120;
const defaultShortestUm = 5;

/**
 * The stripe lengths at which the net gain comes out as well as wanted with the fewest points, by the error that
 * `forecastStripe` predicts: how far the scan goes, how many points it has, and whether more of them are short.
 *
 * @throws InputError where the expected net gain is not above 0, or a number is out of range
 */
export function planStripe(request: StripePlanRequest): StripePlan {
  const { situation, wantedRelativeError, longestUm, mostPoints = defaultMostPoints } = request;
  checkRequest(request);
  const errorOf = (plan: readonly number[]): number =>
    forecastStripe(situation, plan).errorPerCm / situation.netGainPerCm;
  let best: StripePlan | undefined;
  for (const grid of candidateGrids(longestUm)) {
    const most = best?.kind === 'reached' ? best.stripeLengthUm.length : mostPoints;
    const lengthsOf = (count: number): number[] =>
      gridLengths(grid, count, request.shortestUm ?? defaultShortestUm);
    const count = fewest((points) => errorOf(lengthsOf(points)) <= wantedRelativeError, fewestPoints, most);
    const plan = planOf(request, grid, lengthsOf(count ?? most));
    if (best === undefined || isBetter(plan, best)) best = plan;
  }
  if (best === undefined) throw new Error('there is always a candidate grid');
  return best;
}

function planOf(
  { situation, wantedRelativeError }: StripePlanRequest,
  grid: LengthGrid,
  lengths: number[],
): StripePlan {
  const forecast = forecastStripe(situation, lengths);
  const relativeError = forecast.errorPerCm / situation.netGainPerCm;
  const kind = relativeError <= wantedRelativeError ? 'reached' : 'out-of-reach';
  return { kind, stripeLengthUm: lengths, grid, forecast, relativeError };
}

/** Reaching comes first, then fewer points, then the smaller error. */
function isBetter(plan: StripePlan, other: StripePlan): boolean {
  if (plan.kind !== other.kind) return plan.kind === 'reached';
  const fewer = other.stripeLengthUm.length - plan.stripeLengthUm.length;
  return plan.kind === 'reached' && fewer !== 0 ? fewer > 0 : plan.relativeError < other.relativeError;
}

/** The smallest number between the ends that is enough; undefined where the largest is not. More is taken to be better. */
function fewest(isEnough: (count: number) => boolean, least: number, most: number): number | undefined {
  if (!isEnough(most)) return undefined;
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

function checkRequest(request: StripePlanRequest): void {
  const { situation, wantedRelativeError, longestUm } = request;
  const { shortestUm = defaultShortestUm, mostPoints = defaultMostPoints } = request;
  if (!(situation.netGainPerCm > 0))
    throw new InputError(
      `A relative error is planned for a net gain of ${situation.netGainPerCm} cm-1; it has to be above 0.`,
    );
  if (!(wantedRelativeError > 0))
    throw new InputError(`The wanted error is ${wantedRelativeError}; it has to be above 0.`);
  if (!(shortestUm > 0 && longestUm > 2 * shortestUm))
    throw new InputError(
      `Stripes from ${shortestUm} to ${longestUm} um are too close; the longest has to be more than twice the shortest.`,
    );
  if (!(Number.isInteger(mostPoints) && mostPoints >= fewestPoints))
    throw new InputError(`A scan of ${mostPoints} points is too few; it needs ${fewestPoints} or more.`);
}
