import {
  chiSquareQuantile,
  fisherQuantile,
  chiSquareCdf,
  profileInterval,
  type Estimate,
  type ProfileInterval,
} from '@modalgain/numerics';
import { intervalEstimate, scaledEstimate, studentEstimate, withSystematic } from './estimates.js';
import type { ModelFit } from './fit-model.js';
import type { IntensityModelName } from './intensity-models.js';
import { place } from './stripe-problem.js';
import type { StripePoints } from './points.js';
import type { PriorKnowledge } from './prior-knowledge.js';
import type { StripeModelName, StripeModelResult, StripeParameter } from './stripe-fit.js';

const titles: Readonly<Record<IntensityModelName, string>> = {
  'two-way-saturable': 'two-way saturable',
  'two-way-inhomogeneous': 'two-way, inhomogeneously broadened',
  'two-way-with-loss': 'two-way saturable with loss',
  'one-way-saturable': 'one-way saturable',
  'small-signal': 'Eq. 1 with offset',
};

/** A model that weighs less moves no digit of the average; its interval comes from the covariance. */
const negligibleWeight = 1e-4;

/** A fitted model with the profile interval of its net gain, in the file's unit. */
export function describeModel(input: {
  readonly fit: ModelFit;
  readonly weight: number;
  readonly aicc: number;
  readonly points: StripePoints;
  readonly prior: PriorKnowledge;
}): StripeModelResult {
  const { fit, weight, aicc, points, prior } = input;
  const noiseKnown = points.sigma !== undefined;
  const freedom = fit.result.degreesOfFreedom;
  const profile =
    weight < negligibleWeight
      ? undefined
      : profileInterval({
          ...fit.profiled,
          level: noiseKnown ? 0.95 : studentLevel(fit.profiled.fit.degreesOfFreedom),
        });
  return {
    name: resultName(fit.name),
    title: titles[fit.name],
    weight,
    aicc,
    netGainPerCm: profile ? netGainEstimate(fit, profile, prior) : quickEstimate(fit),
    parameters: parametersInFileUnit(fit, points.intensityScale, noiseKnown ? Infinity : freedom),
    offsetFreed: fit.offsetFreed,
    chiSquare: fit.result.dataChiSquare,
    degreesOfFreedom: freedom,
    netGainProfile: profile?.trace ?? [],
  };
}

/** To the outside the model with loss is the saturable one with one parameter more. */
function resultName(name: IntensityModelName): StripeModelName {
  return name === 'small-signal' || name === 'two-way-inhomogeneous' ? name : 'two-way-saturable';
}

/**
 * The weights hold a noise level that was estimated from the same scatter. The chi-square(1) level that gives the bound
 * of F(1, n) at 95 % allows for that.
 */
function studentLevel(degreesOfFreedom: number): number {
  const bound = fisherQuantile(0.95, { numerator: 1, denominator: Math.max(1, degreesOfFreedom) });
  return chiSquareCdf(bound, 1);
}

/** The profile interval, widened for the stripe's zero. */
function netGainEstimate(fit: ModelFit, profile: ProfileInterval, prior: PriorKnowledge): Estimate {
  // The profile may come upon a lower minimum than the fit did.
  const netGainPerCm = (profile.betterFit ?? fit.profiled.fit).values[fit.profiled.parameter];
  const bounds: [number, number] = [
    profile.lowerOpen === undefined ? profile.lower : -Infinity,
    profile.upperOpen === undefined ? profile.upper : Infinity,
  ];
  const estimate = intervalEstimate(netGainPerCm, bounds, 'profile likelihood');
  return withSystematic(estimate, errorByZero(fit, prior, netGainPerCm));
}

/**
 * Standard error of a net gain by the stripe's zero in cm-1: whether an offset is a background or a shift L0 is open within
 * the expectations of both, and with saturation a shift changes g by about 2 u A L0.
 */
export function errorByZero(fit: ModelFit, prior: PriorKnowledge, netGainPerCm: number): number {
  // To first order in the light the root saturates half as fast.
  const saturation = fit.parameters.saturation / (fit.name === 'two-way-inhomogeneous' ? 2 : 1);
  const openZeroCm = prior.zeroErrorCm * Math.sqrt(1 - fit.zeroShare);
  return Math.abs(netGainPerCm) * 2 * saturation * fit.parameters.sourcePerCm * openZeroCm;
}

function quickEstimate({ profiled: { fit, parameter } }: ModelFit): Estimate {
  const standardError = fit.standardErrors[parameter];
  return studentEstimate({
    value: fit.values[parameter],
    standardError: Number.isFinite(standardError) ? standardError : Infinity,
    degreesOfFreedom: fit.degreesOfFreedom,
    method: 'covariance',
  });
}

function parametersInFileUnit(fit: ModelFit, scale: number, freedom: number): StripeParameter[] {
  const { result, parameters } = fit;
  const error = (index: number): number => result.standardErrors[index];
  const estimate = (value: number, standardError: number): Estimate =>
    Number.isFinite(freedom)
      ? studentEstimate({ value, standardError, degreesOfFreedom: freedom, method: 'covariance' })
      : intervalEstimate(
          value,
          [value - knownHalf * standardError, value + knownHalf * standardError],
          'covariance',
        );
  const { sourcePerCm, netGainPerCm, saturation, offset, lossPerCm } = parameters;
  const rows = [
    ['netGainPerCm', 'cm-1', place.netGain, estimate(netGainPerCm, error(place.netGain)), 1],
    [
      'sourcePerCm',
      'intensity/cm',
      place.logSource,
      estimate(sourcePerCm, sourcePerCm * error(place.logSource)),
      scale,
    ],
    ['saturation', '1/intensity', place.saturation, estimate(saturation, error(place.saturation)), 1 / scale],
    ['offset', 'intensity', place.offset, estimate(offset, error(place.offset)), scale],
    ['lossPerCm', 'cm-1', place.loss, estimate(lossPerCm, error(place.loss)), 1],
  ] as const;
  const shown = fit.name === 'two-way-with-loss' ? rows : rows.slice(0, place.loss);
  return shown.map(([name, unit, index, value, factor]) => ({
    name,
    unit,
    estimate: scaledEstimate(value, factor),
    status: result.status[index],
  }));
}

const knownHalf = Math.sqrt(chiSquareQuantile(0.95, 1));
