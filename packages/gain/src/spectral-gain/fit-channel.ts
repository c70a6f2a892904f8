import { estimateNoise, noiseVariance, type KnownNoise, type NoiseModel } from '../stripe/noise.js';
import { pathEmission, type SaturatedPath } from './saturated-paths.js';

/** Emission of one channel against stripe length, with the path that light takes through each stripe. */
export interface Channel {
  readonly intensity: Float64Array;
  readonly paths: readonly SaturatedPath[];
  /** How much longer each stripe is than stated, in cm. */
  readonly zeroErrorCm: number;
  readonly noise: KnownNoise;
}

/** The channel's gain and source with their statistical errors. */
export interface ChannelFit {
  readonly netGainPerCm: number;
  readonly sourcePerCm: number;
  readonly gainError: number;
  readonly sourceError: number;
  readonly sigma: Float64Array;
  readonly residuals: Float64Array;
  /** How gain and source follow the intensity of each stripe: their derivatives by it. */
  readonly gainBy: Float64Array;
  readonly sourceBy: Float64Array;
  /** How much the residual of each stripe has moved the gain; leverage allowed for. */
  readonly influences: Float64Array;
  readonly degreesOfFreedom: number;
}

/** Nothing physical lies beyond this g L; a channel without light may wander there. */
const largestGainLength = 100;

/** Of the channel's largest intensity: even a dark point scatters. */
const smallestMean = 1e-3;

const reweightingRounds = 4;

/**
 * Fits I(L) = A [K_L(g) + L0], linear in A, one parameter in g. Weights follow the model: read, shot and relative noise of the
 * channel, from its own scatter where unknown.
 *
 * @param sigma weights to keep instead, e.g. to see what a changed path does
 */
export function fitChannel(channel: Channel, start: number, sigma?: Float64Array): ChannelFit {
  const scale = channel.intensity.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  const scaled: Channel = {
    ...channel,
    intensity: channel.intensity.map((value) => value / scale),
    noise: {
      photonIntensity: channel.noise.photonIntensity / scale,
      ...(channel.noise.readVariance !== undefined && {
        readVariance: channel.noise.readVariance / scale ** 2,
      }),
    },
  };
  let noise: NoiseModel = { readVariance: 1e-5, photonIntensity: 0, relativeVariance: 0.01 };
  let weights =
    sigma?.map((value) => value / scale) ?? scaled.intensity.map((y) => Math.hypot(0.01, 0.1 * y));
  let fit = fitOnce(scaled, start, weights);
  for (let round = 0; round < reweightingRounds && sigma === undefined; round++) {
    noise = estimateNoise(fit, scaled.noise, noise);
    weights = fit.means.map((mean) => Math.sqrt(noiseVariance(noise, Math.max(mean, smallestMean))));
    fit = fitOnce(scaled, fit.gain, weights);
  }
  return describe(fit, weights, scale);
}

/** The model at one gain with the best source for it. */
interface Trial {
  readonly gain: number;
  readonly source: number;
  readonly chiSquare: number;
  /** Gauss-Newton step of the gain from here. */
  readonly step: number;
  readonly gainVariance: number;
  readonly covariance: number;
  readonly sourceVariance: number;
  /** In units of sigma: derivatives of the expected intensities. */
  readonly bySource: Float64Array;
  readonly byGain: Float64Array;
  readonly residuals: Float64Array;
}

interface WeightedFit extends Trial {
  readonly means: Float64Array;
  readonly leverages: Float64Array;
  readonly gainBy: Float64Array;
  readonly sourceBy: Float64Array;
  readonly degreesOfFreedom: number;
}

/**
 * Gauss-Newton in g alone, the source eliminated (variable projection); a step that makes chi-square worse is halved. A plain loop:
 * a spectrum takes thousands of these.
 */
function fitOnce(channel: Channel, startGain: number, sigma: Float64Array): WeightedFit {
  const longestCm = channel.paths.reduce((longest, { gainPathCm }) => Math.max(longest, gainPathCm[0]), 0);
  const bound = largestGainLength / longestCm;
  const clamp = (gain: number): number => Math.min(Math.max(gain, -bound), bound);
  let point = evaluate(channel, clamp(startGain), sigma);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    let step = Math.min(Math.max(point.step, -largestStep / longestCm), largestStep / longestCm);
    let next = evaluate(channel, clamp(point.gain + step), sigma);
    for (let halving = 0; halving < 10 && !(next.chiSquare <= point.chiSquare); halving++) {
      step /= 2;
      next = evaluate(channel, clamp(point.gain + step), sigma);
    }
    if (!(next.chiSquare <= point.chiSquare)) break;
    const moved = Math.abs(next.gain - point.gain);
    point = next;
    if (moved * longestCm < 1e-7) break;
  }
  return conclude(channel, point, sigma);
}

/**
 * How the gain of a channel follows a quantity that it shares with others, while its own fit goes along.
 *
 * @param byShared derivative of the channel's expected intensity by that quantity, one entry a stripe
 */
export function gainShift({ gainBy }: ChannelFit, byShared: ArrayLike<number>): number {
  return -gainBy.reduce((sum, by, i) => sum + by * byShared[i], 0);
}

const mostIterations = 40;

/** In g L. */
const largestStep = 2;

function evaluate({ intensity, paths, zeroErrorCm }: Channel, gain: number, sigma: Float64Array): Trial {
  const count = sigma.length;
  const [bySource, byGain] = [new Float64Array(count), new Float64Array(count)];
  let [kk, kd, dd, ky] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const at = pathEmission(paths[i], gain);
    const k = (at.emission + zeroErrorCm) / sigma[i];
    const d = at.byGain / sigma[i];
    bySource[i] = k;
    byGain[i] = d;
    kk += k * k;
    kd += k * d;
    dd += d * d;
    ky += (k * intensity[i]) / sigma[i];
  }
  const source = ky / kk;
  let [chiSquare, projected] = [0, 0];
  const residuals = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const residual = intensity[i] / sigma[i] - source * bySource[i];
    residuals[i] = residual * sigma[i];
    chiSquare += residual * residual;
    projected += residual * source * (byGain[i] - (bySource[i] * kd) / kk);
    byGain[i] *= source;
  }
  // The covariance of gain and source: the inverse of the normal matrix of both.
  const determinant = source * source * (dd * kk - kd * kd);
  const gainVariance = kk / determinant;
  return {
    gain,
    source,
    chiSquare,
    step: projected * gainVariance,
    gainVariance,
    covariance: (-source * kd) / determinant,
    sourceVariance: (source * source * dd) / determinant,
    bySource,
    byGain,
    residuals,
  };
}

/** What is asked of the best trial alone. */
function conclude({ intensity }: Channel, trial: Trial, sigma: Float64Array): WeightedFit {
  const { bySource, byGain, residuals, gainVariance: gg, covariance: gs, sourceVariance: ss } = trial;
  return {
    ...trial,
    means: intensity.map((value, i) => value - residuals[i]),
    leverages: sigma.map(
      (_, i) => gg * byGain[i] ** 2 + 2 * gs * byGain[i] * bySource[i] + ss * bySource[i] ** 2,
    ),
    gainBy: sigma.map((s, i) => (gg * byGain[i] + gs * bySource[i]) / s),
    sourceBy: sigma.map((s, i) => (gs * byGain[i] + ss * bySource[i]) / s),
    degreesOfFreedom: Math.max(1, sigma.length - 2),
  };
}

function describe(fit: WeightedFit, sigma: Float64Array, scale: number): ChannelFit {
  const { gainVariance, sourceVariance, residuals, leverages, gainBy } = fit;
  return {
    netGainPerCm: fit.gain,
    sourcePerCm: fit.source * scale,
    gainError: gainVariance > 0 ? Math.sqrt(gainVariance) : Infinity,
    sourceError: sourceVariance > 0 ? Math.sqrt(sourceVariance) * scale : Infinity,
    sigma: sigma.map((value) => value * scale),
    residuals: residuals.map((value) => value * scale),
    gainBy: gainBy.map((value) => value / scale),
    sourceBy: fit.sourceBy,
    influences: residuals.map(
      (residual, i) => (gainBy[i] * residual) / (1 - Math.min(leverages[i], largestLeverage)),
    ),
    degreesOfFreedom: fit.degreesOfFreedom,
  };
}

/** A point that the fit follows altogether has no residual to tell its influence by. */
const largestLeverage = 0.95;
