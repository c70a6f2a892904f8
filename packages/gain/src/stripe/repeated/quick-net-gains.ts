import { normalQuantile975, studentTQuantile, type Estimate } from '@modalgain/numerics';
import { averageGain } from '../average-gain.js';
import type { ScoredFit } from '../conclude.js';
import { intervalEstimate, withSystematic } from '../estimates.js';
import { fitScansAlone, fitSeriesModels, type SeriesScan } from '../fit-series.js';
import { errorByZero } from '../model-result.js';
import { prepareScan, type PreparedScan } from '../prepare.js';

/** What one scan says of its net gain, in cm-1. */
export interface QuickNetGain {
  /** The average of the models, as `fitStripe` has it where gain is seen. */
  readonly averaged: Estimate;
  /** Of Eq. 1 alone, by which the absence of gain is judged. */
  readonly smallSignal: Estimate;
}

export interface QuickNetGains {
  /** One entry a scan; undefined where it has no light, or the fit no error. */
  readonly netGains: readonly (QuickNetGain | undefined)[];
  /** As that of `fitStripeSeries`. */
  readonly netGainCorrelation: Float64Array;
}

/**
 * The net gains of `fitStripeSeries` without profile intervals and everything else that a single analysis says: errors come
 * from the covariance of each model. For analyses that are repeated many times.
 *
 * @param shareSaturation whether all scans have one saturation, as far as they allow it
 * @throws InputError as `fitStripe`
 */
export function quickNetGains(series: readonly SeriesScan[], shareSaturation: boolean): QuickNetGains {
  const prepared = series.map(({ scan, options = {} }) => prepareScan(scan, options));
  const { models, netGainCorrelation } = (shareSaturation ? fitSeriesModels : fitScansAlone)(prepared);
  return {
    netGains: prepared.map((scan, i) => quickNetGain(scan, models[i])),
    netGainCorrelation,
  };
}

function quickNetGain(
  scan: PreparedScan,
  models: readonly ScoredFit[] | undefined,
): QuickNetGain | undefined {
  if (!models) return undefined;
  const described = models.map((model) => ({
    weight: model.weight,
    netGainPerCm: netGainByCovariance(model, scan),
  }));
  const averaged = averageGain(described);
  const smallSignal = described[described.length - 1].netGainPerCm;
  return Number.isFinite(averaged.value + averaged.standardError) ? { averaged, smallSignal } : undefined;
}

function netGainByCovariance({ fit }: ScoredFit, { points, prior }: PreparedScan): Estimate {
  const { values, standardErrors } = fit.profiled.fit;
  const value = values[fit.profiled.parameter];
  const error = standardErrors[fit.profiled.parameter];
  const half = Number.isFinite(error)
    ? halfWidthInErrors(fit.profiled.fit.degreesOfFreedom, points.sigma !== undefined) * error
    : Infinity;
  const estimate = intervalEstimate(value, [value - half, value + half], 'covariance');
  return withSystematic(estimate, errorByZero(fit, prior, value));
}

/** Half of a 95 % interval in standard errors; Student's where the noise was estimated from the same scatter. */
export function halfWidthInErrors(degreesOfFreedom: number, isNoiseKnown: boolean): number {
  return isNoiseKnown ? normalQuantile975 : studentTQuantile(0.975, Math.max(1, degreesOfFreedom));
}
