import type { StripeScan } from '@modalgain/measurements';
import {
  akaikeWeights,
  averageEstimates,
  sortVerdicts,
  type Estimate,
  type ModelScore,
} from '@modalgain/numerics';
import { compressionEstimate } from './compression.js';
import { averagedCurve, averagedIntensity, type WeightedFit } from './curve.js';
import { equationOneWindows } from './equation-one.js';
import { fitStripeModels, type ModelFit, type PriorKnowledge } from './fit-model.js';
import type { StripeModelResult } from './stripe-fit.js';
import { describeModel } from './model-result.js';
import { noiseVariance } from './noise.js';
import { judge } from './outcome.js';
import { saturationScore } from './rising-gain.js';
import { usedPoints, type StripePoints } from './points.js';
import type { StripeFit, StripeFitOptions, StripePointResult } from './stripe-fit.js';
import { stripeVerdicts, tooFewPoints } from './verdicts.js';

const defaultZeroErrorUm = 2;
const umPerCm = 1e4;

/** Fewer points leave no freedom to tell saturation from noise. */
export const fewestPoints = 8;

/**
 * The small-signal net gain of a variable-stripe-length scan: the two-way saturable model and Eq. 1, both with an offset
 * that has a prior, weights from the variance function, net gain from the profile likelihood of each and averaged by their
 * Akaike weights (AICc). No window has to be chosen: saturated points are part of the model.
 *
 * Whether the gain is determined, absent or open is an outcome, not an error.
 *
 * @throws InputError where lengths, intensities or stated errors are no usable numbers, or an excluded point does not exist
 */
export function fitStripe(scan: StripeScan, options: StripeFitOptions = {}): StripeFit {
  const exclude = options.exclude ?? [];
  const points = usedPoints(scan, exclude);
  if (points.index.length < fewestPoints || !points.intensity.some((value) => value > 0))
    return withoutFit(points);
  const prior = priorKnowledge(points, options);
  const fits = fitStripeModels(points, prior);
  const scores = akaikeWeights(fits.map(modelScore));
  const weighted = fits.map((fit, i) => ({ fit, ...scores[i] }));
  const models = weighted.map((each) => describeModel({ ...each, points, prior }));
  const average = averageEstimates(
    models.map(({ netGainPerCm }) => netGainPerCm),
    scores.map(({ weight }) => weight),
    'AICc average of profile likelihoods',
  );
  return assemble({ scan, options, points, weighted, models, average });
}

function priorKnowledge(points: StripePoints, options: StripeFitOptions): PriorKnowledge {
  const { readNoise, photonIntensity = 0, zeroErrorUm = defaultZeroErrorUm } = options;
  const scale = points.intensityScale;
  const smallestSigma = points.sigma?.reduce((a, b) => Math.min(a, b), Infinity);
  const darkError = options.darkError ?? readNoise;
  return {
    noise: {
      photonIntensity: photonIntensity / scale,
      ...(readNoise === undefined ? {} : { readVariance: (readNoise / scale) ** 2 }),
    },
    ...(darkError !== undefined
      ? { darkError: darkError / scale }
      : smallestSigma !== undefined && { darkError: smallestSigma }),
    zeroErrorCm: zeroErrorUm / umPerCm,
  };
}

/** The variance function differs between the models, so they are compared by likelihood, its logarithms included. */
function modelScore(fit: ModelFit): ModelScore {
  return {
    parameterCount: fit.parameterCount,
    dataCount: fit.sigma.length,
    logLikelihood: -fit.minusTwoLogLikelihood / 2,
  };
}

interface Parts {
  readonly scan: StripeScan;
  readonly options: StripeFitOptions;
  readonly points: StripePoints;
  readonly weighted: readonly WeightedFit[];
  readonly models: readonly StripeModelResult[];
  readonly average: Estimate;
}

function assemble({ scan, options, points, weighted, models, average }: Parts): StripeFit {
  const longestCm = points.lengthCm.reduce((a, b) => Math.max(a, b), 0);
  const [saturable, smallSignal] = models;
  const [{ fit: saturableFit, weight }, { fit: smallSignalFit }] = weighted;
  const score = saturationScore(smallSignalFit);
  const judgement = judge({ saturable, smallSignal, average, longestCm, score });
  const compressionLengthUm = weight > 0.5 ? compressionEstimate(saturableFit, longestCm) : undefined;
  const pointResults = describePoints(scan, points, weighted, options);
  const equationOne = equationOneWindows({
    scan,
    points,
    expected: Float64Array.from(pointResults, ({ expectedIntensity }) => expectedIntensity),
    netGainPerCm: judgement.estimate.value,
    ...(options.window === undefined ? {} : { window: options.window }),
  });
  const verdicts = stripeVerdicts({
    judgement,
    saturable,
    smallSignal,
    score,
    sigmasStated: points.sigma !== undefined,
    longestUm: longestCm * umPerCm,
    intensityScale: points.intensityScale,
    compressionLengthUm,
    equationOne,
    excluded: options.exclude ?? [],
  });
  return {
    outcome: judgement.outcome,
    netGainPerCm: judgement.outcome === 'not-determined' ? undefined : judgement.estimate,
    netGainIntervalPerCm: judgement.estimate.interval95,
    models,
    verdicts: sortVerdicts(verdicts),
    compressionLengthUm,
    equationOne,
    curve: averagedCurve(weighted, longestCm * umPerCm, points.intensityScale),
    points: pointResults,
    noise: describeNoise(points, weighted),
  };
}

/** Every point of the scan, excluded ones too, against the averaged model. */
function describePoints(
  scan: StripeScan,
  points: StripePoints,
  weighted: readonly WeightedFit[],
  options: StripeFitOptions,
): StripePointResult[] {
  const best = preferredFit(weighted);
  const reasons = new Map((options.exclude ?? []).map(({ index, reason }) => [index, reason]));
  const scale = points.intensityScale;
  return Array.from(scan.stripeLengthUm, (stripeLengthUm, index) => {
    const expected = averagedIntensity(weighted, stripeLengthUm / umPerCm).intensity;
    const standardDeviation =
      scan.intensityError?.[index] ?? Math.sqrt(noiseVariance(best.noise, expected)) * scale;
    const excluded = reasons.get(index);
    return {
      index,
      stripeLengthUm,
      intensity: scan.intensity[index],
      expectedIntensity: expected * scale,
      standardDeviation,
      residual: (scan.intensity[index] - expected * scale) / standardDeviation,
      ...(excluded === undefined ? {} : { excluded }),
    };
  });
}

function preferredFit(weighted: readonly WeightedFit[]): ModelFit {
  return weighted.reduce((best, next) => (next.weight > best.weight ? next : best)).fit;
}

function describeNoise(points: StripePoints, weighted: readonly WeightedFit[]): StripeFit['noise'] {
  if (points.sigma !== undefined) return { source: 'stated', relative: null, read: null };
  const { noise } = preferredFit(weighted);
  return {
    source: 'estimated',
    relative: Math.sqrt(noise.relativeVariance),
    read: Math.sqrt(noise.readVariance) * points.intensityScale,
  };
}

function withoutFit(points: StripePoints): StripeFit {
  const lit = points.intensity.some((value) => value > 0) ? points.index.length : 0;
  return {
    outcome: 'not-determined',
    netGainPerCm: undefined,
    netGainIntervalPerCm: [-Infinity, Infinity],
    models: [],
    verdicts: [tooFewPoints(lit, fewestPoints)],
    compressionLengthUm: undefined,
    equationOne: [],
    curve: undefined,
    points: [],
    noise: { source: points.sigma === undefined ? 'estimated' : 'stated', relative: null, read: null },
  };
}
