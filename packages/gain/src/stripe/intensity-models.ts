import { differentiateOneWay, oneWayIntensity } from './one-way.js';
import {
  differentiateAtMiddle,
  differentiateInhomogeneous,
  inhomogeneousIntensity,
  inhomogeneousMiddle,
  intensityOfMiddle,
} from './two-way-inhomogeneous.js';
import {
  differentiateTwoWay,
  emptyTwoWayPoint,
  twoWayIntensity,
  type TwoWayParameters,
  type TwoWayPoint,
} from './two-way.js';
import { differentiateLossyTwoWay } from './two-way-loss-derivatives.js';
import { lossyTwoWayIntensity } from './two-way-loss.js';

/** How intensity follows from the length; Eq. 1 is the two-way model with its saturation held at 0. */
export type IntensityModelName =
  'two-way-saturable' | 'two-way-inhomogeneous' | 'two-way-with-loss' | 'one-way-saturable' | 'small-signal';

export interface IntensityParameters extends TwoWayParameters {
  /** The part of the loss that does not saturate, in cm-1; 0 in the models without it. */
  readonly lossPerCm: number;
}

/** Intensity and derivatives at one length. */
export interface IntensityPoint extends TwoWayPoint {
  /** d I / d alpha at fixed L and net gain. */
  byLoss: number;
}

export interface IntensityModel {
  readonly intensity: (lengthCm: number, parameters: IntensityParameters) => number;
  /** Writes the intensity, which the caller knows already, and the derivatives into `point`. */
  readonly differentiate: (
    lengthCm: number,
    intensity: number,
    parameters: IntensityParameters,
    point: IntensityPoint,
  ) => void;
  /** Where the equation of the model is solved for the middle of the stripe: for who keeps middles, the same sooner. */
  readonly byMiddle?: MiddleModel;
}

/** A model in terms of the light in the middle of the stripe. */
export interface MiddleModel {
  /** @param near that of nearly the same stripe; NaN: none is known */
  readonly solve: (lengthCm: number, parameters: IntensityParameters, near: number) => number;
  readonly intensity: (lengthCm: number, middle: number, parameters: IntensityParameters) => number;
  readonly differentiate: (
    lengthCm: number,
    middle: number,
    parameters: IntensityParameters,
    point: IntensityPoint,
  ) => void;
}

/** A reusable target for `differentiate`. */
export function emptyIntensityPoint(): IntensityPoint {
  return { ...emptyTwoWayPoint(), byLoss: 0 };
}

const twoWay: IntensityModel = {
  intensity: twoWayIntensity,
  differentiate(_lengthCm, intensity, parameters, point) {
    differentiateTwoWay(intensity, parameters, point);
    point.byLoss = 0;
  },
};

/** One definition a model; how each is fitted says `stripe-problem.ts`. */
export const intensityModels: Readonly<Record<IntensityModelName, IntensityModel>> = {
  'two-way-saturable': twoWay,
  'small-signal': twoWay,
  'two-way-inhomogeneous': {
    intensity: inhomogeneousIntensity,
    differentiate(lengthCm, intensity, parameters, point) {
      differentiateInhomogeneous(lengthCm, intensity, parameters, point);
      point.byLoss = 0;
    },
    byMiddle: {
      solve: inhomogeneousMiddle,
      intensity: intensityOfMiddle,
      differentiate(lengthCm, middle, parameters, point) {
        differentiateAtMiddle(lengthCm, middle, parameters, point);
        point.byLoss = 0;
      },
    },
  },
  'two-way-with-loss': { intensity: lossyTwoWayIntensity, differentiate: differentiateLossyTwoWay },
  'one-way-saturable': {
    intensity: oneWayIntensity,
    differentiate(lengthCm, intensity, parameters, point) {
      differentiateOneWay(lengthCm, intensity, parameters, point);
      point.byLoss = 0;
    },
  },
};
