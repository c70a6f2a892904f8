import { normalQuantile975 } from '@modalgain/numerics';
import type { ScoredFit } from '../conclude.js';
import type { ModelFit } from '../fit-model.js';
import { fitScansAlone, fitSeriesModels, type SeriesScan } from '../fit-series.js';
import { emptyIntensityPoint, intensityModels } from '../intensity-models.js';
import { prepareScan, type PreparedScan } from '../prepare.js';
import { halfWidthInErrors } from './quick-net-gains.js';

/** A scan as one of its models has it; plain arrays over the used points, intensities in the file's unit. */
export interface ScanTruth {
  /** As this model says, cm-1. */
  readonly netGainPerCm: number;
  /** Without the offset that is only expected to be there; a freed one, which the data show, is in it. */
  readonly intensity: readonly number[];
  /** Change of the intensity per cm by which the stripe is longer than stated. */
  readonly slopePerCm: readonly number[];
  /** Standard deviation of a point, with the factor of Student's t that stands for what is not known of the noise. */
  readonly standardDeviation: readonly number[];
  /** Standard deviation of the background that is expected to be there; 0 where the offset was freed. */
  readonly backgroundError: number;
}

/** The scans of a series as one law of saturation has them. */
export interface SeriesTruth {
  /** Akaike weight of the law. */
  readonly weight: number;
  /** One entry a scan; undefined where it has no light. */
  readonly scans: readonly (ScanTruth | undefined)[];
}

/** What a series of scans may have come from, by its own fit. */
export interface SeriesTruths {
  readonly laws: readonly SeriesTruth[];
  /** For each scan, the indices of the points that its fit uses. */
  readonly pointIndex: readonly (readonly number[])[];
  /** For each scan, the standard deviation of the stripe's zero in cm. */
  readonly zeroErrorCm: readonly number[];
}

/**
 * Fits a series of scans as `fitStripeSeries` does and says what each of the averaged laws takes for the truth. Where scans
 * are fitted by themselves a law weighs as much as its scans give it on average.
 *
 * @throws InputError as `fitStripe`
 */
export function seriesTruths(series: readonly SeriesScan[], shareSaturation: boolean): SeriesTruths {
  const prepared = series.map(({ scan, options = {} }) => prepareScan(scan, options));
  const { models } = (shareSaturation ? fitSeriesModels : fitScansAlone)(prepared);
  const laws = ['saturable', 'two-way-inhomogeneous', 'small-signal'] as const;
  const truths = laws.map((law): SeriesTruth => {
    const chosen = models.map((weighted) => weighted?.find(({ fit }) => isOfLaw(fit, law)));
    const weights = chosen.flatMap((model, i) => (models[i] ? (model?.weight ?? 0) : []));
    return {
      weight: weights.reduce((sum, weight) => sum + weight, 0) / Math.max(weights.length, 1),
      // Where a scan has no inhomogeneous law, there being no saturation, it is as its best law has it.
      scans: chosen.map((model, i) => {
        const best = model ?? preferred(models[i]);
        return best && scanTruth(best.fit, prepared[i]);
      }),
    };
  });
  return {
    laws: truths.filter(({ weight }) => weight > 0),
    pointIndex: prepared.map(({ points }) => [...points.index]),
    zeroErrorCm: prepared.map(({ prior }) => prior.zeroErrorCm),
  };
}

function isOfLaw({ name }: ModelFit, law: 'saturable' | 'two-way-inhomogeneous' | 'small-signal'): boolean {
  return law === 'saturable' ? name !== 'two-way-inhomogeneous' && name !== 'small-signal' : name === law;
}

function preferred(models: readonly ScoredFit[] | undefined): ScoredFit | undefined {
  return models?.reduce((best, next) => (next.weight > best.weight ? next : best));
}

function scanTruth(fit: ModelFit, { points, prior }: PreparedScan): ScanTruth {
  const { parameters, offsetFreed, profiled, noise, sigma } = fit;
  const { lengthCm, intensityScale: scale } = points;
  const model = intensityModels[fit.name];
  const point = emptyIntensityPoint();
  const offset = offsetFreed ? parameters.offset : 0;
  const clean = lengthCm.map((length) => model.intensity(length, parameters));
  const slopes = lengthCm.map((length, i) => {
    model.differentiate(length, clean[i], parameters, point);
    return point.byLength;
  });
  const allowance =
    halfWidthInErrors(profiled.fit.degreesOfFreedom, points.sigma !== undefined) / normalQuantile975;
  const dark = prior.darkError ?? Math.sqrt(noise.readVariance);
  const inFileUnit = (value: number): number => value * scale;
  return {
    netGainPerCm: profiled.fit.values[profiled.parameter],
    intensity: Array.from(clean, (value) => inFileUnit(value + offset)),
    slopePerCm: Array.from(slopes, inFileUnit),
    standardDeviation: Array.from(sigma, (value) => inFileUnit(value * allowance)),
    backgroundError: offsetFreed ? 0 : inFileUnit(dark),
  };
}
