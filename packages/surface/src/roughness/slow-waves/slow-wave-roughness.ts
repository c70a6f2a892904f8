import { type Estimate, normalQuantile } from '@modalgain/numerics';
import type { CorrelationModel } from '../correlation-model.js';
import { type RemovedBackground, type SampledRegion, squareVariance } from '../levelling-loss.js';
import type { ExpectedEnergies } from './expected-energies.js';
import { modelGrid, type WeightedModel } from './model-grid.js';
import { scanWaves } from './scan-waves.js';
import type { WaveBand } from './wave-bands.js';
import { blockMeans, waveEnergies } from './wave-energies.js';

/** Sq and correlation as they were before levelling. */
export interface SlowWaveRoughness {
  readonly kind: 'determined';
  readonly sqNm: Estimate;
  readonly correlationLengthNm: Estimate;
  readonly exponent: number;
  readonly levellingBias: number;
}

/** Faster waves than those that hold this share of Sq^2 are counted as they are measured: the model need not hold for them. */
const modelledShare = 0.98;
/** A correlation longer than this share of the shorter side is not looked for. */
const longestShare = 0.5;
/** Upper over lower end of an interval of Sq beyond which nothing is said. */
const mostAmbiguous = 6;
/** Points that stand for the spread of s^2 for one model. */
const spreadPoints = 9;
const method = 'posterior from the energies of slow waves';

/**
 * Sq, T and p of a rectangular region from how its mean square is spread over waves. Levelling takes some waves whole and leaves the others; the energy of each
 * of these is s^2 v(T, p) times a chi-square variable (`expectedEnergies`), so that the likelihood of T, p and s^2 is a product over waves (after
 * A. P. Guillaumin and others, The debiased spatial Whittle likelihood, doi 10.1111/rssb.12539). With flat priors of p, ln T and ln s, s^2 is what the fast waves
 * hold as measured, and what the slow ones and those that levelling took hold by the model; its quantiles are the interval.
 *
 * @param task.zNm levelled heights of zero mean, every pixel of them
 */
export function slowWaveRoughness(task: {
  readonly zNm: Float64Array;
  readonly region: SampledRegion;
  readonly removed: RemovedBackground;
}): SlowWaveRoughness | { readonly kind: 'not-determined'; readonly why: string } {
  const { region } = task;
  const widthNm = region.columns * region.pixelXNm;
  const heightNm = region.rows * region.pixelYNm;
  const waves = measuredWaves(task);
  const models = modelGrid({
    logLikelihood: (model) => likelihoodOf(waves, model).logLikelihood,
    shortestNm: Math.max(region.pixelXNm, region.pixelYNm) / 2,
    longestNm: longestShare * Math.min(widthNm, heightNm),
  });
  const likeliest = models.reduce((best, model) => (model.weight > best.weight ? model : best));
  const allVariance = squareVariance({ model: likeliest, region });
  const squares = models.map((model) => squareOf({ waves, model, allVariance }));
  const spread = squares.flatMap(({ value, relativeError, weight }) =>
    standardPoints.map((z) => ({
      value: Math.sqrt(value * Math.exp(z * relativeError)),
      weight: weight / spreadPoints,
    })),
  );
  const mean = (of: (model: WeightedModel, i: number) => number) =>
    models.reduce((sum, model, i) => sum + model.weight * of(model, i), 0);
  const sqNm = estimateOf(spread);
  if (sqNm.interval95[1] > mostAmbiguous * sqNm.interval95[0]) {
    return {
      kind: 'not-determined',
      why: 'The heights stay correlated over half a row: the region is too small.',
    };
  }
  return {
    kind: 'determined',
    sqNm,
    correlationLengthNm: estimateOf(models.map(({ lengthNm, weight }) => ({ value: lengthNm, weight }))),
    exponent: mean(({ exponent }) => exponent),
    levellingBias: mean((_, i) => squares[i].taken / squares[i].value),
  };
}

const standardPoints = Array.from({ length: spreadPoints }, (_, k) =>
  normalQuantile((k + 0.5) / spreadPoints),
);

interface MeasuredWaves {
  readonly bands: readonly WaveBand[];
  readonly energies: Float64Array;
  readonly expected: (model: CorrelationModel) => ExpectedEnergies;
  /** Mean square of the heights that is in faster waves. */
  readonly fastSquare: number;
}

/** Waves up to where most of the mean square is. */
function measuredWaves({ zNm, region, removed }: Parameters<typeof slowWaveRoughness>[0]): MeasuredWaves {
  const blocks = blockMeans(zNm, region.rows, region.columns);
  const { modes, bands, expected } = scanWaves({
    widthNm: region.columns * region.pixelXNm,
    heightNm: region.rows * region.pixelYNm,
    removed,
    rows: blocks.rows,
    columns: blocks.columns,
  });
  const energies = waveEnergies(blocks, modes, bands);
  const square = zNm.reduce((sum, z) => sum + z * z, 0) / zNm.length;
  let [count, slowSquare] = [0, 0];
  while (count < bands.length && slowSquare < modelledShare * square) slowSquare += energies[count++];
  return {
    bands: bands.slice(0, count),
    energies: energies.slice(0, count),
    expected: (model) => expected(model, count),
    fastSquare: Math.max(0, square - slowSquare),
  };
}

/** The likelihood of a model, s^2 integrated out, and the s^2 that suits it best. */
function likelihoodOf({ bands, energies, expected }: MeasuredWaves, model: CorrelationModel) {
  const { ofWave, taken } = expected(model);
  let [waves, ratios, logs, slowShare, squaredShare] = [0, 0, 0, 0, 0];
  for (let b = 0; b < bands.length; b++) {
    const count = bands[b].modes.length;
    const share = Math.max(ofWave[b], Number.MIN_VALUE);
    waves += count;
    ratios += energies[b] / share;
    logs += count * Math.log(share);
    slowShare += count * share;
    squaredShare += count * share * share;
  }
  const logLikelihood = -(logs + waves * Math.log(ratios)) / 2;
  return { logLikelihood, square: ratios / waves, waves, slowShare, squaredShare, taken };
}

/** s^2 if a model is true, with its relative error, and how much of it levelling took. */
function squareOf(task: {
  readonly waves: MeasuredWaves;
  readonly model: WeightedModel;
  /** Relative variance of s^2 if waves of any length are counted as measured. */
  readonly allVariance: number;
}) {
  const { waves, model, allVariance } = task;
  const { square, waves: count, slowShare, squaredShare, taken: share } = likelihoodOf(waves, model);
  const taken = square * share;
  const modelled = square * slowShare + taken;
  const value = waves.fastSquare + modelled;
  // Fast waves scatter by what is left of the scatter of all.
  const fastVariance = square ** 2 * Math.max(0, allVariance - 2 * squaredShare);
  const variance = modelled ** 2 * (2 / count) + Math.min(fastVariance, 2 * waves.fastSquare ** 2);
  return { value, taken, relativeError: Math.sqrt(variance) / value, weight: model.weight };
}

interface WeightedValue {
  readonly value: number;
  readonly weight: number;
}

/** Median, spread and 95 % interval of weighted values whose weights add up to 1. */
function estimateOf(values: readonly WeightedValue[]): Estimate {
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const mean = sorted.reduce((sum, { value, weight }) => sum + value * weight, 0);
  const variance = sorted.reduce((sum, { value, weight }) => sum + weight * (value - mean) ** 2, 0);
  return {
    value: quantile(sorted, 0.5),
    standardError: Math.sqrt(variance),
    interval95: [quantile(sorted, 0.025), quantile(sorted, 0.975)],
    method,
  };
}

/** Each value stands at the middle of its weight; straight lines between. */
function quantile(sorted: readonly WeightedValue[], share: number): number {
  let [below, before] = [0, sorted[0]];
  let place = 0;
  for (const here of sorted) {
    const next = below + here.weight / 2;
    if (next >= share) {
      const part = next > place ? (share - place) / (next - place) : 1;
      return before.value + Math.min(1, Math.max(0, part)) * (here.value - before.value);
    }
    below += here.weight;
    [before, place] = [here, next];
  }
  return before.value;
}
