import { InputError } from '@modalgain/numerics';
import type { GlobalFitInput } from '../global-fit/inputs.js';
import { expectFilms, type Assumed, type ExpectedFilm } from './expected-films.js';
import {
  expectedOf,
  forecastGain,
  modelOf,
  type GainForecast,
  type PlannedQuantity,
} from './forecast-gain.js';
import {
  lossErrorOf,
  scanCount,
  withMeasurements,
  type LabPrecision,
  type Measurements,
} from './measurements.js';

/** What is wanted of a film, and what there is already. */
export interface DensityPlanRequest {
  /** The present measurements of all films, as `fitGain` takes them. */
  readonly input: GlobalFitInput;
  readonly film: string;
  readonly quantity: PlannedQuantity;
  /** Standard error over value. */
  readonly wantedRelativeError: number;
  /** Values to plan for where the present data do not give them. */
  readonly assumed?: Assumed;
  readonly lab?: LabPrecision;
}

/** Further measurements and the error that they lead to. */
export interface PlannedMeasurements extends Measurements {
  readonly scanCount: number;
  /** Relative error of the loss from its scans together; absent where it is not measured. */
  readonly lossRelativeError?: number;
  readonly forecast: GainForecast;
}

/** The cheapest further measurements that reach the goal, or the best that there are. */
export interface DensityPlan {
  readonly kind: 'reached' | 'out-of-reach';
  readonly film: string;
  readonly quantity: PlannedQuantity;
  readonly expected: ExpectedFilm;
  /** Which of the expected values neither the data nor the assumptions settle: the plan is only as good as these. */
  readonly open: readonly string[];
  readonly present: GainForecast;
  readonly best: PlannedMeasurements;
  /** The cheapest that reaches the goal, or the best, of each kind alone. */
  readonly alone: Readonly<Record<'loss' | 'fluences' | 'threshold', PlannedMeasurements | undefined>>;
}

/**
 * Which further measurements of a film bring its density or loss to the wanted error, at the fewest scans: net gains at
 * further fluences about that of half inversion, scans of the loss, a threshold, and all combinations of these, each
 * judged by the error that the global fit would then give.
 *
 * @throws InputError where the film is not there, or a number is out of range
 */
export function planDensity(request: DensityPlanRequest): DensityPlan {
  const { input, film, quantity, wantedRelativeError, assumed = {}, lab = {} } = request;
  if (!(wantedRelativeError > 0))
    throw new InputError(`The wanted error is ${wantedRelativeError}; it has to be above 0.`);
  const { films, open } = expectFilms(input, film, assumed);
  const expected = expectedOf(films, film);
  const forecast = (measurements: Measurements): PlannedMeasurements | undefined => {
    const extended = withMeasurements(input, expected, measurements, lab);
    if (!extended) return undefined;
    return {
      ...measurements,
      scanCount: scanCount(measurements),
      ...(measurements.lossScans > 0 && { lossRelativeError: lossErrorOf(measurements.lossScans, lab) }),
      forecast: forecastGain({ input: extended, film, quantity, expected: films }),
    };
  };
  const candidates = candidateMeasurements(halfInversionFluence(input, expected));
  const cheapest = (kind: (candidate: Measurements) => boolean): PlannedMeasurements | undefined =>
    cheapestThatReaches(candidates.filter(kind), forecast, wantedRelativeError);
  const present = forecastGain({ input, film, quantity, expected: films });
  const best = cheapest(() => true);
  if (!best) throw new Error('to measure nothing is always a candidate');
  return {
    kind: best.forecast.total <= wantedRelativeError ? 'reached' : 'out-of-reach',
    film,
    quantity,
    expected,
    open,
    present,
    best,
    alone: {
      loss: cheapest((each) => each.lossScans > 0 && scanCount(each) === each.lossScans),
      fluences: cheapest(
        ({ fluencesUjPerCm2, lossScans, threshold }) =>
          fluencesUjPerCm2.length > 0 && lossScans === 0 && !threshold,
      ),
      threshold: cheapest((each) => each.threshold && scanCount(each) === 1),
    },
  };
}

/** Where the emitters are half inverted: there the gain bends. */
function halfInversionFluence(
  input: GlobalFitInput,
  { film, saturationFluenceUjPerCm2 }: ExpectedFilm,
): number {
  const depth = input.films.find((data) => data.film === film)?.pumpDepth;
  return (modelOf(input, depth).inverse(0.5) ?? 1) * saturationFluenceUjPerCm2;
}

const lossScanCounts = [0, 1, 2, 3, 4, 6, 9];
const mostFluences = 6;
/** First and last of the further fluences, as multiples of that of half inversion. */
const fluenceSpans = [
  [0.25, 1],
  [0.5, 2],
  [0.5, 4],
  [1, 4],
] as const;

/** Everything that is considered, by increasing number of scans. */
function candidateMeasurements(halfInversion: number): Measurements[] {
  const fluenceSets = [[], ...fluenceSpans.flatMap((span) => logarithmicSets(span, halfInversion))];
  return fluenceSets
    .flatMap((fluencesUjPerCm2) =>
      lossScanCounts.flatMap((lossScans) =>
        [false, true].map((threshold) => ({ fluencesUjPerCm2, lossScans, threshold })),
      ),
    )
    .sort((a, b) => scanCount(a) - scanCount(b));
}

/** One to six fluences, evenly spaced in their logarithm. */
function logarithmicSets([first, last]: readonly [number, number], unit: number): number[][] {
  return Array.from({ length: mostFluences }, (_, i) => {
    const count = i + 1;
    const position = (k: number): number => (count === 1 ? 0.5 : k / (count - 1));
    return Array.from({ length: count }, (_, k) => unit * first * (last / first) ** position(k));
  });
}

/** Of the candidates with the fewest scans that reach the goal, the most precise; the most precise of all where none does. */
function cheapestThatReaches(
  candidates: readonly Measurements[],
  forecast: (candidate: Measurements) => PlannedMeasurements | undefined,
  wanted: number,
): PlannedMeasurements | undefined {
  let best: PlannedMeasurements | undefined;
  for (const candidate of candidates) {
    const reached = best !== undefined && best.forecast.total <= wanted;
    if (reached && best !== undefined && scanCount(candidate) > best.scanCount) break;
    const planned = forecast(candidate);
    if (planned && !(planned.forecast.total >= (best?.forecast.total ?? Infinity))) best = planned;
    else best ??= planned;
  }
  return best;
}
