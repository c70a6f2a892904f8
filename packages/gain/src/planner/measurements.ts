import type { FilmGainData, GlobalFitInput, MeasuredThreshold, NetGainPoint } from '../global-fit/inputs.js';
import type { ExpectedFilm } from './expected-films.js';
import { expectedNetGain, unitGainFluence } from './forecast-gain.js';

/** Measurements that could be added to a film's. */
export interface Measurements {
  /** Stripe scans at these further fluences. */
  readonly fluencesUjPerCm2: readonly number[];
  /** Independent scans of the loss, e.g. by a shifted excitation spot. */
  readonly lossScans: number;
  /** A series of spectra against fluence that gives the fluence of unit gain over the stripe. */
  readonly threshold: boolean;
}

/** How well the lab measures. */
export interface LabPrecision {
  /** Standard error in cm-1 of a further net gain of the given size; default: the median of the film's errors. */
  readonly netGainErrorPerCm?: (netGainPerCm: number) => number;
  /** Relative standard error of one scan of the loss; default 0.15. Errors of several average out. */
  readonly lossScanError?: number;
  /** Default 300 um. */
  readonly thresholdStripeLengthUm?: number;
  /** Relative standard error of a threshold fluence; default 0.05. */
  readonly thresholdError?: number;
}

const usualLossScanError = 0.15;
const usualThresholdStripeUm = 300;
const usualThresholdError = 0.05;

/** What it costs: every measurement counts as one scan. */
export function scanCount({ fluencesUjPerCm2, lossScans, threshold }: Measurements): number {
  return fluencesUjPerCm2.length + lossScans + (threshold ? 1 : 0);
}

/** The relative error of a loss from so many scans. */
export function lossErrorOf(lossScans: number, { lossScanError = usualLossScanError }: LabPrecision): number {
  return lossScanError / Math.sqrt(lossScans);
}

/**
 * The input with the measurements of one film added, all as expected. Undefined where there is nothing to measure: no
 * loss, or no fluence of unit gain.
 */
export function withMeasurements(
  input: GlobalFitInput,
  expected: ExpectedFilm,
  measurements: Measurements,
  lab: LabPrecision,
): GlobalFitInput | undefined {
  const data = input.films.find(({ film }) => film === expected.film);
  if (!data) return undefined;
  const netGainAt = expectedNetGain(input, data, expected);
  const points = measurements.fluencesUjPerCm2.map((fluenceUjPerCm2): NetGainPoint => {
    const netGainPerCm = netGainAt(fluenceUjPerCm2);
    const error = lab.netGainErrorPerCm?.(netGainPerCm) ?? medianError(data);
    return { fluenceUjPerCm2, netGainPerCm, standardErrorPerCm: error };
  });
  const threshold = measurements.threshold ? expectedThreshold(input, data, expected, lab) : undefined;
  if (measurements.threshold && !threshold) return undefined;
  if (measurements.lossScans > 0 && !(expected.lossPerCm > 0)) return undefined;
  const added: FilmGainData = {
    ...withPoints(data, points),
    ...(threshold && { threshold }),
    ...(measurements.lossScans > 0 && {
      measuredLoss: combinedLoss(data, expected.lossPerCm, lossErrorOf(measurements.lossScans, lab)),
    }),
  };
  return { ...input, films: input.films.map((film) => (film === data ? added : film)) };
}

function medianError({ points }: FilmGainData): number {
  const errors = points.map(({ standardErrorPerCm }) => standardErrorPerCm).sort((a, b) => a - b);
  return errors[Math.floor(errors.length / 2)];
}

/** Further net gains are independent of those that there are. */
function withPoints(data: FilmGainData, points: readonly NetGainPoint[]): FilmGainData {
  const { covariancePerCm2 } = data;
  const all = [...data.points, ...points];
  if (!covariancePerCm2) return { ...data, points: all };
  const before = data.points.length;
  const covariance = new Float64Array(all.length ** 2);
  for (let i = 0; i < all.length; i++) {
    for (let j = 0; j < before && i < before; j++) {
      covariance[i * all.length + j] = covariancePerCm2[i * before + j];
    }
    if (i >= before) covariance[i * (all.length + 1)] = all[i].standardErrorPerCm ** 2;
  }
  return { ...data, points: all, covariancePerCm2: covariance };
}

function combinedLoss({ measuredLoss }: FilmGainData, lossPerCm: number, relativeError: number) {
  const further = 1 / (relativeError * lossPerCm) ** 2;
  const known = measuredLoss ? 1 / measuredLoss.standardErrorPerCm ** 2 : 0;
  return { lossPerCm, standardErrorPerCm: 1 / Math.sqrt(further + known) };
}

/** Undefined where a film has a threshold already, or never gets to a gain of one over the stripe. */
function expectedThreshold(
  input: GlobalFitInput,
  data: FilmGainData,
  expected: ExpectedFilm,
  lab: LabPrecision,
): MeasuredThreshold | undefined {
  if (data.threshold) return undefined;
  const stripeLengthUm = lab.thresholdStripeLengthUm ?? usualThresholdStripeUm;
  const fluenceUjPerCm2 = unitGainFluence(input, data, expected, stripeLengthUm);
  if (fluenceUjPerCm2 === undefined) return undefined;
  return {
    fluenceUjPerCm2,
    standardErrorUjPerCm2: (lab.thresholdError ?? usualThresholdError) * fluenceUjPerCm2,
    stripeLengthUm,
    definition: 'unit-gain-length',
  };
}
