import { InputError } from '@modalgain/numerics';
import type { NetGainPoint } from '../global-fit/index.js';
import { fitStripeModels, type ModelFit } from '../stripe/fit-model.js';
import { noiseVariance } from '../stripe/noise.js';
import type { StripePoints } from '../stripe/points.js';
import { prepareScan } from '../stripe/prepare.js';
import { place } from '../stripe/stripe-problem.js';
import { twoWayIntensity } from '../stripe/two-way.js';
import type { FilmScanData, FluenceScan } from './inputs.js';

/** One scan of the joint fit with its own first fit: where it starts, its noise, and what its offset may be. */
export interface ScanBlock {
  readonly film: number;
  readonly fluenceUjPerCm2: number;
  readonly points: StripePoints;
  readonly saturable: ModelFit;
  /** The better of the saturable model and Eq. 1. */
  readonly start: ModelFit;
  /** The scan's unit of intensity over that of its film. */
  readonly unit: number;
}

/** What the model says of a scan, in the scan's own scale. */
export interface ScanParameters {
  readonly logSource: number;
  readonly offset: number;
  readonly netGainPerCm: number;
  readonly saturation: number;
}

/** First fits of all scans of a film. Throws InputError for a scan with too few points with light. */
export function createScanBlocks(data: FilmScanData, film: number): ScanBlock[] {
  if (data.scans.length === 0)
    throw new InputError(`${data.film} has no scan; leave the film out of the fit.`);
  const prepared = data.scans.map((scan) => ({ scan, ...pointsOf(data.film, scan) }));
  const filmScale = Math.max(...prepared.map(({ points }) => points.intensityScale));
  return prepared.map(({ scan, points, prior }): ScanBlock => {
    const [saturable, smallSignal] = fitStripeModels(points, prior);
    const saturates = smallSignal.minusTwoLogLikelihood - saturable.minusTwoLogLikelihood > convincingFall;
    return {
      film,
      fluenceUjPerCm2: scan.fluenceUjPerCm2,
      points,
      saturable,
      start: saturates ? saturable : smallSignal,
      unit: points.intensityScale / filmScale,
    };
  });
}

/** A fall of -2 ln(likelihood) by which saturation is worth starting from. */
const convincingFall = 4;

function pointsOf(film: string, { scan, options = {}, fluenceUjPerCm2 }: FluenceScan) {
  const { points, prior, fittable } = prepareScan(scan, options);
  if (fittable) return { points, prior };
  throw new InputError(
    `The scan of ${film} at ${fluenceUjPerCm2} µJ/cm² has ${points.index.length} usable points, too few or without light; leave it out.`,
  );
}

/** The net gain of a scan by itself, for start values and figures. */
export function ownNetGain({ fluenceUjPerCm2, start }: ScanBlock): NetGainPoint {
  const netGainPerCm = start.result.values[place.netGain];
  const error = start.result.standardErrors[place.netGain];
  const isUsable = error > 0 && Number.isFinite(error);
  return {
    fluenceUjPerCm2,
    netGainPerCm,
    standardErrorPerCm: isUsable ? error : Math.max(Math.abs(netGainPerCm), 1),
  };
}

/** Standard deviation of every point: as stated, or by the scan's noise about the model at these parameters. */
export function weightsOf({ points, saturable }: ScanBlock, parameters: ScanParameters): Float64Array {
  if (points.sigma !== undefined) return points.sigma;
  const { logSource, offset, netGainPerCm, saturation } = parameters;
  const model = { sourcePerCm: Math.exp(logSource), netGainPerCm, saturation };
  return points.lengthCm.map((length) =>
    Math.sqrt(noiseVariance(saturable.noise, twoWayIntensity(length, model) + offset)),
  );
}
