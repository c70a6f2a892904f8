import type { StripeScan } from '@modalgain/measurements';
import { sortVerdicts } from '@modalgain/numerics';
import { averageGain } from './average-gain.js';
import { compressionEstimate } from './compression.js';
import { averagedCurve, averagedIntensity, type WeightedFit } from './curve.js';
import { equationOneWindows } from './equation-one.js';
import type { ModelFit } from './fit-model.js';
import { describeModel } from './model-result.js';
import { noiseVariance } from './noise.js';
import { dependsOnLength } from './light.js';
import { faultVerdicts } from './faults/index.js';
import { judge } from './outcome.js';
import { fitOneWay } from './one-way-fit.js';
import type { StripePoints } from './points.js';
import { fewestPoints, type PreparedScan } from './prepare.js';
import { risingGain } from './rising-gain.js';
import type { StripeFit, StripeFitOptions, StripePointResult } from './stripe-fit.js';
import { noLight, stripeVerdicts, tooFewPoints } from './verdicts.js';

const umPerCm = 1e4;

/** A fitted model with its place among the others. */
export interface ScoredFit extends WeightedFit {
  readonly aicc: number;
}

/**
 * From fitted models to the result on a scan: averaged gain, outcome, verdicts, and what figures need.
 *
 * @param weighted the saturable models, the homogeneous one first, and last Eq. 1
 */
export function concludeScan(prepared: PreparedScan, weighted: readonly ScoredFit[]): StripeFit {
  const { scan, options, points, prior } = prepared;
  const models = weighted.map((each) => describeModel({ ...each, points, prior }));
  const average = averageGain(models);
  const longestCm = points.lengthCm.reduce((a, b) => Math.max(a, b), 0);
  const smallSignal = models[models.length - 1];
  const saturating = weighted.slice(0, -1);
  const weight = saturating.reduce((sum, each) => sum + each.weight, 0);
  const saturableFit = preferredFit(saturating);
  // What saturates at all is judged by both laws of saturation together.
  const saturable = { ...models[saturating.findIndex(({ fit }) => fit === saturableFit)], weight };
  const rising = risingGain(weighted[weighted.length - 1].fit, points);
  const judgement = judge({
    saturable,
    smallSignal,
    average,
    longestCm,
    rising,
    intensityScale: points.intensityScale,
  });
  const compressionLengthUm = weight > 0.5 ? compressionEstimate(saturableFit, longestCm) : undefined;
  const pointResults = describePoints(scan, points, weighted, options);
  const expected = Float64Array.from(pointResults, ({ expectedIntensity }) => expectedIntensity);
  const equationOne = equationOneWindows({
    scan,
    points,
    expected,
    netGainPerCm: judgement.estimate.value,
    ...(options.window === undefined ? {} : { window: options.window }),
  });
  const verdicts = stripeVerdicts({
    judgement,
    saturable,
    smallSignal,
    rising,
    dependsOnLength: dependsOnLength(points),
    sigmasStated: points.sigma !== undefined,
    longestUm: longestCm * umPerCm,
    intensityScale: points.intensityScale,
    compressionLengthUm,
    equationOne,
    excluded: options.exclude ?? [],
  });
  const { fullScale, beam } = options;
  const faults = faultVerdicts({
    points,
    fit: weighted[0].fit,
    netGainPerCm: judgement.estimate.value,
    ...(fullScale === undefined ? {} : { fullScale }),
    ...(beam === undefined ? {} : { beam }),
  });
  const oneWay =
    weight > 0.5
      ? fitOneWay({
          points,
          twoWay: weighted[0].fit,
          expected: Float64Array.from(points.index, (i) => expected[i] / points.intensityScale),
          netGainPerCm: judgement.estimate.value,
        })
      : undefined;
  return {
    outcome: judgement.outcome,
    netGainPerCm: judgement.outcome === 'not-determined' ? undefined : judgement.estimate,
    netGainIntervalPerCm: judgement.estimate.interval95,
    models,
    verdicts: sortVerdicts([...verdicts, ...faults]),
    compressionLengthUm,
    equationOne,
    oneWay,
    curve: options.withoutCurve
      ? undefined
      : averagedCurve(weighted, longestCm * umPerCm, points.intensityScale),
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

/** The result on a scan that has too few points with light for a fit. */
export function concludeWithoutFit({ points }: PreparedScan): StripeFit {
  const count = points.index.length;
  return {
    outcome: 'not-determined',
    netGainPerCm: undefined,
    netGainIntervalPerCm: [-Infinity, Infinity],
    models: [],
    verdicts: [count < fewestPoints ? tooFewPoints(count, fewestPoints) : noLight(points.intensity)],
    compressionLengthUm: undefined,
    equationOne: [],
    oneWay: undefined,
    curve: undefined,
    points: [],
    noise: { source: points.sigma === undefined ? 'estimated' : 'stated', relative: null, read: null },
  };
}
