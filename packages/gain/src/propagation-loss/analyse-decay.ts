import { fisherCdf, fisherQuantile, profileInterval, sortVerdicts, type Estimate } from '@modalgain/numerics';
import { intervalEstimate, scaledEstimate, studentEstimate } from '../stripe/estimates.js';
import { bendOf, outlyingPoints } from './decay-checks.js';
import { place } from './decay-problem.js';
import {
  decayPoints,
  fewestDecayPoints,
  standsStill,
  type DecayOptions,
  type DecayPoints,
  type DecayScan,
} from './decay-scan.js';
import { decayVerdicts, isBent, stoodStillVerdict } from './decay-verdicts.js';
import { fitDecay, type DecayFit } from './fit-decay.js';
import { lossOutcome, type DecayPointResult, type DecayResult, type LossMethod } from './loss-result.js';

/**
 * Passive loss from a shifting excitation spot: a small spot of fixed size moved away from the edge,
 * I(x) = I_sp Omega(x) exp(-loss x) dx, with the collection Omega taken as constant.
 * J. Valenta, I. Pelant and J. Linnros, Appl. Phys. Lett. 81, 1396 (2002).
 *
 * @throws InputError where numbers are unusable or points too few
 */
export function analyseShiftingSpot(scan: DecayScan, options: DecayOptions = {}): DecayResult {
  return analyseDecay('shifting-spot', scan, options);
}

/**
 * Loss at the amplified band from a stripe of fixed length moved away from the edge: I(x) = I0 exp(-loss x) + background.
 * M. D. McGehee et al., doi:10.1103/PhysRevB.58.7035.
 *
 * @throws InputError where numbers are unusable or points too few
 */
export function analyseEdgeLoss(scan: DecayScan, options: DecayOptions = {}): DecayResult {
  return analyseDecay('edge', scan, options);
}

function analyseDecay(method: LossMethod, scan: DecayScan, options: DecayOptions): DecayResult {
  const points = decayPoints(scan);
  if (standsStill(scan) && !scan.intensityError) return stoodStill(method, scan);
  const fit = fitDecay(points, options);
  const loss = lossEstimate(fit);
  const bend = bendOf(points, options, fit);
  const bent = isBent(bend);
  const outcome = bent ? 'not-determined' : lossOutcome(loss, points.rangeCm);
  const results = pointResults(scan, points, fit);
  const background = backgroundEstimate(points, fit);
  const verdicts = decayVerdicts({
    method,
    outcome,
    loss,
    rangeUm: points.rangeCm * 1e4,
    bend,
    background,
    options,
    points: results,
    lossWithoutOutlying: lossWithoutOutlying(scan, results, options),
    misfit:
      points.sigma === undefined
        ? undefined
        : { chiSquare: fit.result.chiSquare, degreesOfFreedom: fit.result.degreesOfFreedom },
  });
  const [lower, upper] = loss.interval95;
  return {
    method,
    outcome,
    lossPerCm: outcome === 'not-determined' ? undefined : loss,
    lossIntervalPerCm:
      bent && bend !== undefined
        ? [
            Math.min(lower, bend.nearLossPerCm, bend.farLossPerCm),
            Math.max(upper, bend.nearLossPerCm, bend.farLossPerCm),
          ]
        : [lower, upper],
    verdicts: sortVerdicts(verdicts),
    background,
    points: results,
  };
}

/** Without scatter there is no error, and so no limit. */
function stoodStill(method: LossMethod, scan: DecayScan): DecayResult {
  const [reading] = Array.from(scan.intensity);
  return {
    method,
    outcome: 'not-determined',
    lossPerCm: undefined,
    lossIntervalPerCm: [-Infinity, Infinity],
    verdicts: [stoodStillVerdict(reading, scan.intensity.length)],
    background: undefined,
    points: Array.from(scan.distanceUm, (distanceUm) => ({
      distanceUm,
      intensity: reading,
      expectedIntensity: reading,
      standardDeviation: 0,
      residual: 0,
      outlying: false,
    })),
  };
}

function lossEstimate({ problem, result, freedomOf }: DecayFit): Estimate {
  const level = levelOf(freedomOf(place.lossPerCm), result.degreesOfFreedom);
  const profile = profileInterval({ problem, fit: result, parameter: place.lossPerCm, level });
  const value = (profile.betterFit ?? result).values[place.lossPerCm];
  return intervalEstimate(
    value,
    [
      profile.lowerOpen === undefined ? profile.lower : -Infinity,
      profile.upperOpen === undefined ? profile.upper : Infinity,
    ],
    'profile likelihood',
  );
}

/** The level at which a bound for `fitFreedom` is the 95 % bound for the freedom that the error really has. */
function levelOf(freedom: number, fitFreedom: number): number {
  if (freedom === Infinity) return 0.95;
  const bound = fisherQuantile(0.95, { numerator: 1, denominator: freedom });
  return fisherCdf(bound, { numerator: 1, denominator: fitFreedom });
}

function backgroundEstimate(
  { intensityScale }: DecayPoints,
  { result, freedomOf }: DecayFit,
): Estimate | undefined {
  if (result.status[place.background] === 'fixed') return undefined;
  const estimate = studentEstimate({
    value: result.values[place.background],
    standardError: result.standardErrors[place.background],
    degreesOfFreedom: Math.min(freedomOf(place.background), 1e9),
    method: 'covariance',
  });
  return scaledEstimate(estimate, intensityScale);
}

function pointResults(scan: DecayScan, points: DecayPoints, fit: DecayFit): DecayPointResult[] {
  const scale = points.intensityScale;
  const outlying = outlyingPoints(points, fit);
  return Array.from(scan.distanceUm, (distanceUm, i) => ({
    distanceUm,
    intensity: scan.intensity[i],
    expectedIntensity: fit.expected[i] * scale,
    standardDeviation: fit.sigma[i] * scale,
    residual: (points.intensity[i] - fit.expected[i]) / fit.sigma[i],
    outlying: outlying[i],
  }));
}

/** What the loss would be without the points that stand apart, for the reader to weigh; they stay in the result. */
function lossWithoutOutlying(
  scan: DecayScan,
  results: readonly DecayPointResult[],
  options: DecayOptions,
): Estimate | undefined {
  const kept = [...results.keys()].filter((i) => !results[i].outlying);
  if (kept.length === results.length || kept.length < fewestDecayPoints) return undefined;
  const { intensityError } = scan;
  const points = decayPoints({
    distanceUm: kept.map((i) => scan.distanceUm[i]),
    intensity: kept.map((i) => scan.intensity[i]),
    ...(intensityError && { intensityError: kept.map((i) => intensityError[i]) }),
  });
  return lossEstimate(fitDecay(points, options));
}
