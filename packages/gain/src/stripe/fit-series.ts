import type { StripeScan } from '@modalgain/measurements';
import { chiSquareUpperTail, sortVerdicts, type Verdict } from '@modalgain/numerics';
import { concludeScan, concludeWithoutFit, type ScoredFit } from './conclude.js';
import { fitStripeModels, inhomogeneousStart, type ModelFit } from './fit-model.js';
import { fitScanModels, modelScore } from './fit-stripe.js';
import { prepareScan, type PreparedScan } from './prepare.js';
import { fitSharedSaturation, type SeriesMember } from './shared-saturation.js';
import type { StripeFit, StripeFitOptions } from './stripe-fit.js';
import { weighModels } from './weigh-models.js';

/** One scan of a series. */
export interface SeriesScan {
  readonly scan: StripeScan;
  readonly options?: StripeFitOptions;
}

export interface StripeSeriesFit {
  /** One result a scan, in the given order. */
  readonly fits: readonly StripeFit[];
  /** Whether one saturation was fitted to all scans that could be fitted. */
  readonly sharedSaturation: boolean;
  /**
   * Correlation of the net gains through the shared saturation, row-major, one row a scan; to be carried into whatever is
   * fitted to these gains. Independent gains have 0.
   */
  readonly netGainCorrelation: Float64Array;
}

/** Below this probability the scans do not share one saturation intensity. */
const sharingProbability = 0.01;

/**
 * The net gains of scans of one film in one set-up at several fluences, with one saturation intensity for all: scans that
 * saturate little and scans that saturate much then settle it together, and the intervals shrink. The scans must be on one
 * intensity scale. Whether they share a saturation is tested (likelihood ratio, 1 %); where they do not, each is fitted by
 * itself and carries a verdict that says so.
 *
 * @throws InputError as `fitStripe`
 */
export function fitStripeSeries(series: readonly SeriesScan[]): StripeSeriesFit {
  const prepared = series.map(({ scan, options = {} }) => prepareScan(scan, options));
  const { models, sharedSaturation, netGainCorrelation, verdict } = fitSeriesModels(prepared);
  const conclude = (scan: PreparedScan, i: number): StripeFit => {
    const weighted = models[i];
    return weighted ? concludeScan(scan, weighted) : concludeWithoutFit(scan);
  };
  const fits = prepared.map(conclude);
  return {
    fits: verdict
      ? fits.map((fit) => ({ ...fit, verdicts: sortVerdicts([...fit.verdicts, verdict]) }))
      : fits,
    sharedSaturation,
    netGainCorrelation,
  };
}

/** The models of every scan of a series before anything is concluded from them. */
export interface SeriesModels extends Pick<StripeSeriesFit, 'sharedSaturation' | 'netGainCorrelation'> {
  /** One entry a scan: the saturable models, the homogeneous one first, and last Eq. 1; undefined where it has no light. */
  readonly models: readonly (readonly ScoredFit[] | undefined)[];
  /** That the scans do not share one saturation, where they should. */
  readonly verdict?: Verdict;
}

/** Fits the models of all scans with one saturation, or by themselves where the scans speak against that. */
export function fitSeriesModels(prepared: readonly PreparedScan[]): SeriesModels {
  const usable = prepared.filter(({ fittable }) => fittable);
  if (usable.length < 2) return fitScansAlone(prepared);
  const members = usable.map(memberOf);
  const shared = fitSharedSaturation(members);
  const probability = probabilityOfSharing(members, shared);
  if (probability < sharingProbability)
    return { ...fitScansAlone(prepared), verdict: differentSaturations(probability) };
  const together = new Map(weighTogether(usable, members, shared));
  return {
    models: prepared.map((each) => together.get(each)),
    sharedSaturation: true,
    netGainCorrelation: correlationOf(prepared, usable, shared),
  };
}

/** The models of every scan fitted by itself. */
export function fitScansAlone(prepared: readonly PreparedScan[]): SeriesModels {
  return {
    models: prepared.map((each) => (each.fittable ? fitScanModels(each) : undefined)),
    sharedSaturation: false,
    netGainCorrelation: identity(prepared.length),
  };
}

function identity(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, cell) => (cell % (size + 1) === 0 ? 1 : 0));
}

/** The joint fit's correlations of the net gains, placed at the scans that took part. */
function correlationOf(
  prepared: readonly PreparedScan[],
  usable: readonly PreparedScan[],
  shared: readonly ModelFit[],
): Float64Array {
  const matrix = identity(prepared.length);
  const rows = usable.map((each) => prepared.indexOf(each));
  const [{ profiled }] = shared;
  const count = profiled.fit.values.length;
  const covariance = (i: number, j: number): number =>
    profiled.fit.covariance[shared[i].profiled.parameter * count + shared[j].profiled.parameter];
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < rows.length; j++) {
      const scale = Math.sqrt(covariance(i, i) * covariance(j, j));
      if (i !== j && scale > 0) matrix[rows[i] * prepared.length + rows[j]] = covariance(i, j) / scale;
    }
  return matrix;
}

function memberOf({ points, prior }: PreparedScan): SeriesMember {
  const [saturable, smallSignal] = fitStripeModels(points, prior);
  return { points, saturable, smallSignal };
}

/** How likely independent saturations would beat the shared one by so much by chance. */
function probabilityOfSharing(members: readonly SeriesMember[], shared: readonly ModelFit[]): number {
  const gained = members.reduce(
    (sum, { saturable }, i) => sum + shared[i].minusTwoLogLikelihood - saturable.minusTwoLogLikelihood,
    0,
  );
  return chiSquareUpperTail(Math.max(gained, 0), members.length - 1);
}

/** The models are weighed over the whole series: saturation is there, by one law, in all scans or in none. */
function weighTogether(
  usable: readonly PreparedScan[],
  members: readonly SeriesMember[],
  shared: readonly ModelFit[],
): [PreparedScan, ScoredFit[]][] {
  const smallSignal = members.map((member) => member.smallSignal);
  const oneForAll = smallSignal.reduce((sum, { parameterCount }) => sum + parameterCount, 0.5);
  const inhomogeneous = fitSharedInhomogeneous(members, shared);
  const models = [
    { fits: shared, parameterCount: oneForAll },
    ...(inhomogeneous ? [{ fits: inhomogeneous, parameterCount: oneForAll }] : []),
    { fits: smallSignal },
  ];
  const weights = weighModels(
    models.map(({ fits, parameterCount }) => ({
      name: fits[0].name,
      score: modelScore(fits, parameterCount),
    })),
  );
  return usable.map((each, i) => [each, models.map(({ fits }, k) => ({ fit: fits[i], ...weights[k] }))]);
}

/** The same with the inhomogeneous law; as for one scan only where there is saturation and no loss was given. */
function fitSharedInhomogeneous(
  members: readonly SeriesMember[],
  shared: readonly ModelFit[],
): ModelFit[] | undefined {
  const starts = members.map(({ saturable }, i) => ({ ...saturable, result: shared[i].result }));
  const law = starts.map(inhomogeneousStart).filter((start) => start !== undefined);
  return law.length < members.length
    ? undefined
    : fitSharedSaturation(members.map((member, i) => ({ ...member, saturable: law[i] })));
}

function differentSaturations(probability: number): Verdict {
  return {
    code: 'saturation-not-shared',
    severity: 'caution',
    sentence: 'The scans do not share one saturation.',
    detail:
      'One saturation intensity for all fluences fits worse than chance allows; each scan was fitted by itself.\n' +
      'A changed integration time, filter or alignment between the scans does this.',
    evidence: { probability },
    next: 'State integration times and filters, or measure the series in one go.',
  };
}
