import { chiSquareQuantile, type Estimate, logNormalEstimate } from '@modalgain/numerics';
import { type FittedCorrelation, fitCorrelation } from './fit-correlation.js';
import {
  levellingLoss,
  type RemovedBackground,
  type SampledRegion,
  squareVariance,
} from './levelling-loss.js';
import { type RowAutocorrelation, rowAutocorrelation } from './row-autocorrelation.js';
import type { RegionHeights } from './region-heights.js';
import { centred } from './row-means.js';
import { slowWaveRoughness } from './slow-waves/slow-wave-roughness.js';

/** How rough a region is, or why that cannot be said. */
export type RegionRoughness =
  | {
      readonly kind: 'determined';
      /** Root mean square height, corrected for what levelling took away. */
      readonly sqNm: Estimate;
      /** The same as levelled, without correction. */
      readonly plainSqNm: number;
      /** Lag along the rows where the autocorrelation has fallen to 1/e, had nothing been levelled. */
      readonly correlationLengthNm: Estimate;
      /** p of the autocorrelation exp(-(lag/T)^p): 2 Gaussian, 1 exponential. */
      readonly exponent: number;
      /** The share of Sq^2 that levelling took away and the correction gave back. */
      readonly levellingBias: number;
      /** Whether the correction is small enough to be trusted. */
      readonly correctionHolds: boolean;
      /** The autocorrelation along the rows, what levelling took given back evenly: 1 at lag 0. */
      readonly autocorrelation: { readonly lagNm: Float64Array; readonly value: Float64Array };
    }
  | { readonly kind: 'not-determined'; readonly why: string };

/** Beyond this share, that of row means at T/L = 0.1, a warning is due. */
const largestBias = 0.18;
/** So is it beyond this (d + 1) T/L, d the degree of the rows. */
const largestLengthShare = 0.1;
/** Beyond this levelling took most of what there was. */
const hopelessBias = 0.7;

/** Of rectangular regions of at least so many pixels a side, roughness longer than this share of the shorter side is read from its waves. */
const fewestPixels = 32;
const shortestOfWaves = 0.02;

/** With fewer degrees of freedom than this in Sq^2 one image says nothing of it. */
const fewestFreedom = 4;

/** u(T)/T over u(Sq^2)/Sq^2 for p = 2; inversely with p. From simulated surfaces (scripts/validate/surface.mjs). */
const lengthScatter = 0.8;
/** Correlation of the errors of ln Sq^2 and ln T in one image, by p, from the same simulations: a large slow bump adds to both. */
const errorCorrelation = (exponent: number): number => 1.05 - 0.3 * exponent;

export interface RegionTask extends RegionHeights {
  readonly pixelXNm: number;
  readonly pixelYNm: number;
  /** What levelling took off the heights before; the rows' means if left out. */
  readonly removed?: RemovedBackground | undefined;
}

const rowMeans: RemovedBackground = { rowDegree: 0, polynomialDegree: 0 };

/**
 * Sq and correlation length of a region as they were before levelling took part of them: E[Sq^2] = s^2 tr(P C)/N for the polynomials taken off (`levellingLoss`),
 * with the correlation C fitted to the levelled heights (`fitCorrelation`). Rows that were brought in line are brought to equal means first. One image holds so
 * many independent bumps that u(Sq)/Sq is about sqrt(pi)/2 T/sqrt(area) (`squareVariance`); what is given back adds the error of T. Where a whole scan is
 * described and T is no small part of it, these first-order errors fall short: there the waves of the scan tell Sq and T (`slowWaveRoughness`).
 *
 * @param task.zNm levelled heights
 */
export function regionRoughness(task: RegionTask): RegionRoughness {
  const { removed = rowMeans } = task;
  const { zNm, count, usedRows, sumOfSquares } = centred(task, removed.rowDegree !== null);
  const region = { ...task, columns: count / Math.max(usedRows, 1), rows: usedRows };
  const seen = rowAutocorrelation({ ...task, zNm });
  const model = count > 1 && sumOfSquares > 0 ? fitCorrelation({ seen, removed, region }) : undefined;
  const isWhole = count === zNm.length && Math.min(task.rows, task.columns) >= fewestPixels;
  const side = Math.min(region.columns * region.pixelXNm, region.rows * region.pixelYNm);
  if (isWhole && sumOfSquares > 0 && !(model && model.lengthNm < shortestOfWaves * side)) {
    const found = slowWaveRoughness({ zNm, region, removed });
    if (found.kind === 'determined')
      return describedBy({ ...found, seen, region, removed, plainSqNm: Math.sqrt(sumOfSquares / count) });
    return found;
  }
  const levellingBias = model ? levellingLoss({ model, removed, region }) : 1;
  if (!model || levellingBias > hopelessBias) {
    return {
      kind: 'not-determined',
      why: 'The heights stay correlated over half a row: the region is too small.',
    };
  }
  const plainSqNm = Math.sqrt(sumOfSquares / count);
  const errors = relativeErrors({ model, removed, region, levellingBias });
  if (errors.squareVariance > 2 / fewestFreedom) {
    return {
      kind: 'not-determined',
      why: 'The region holds too few independent bumps to tell its roughness from chance.',
    };
  }
  return describedBy({
    sqNm: rootMeanSquare(plainSqNm / Math.sqrt(1 - levellingBias), errors.squareVariance),
    correlationLengthNm: logNormalEstimate(model.lengthNm, errors.length, lengthMethod),
    exponent: model.exponent,
    levellingBias,
    plainSqNm,
    seen,
    region,
    removed,
  });
}

/** With whether the correction holds, and the autocorrelation with what levelling took given back. */
function describedBy(found: {
  readonly sqNm: Estimate;
  readonly correlationLengthNm: Estimate;
  readonly exponent: number;
  readonly levellingBias: number;
  readonly plainSqNm: number;
  readonly seen: RowAutocorrelation;
  readonly region: SampledRegion;
  readonly removed: RemovedBackground;
}): RegionRoughness {
  const { sqNm, correlationLengthNm, exponent, levellingBias, plainSqNm, seen, region, removed } = found;
  const rowNm = region.columns * region.pixelXNm;
  const lengthShare = (((removed.rowDegree ?? 0) + 1) * correlationLengthNm.value) / rowNm;
  const value = seen.values.map((correlation) => correlation * (1 - levellingBias) + levellingBias);
  return {
    kind: 'determined',
    sqNm,
    correlationLengthNm,
    plainSqNm,
    exponent,
    levellingBias,
    correctionHolds: levellingBias < largestBias && lengthShare < largestLengthShare,
    autocorrelation: { lagNm: value.map((_, lag) => lag * region.pixelXNm), value },
  };
}

const lengthMethod = 'autocorrelation along rows, levelling undone';

/** Relative error of T, and relative variance of the corrected Sq^2. */
function relativeErrors(task: {
  readonly model: FittedCorrelation;
  readonly removed: RemovedBackground;
  readonly region: SampledRegion;
  readonly levellingBias: number;
}): { readonly length: number; readonly squareVariance: number } {
  const { model, levellingBias } = task;
  const fromBumps = Math.sqrt(squareVariance(task));
  const length = model.sensitivity * lengthScatter * (2 / model.exponent) * fromBumps;
  const longer = levellingLoss({ ...task, model: { ...model, lengthNm: 1.01 * model.lengthNm } });
  const fromLength = (((longer - levellingBias) / Math.log(1.01)) * length) / (1 - levellingBias);
  const shared = 2 * errorCorrelation(model.exponent) * fromBumps * fromLength;
  return { length, squareVariance: fromBumps ** 2 + fromLength ** 2 + shared };
}

/** Sq of which Sq^2 has a relative variance: nu Sq^2/s^2 is chi-square with nu = 2/variance degrees of freedom. */
function rootMeanSquare(sqNm: number, variance: number): Estimate {
  const freedom = 2 / variance;
  return {
    value: sqNm,
    standardError: (sqNm * Math.sqrt(variance)) / 2,
    interval95: [
      sqNm * Math.sqrt(freedom / chiSquareQuantile(0.975, freedom)),
      sqNm * Math.sqrt(freedom / chiSquareQuantile(0.025, freedom)),
    ],
    method: 'levelled heights, levelling bias and correlated roughness allowed for',
  };
}
