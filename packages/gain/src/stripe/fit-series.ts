import type { StripeScan } from '@modalgain/measurements';
import { chiSquareUpperTail, sortVerdicts, type Verdict } from '@modalgain/numerics';
import { concludeScan } from './conclude.js';
import { fitStripeModels, inhomogeneousStart, type ModelFit } from './fit-model.js';
import { fitStripe, modelScore } from './fit-stripe.js';
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
  const usable = prepared.filter(({ fittable }) => fittable);
  const alone = (): StripeFit[] => series.map(({ scan, options }) => fitStripe(scan, options));
  const independent = { sharedSaturation: false, netGainCorrelation: identity(series.length) };
  if (usable.length < 2) return { fits: alone(), ...independent };
  const members = usable.map(memberOf);
  const shared = fitSharedSaturation(members);
  const probability = probabilityOfSharing(members, shared);
  if (probability < sharingProbability) {
    const verdict = differentSaturations(probability);
    const fits = alone().map((fit) => ({ ...fit, verdicts: sortVerdicts([...fit.verdicts, verdict]) }));
    return { fits, ...independent };
  }
  const results = new Map(concludeTogether(usable, members, shared));
  return {
    fits: prepared.map((each) => results.get(each) ?? fitStripe(each.scan, each.options)),
    sharedSaturation: true,
    netGainCorrelation: correlationOf(prepared, usable, shared),
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
function concludeTogether(
  usable: readonly PreparedScan[],
  members: readonly SeriesMember[],
  shared: readonly ModelFit[],
): [PreparedScan, StripeFit][] {
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
  return usable.map((each, i) => [
    each,
    concludeScan(
      each,
      models.map(({ fits }, k) => ({ fit: fits[i], ...weights[k] })),
    ),
  ]);
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
