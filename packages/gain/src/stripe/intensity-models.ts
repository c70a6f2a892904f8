import { oneWayIntensity } from './one-way.js';
import { differentiateInhomogeneous, inhomogeneousIntensity } from './two-way-inhomogeneous.js';
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
    differentiate(lengthCm, _intensity, parameters, point) {
      differentiateInhomogeneous(lengthCm, parameters, point);
      point.byLoss = 0;
    },
  },
  'two-way-with-loss': { intensity: lossyTwoWayIntensity, differentiate: differentiateLossyTwoWay },
  'one-way-saturable': byDifferences(oneWayIntensity),
};

/** Share of a parameter's size by which it is moved; intensities are exact to 1e-13, derivatives then to 1e-8. */
const stepShare = 1e-5;

/** A model with derivatives from differences, central where the parameter may be moved both ways. */
function byDifferences(
  intensity: (lengthCm: number, parameters: IntensityParameters) => number,
): IntensityModel {
  return {
    intensity,
    differentiate(lengthCm, value, parameters, point) {
      const { sourcePerCm, netGainPerCm, saturation, lossPerCm } = parameters;
      const at = (key: keyof IntensityParameters, moved: number): number =>
        intensity(lengthCm, { ...parameters, [key]: moved });
      const byDifference = (key: keyof IntensityParameters, size: number, lower: number): number => {
        const step = stepShare * size;
        const from = Math.max(lower, parameters[key] - step);
        return (at(key, from + 2 * step) - at(key, from)) / (2 * step);
      };
      const perLength = 1 / lengthCm;
      point.intensity = value;
      point.byGain = byDifference('netGainPerCm', Math.abs(netGainPerCm) + perLength, -Infinity);
      point.bySaturation = byDifference('saturation', Math.max(saturation, 1e-3 / value), 0);
      point.byLoss = byDifference('lossPerCm', Math.max(lossPerCm, 1e-3 * perLength), 0);
      // Intensity over A depends on A u only, and nothing changes where lengths shrink as all that is per length grows.
      point.bySource = (value + saturation * point.bySaturation) / sourcePerCm;
      point.byLength =
        (sourcePerCm * point.bySource + netGainPerCm * point.byGain + lossPerCm * point.byLoss) / lengthCm;
    },
  };
}
