import type { FitParameter, FitProblem } from '@modalgain/numerics';
import {
  emptyIntensityPoint,
  intensityModels,
  type IntensityModelName,
  type IntensityParameters,
} from './intensity-models.js';
import type { StripePoints } from './points.js';
import { SolvedStripes, trueLength } from './solved-stripes.js';

/** Places of the parameters in every stripe fit; the source enters by its logarithm, which keeps it above 0. */
export const place = { logSource: 0, netGain: 1, saturation: 2, offset: 3, loss: 4 } as const;

/** How many there are; models without saturation or loss hold it at 0. */
export const parameterCount = 5;

/** How an offset is split between the background and the stripe's zero. */
export interface OffsetSplit {
  /** The share that is laid to the zero, as the two are expected. */
  readonly zeroShare: number;
  /** That share as a length: share/A at the A for which it is expected, lest a small A made much of a small offset. */
  readonly zeroCmPerOffset: number;
}

/** All of an offset is background. */
export const allBackground: OffsetSplit = { zeroShare: 0, zeroCmPerOffset: 0 };

/** The physical parameters of a fit, in the points' scale. */
export interface StripeParameters extends IntensityParameters {
  /** Background and A L0 together: what a stripe of no length seems to emit. */
  readonly offset: number;
  /** L0: by so much the stripe is longer than stated, as far as the offset is laid to it. */
  readonly zeroErrorCm: number;
  /** The rest of the offset. */
  readonly background: number;
}

/** A loss measured in another way, in cm-1. */
export interface KnownLoss {
  readonly lossPerCm: number;
  readonly standardErrorPerCm: number;
}

/** The parameters of the model from those of the fit. */
export function physicalParameters(values: ArrayLike<number>, split: OffsetSplit): StripeParameters {
  return {
    sourcePerCm: Math.exp(values[place.logSource]),
    netGainPerCm: values[place.netGain],
    saturation: values[place.saturation],
    offset: values[place.offset],
    lossPerCm: values[place.loss],
    zeroErrorCm: split.zeroCmPerOffset * values[place.offset],
    background: (1 - split.zeroShare) * values[place.offset],
  };
}

/** How many parameters the points themselves settle; a loss rests on its prior. */
export function freeParameters(name: IntensityModelName): number {
  return name === 'small-signal' ? 3 : 4;
}

/** The model, offset included, at each length. */
export function expectedIntensities(
  name: IntensityModelName,
  lengthCm: Float64Array,
  parameters: StripeParameters,
): Float64Array {
  const { intensity } = intensityModels[name];
  return lengthCm.map(
    (length) => intensity(trueLength(length, parameters), parameters) + parameters.background,
  );
}

/** One weighted least-squares problem: a model, its points, their weights. */
export interface ProblemInput extends OffsetSplit {
  readonly name: IntensityModelName;
  readonly points: StripePoints;
  readonly sigma: Float64Array;
  readonly values: ArrayLike<number>;
  readonly offsetPriorError: number;
  readonly offsetFreed: boolean;
  /** Only of the model with loss. */
  readonly loss?: KnownLoss;
}

/** The problem with exact derivatives; parameters in the order of `place`. */
export function stripeProblem(input: ProblemInput): FitProblem {
  const { points, sigma, zeroShare, zeroCmPerOffset } = input;
  const { lengthCm, intensity } = points;
  const point = emptyIntensityPoint();
  const stripes = new SolvedStripes(input.name, lengthCm);
  return {
    parameters: fitParameters(input),
    residualCount: lengthCm.length,
    // The noise level is part of the weights (reduced chi-square 1), so no second scaling; intervals allow for it.
    sigmas: 'known',
    residuals(values, out) {
      const parameters = physicalParameters(values, input);
      const light = stripes.intensitiesAt(parameters);
      for (let i = 0; i < lengthCm.length; i++)
        out[i] = (light[i] + parameters.background - intensity[i]) / sigma[i];
    },
    jacobian(values, out) {
      const parameters = physicalParameters(values, input);
      for (let i = 0; i < lengthCm.length; i++) {
        stripes.differentiate(i, parameters, point);
        const row = i * parameterCount;
        out[row] = (parameters.sourcePerCm * point.bySource) / sigma[i];
        out[row + 1] = point.byGain / sigma[i];
        out[row + 2] = point.bySaturation / sigma[i];
        out[row + 3] = (1 - zeroShare + zeroCmPerOffset * point.byLength) / sigma[i];
        out[row + 4] = point.byLoss / sigma[i];
      }
    },
  };
}

/** Light that grew e^40-fold would outshine its source by seventeen decades; a profile that gets there is open. */
const largestGainLength = 40;

function fitParameters({
  name,
  points,
  values,
  offsetPriorError,
  offsetFreed,
  loss,
}: ProblemInput): FitParameter[] {
  const largestGain = largestGainLength / points.lengthCm.reduce((a, b) => Math.max(a, b), 0);
  const offsetFixed = offsetPriorError === 0 && !offsetFreed;
  const prior = { mean: 0, standardDeviation: offsetPriorError };
  return [
    { name: 'logSource', start: values[place.logSource] },
    {
      name: 'netGainPerCm',
      unit: 'cm-1',
      start: values[place.netGain],
      lower: -largestGain,
      upper: largestGain,
    },
    name === 'small-signal'
      ? { name: 'saturation', start: 0, fixed: true }
      : { name: 'saturation', start: Math.max(values[place.saturation], 1e-3), lower: 0 },
    {
      name: 'offset',
      start: values[place.offset],
      fixed: offsetFixed,
      ...(offsetFreed || offsetFixed ? {} : { prior }),
    },
    lossParameter(loss, values[place.loss]),
  ];
}

function lossParameter(loss: KnownLoss | undefined, start: number): FitParameter {
  const parameter = { name: 'lossPerCm', unit: 'cm-1' };
  if (loss === undefined) return { ...parameter, start: 0, fixed: true };
  const { lossPerCm: mean, standardErrorPerCm: standardDeviation } = loss;
  if (standardDeviation === 0) return { ...parameter, start: mean, fixed: true };
  return { ...parameter, start, lower: 0, prior: { mean, standardDeviation } };
}
