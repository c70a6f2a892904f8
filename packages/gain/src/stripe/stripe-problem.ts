import type { FitParameter, FitProblem } from '@modalgain/numerics';
import type { StripePoints } from './points.js';
import { differentiateTwoWay, emptyTwoWayPoint, twoWayIntensity, type TwoWayParameters } from './two-way.js';

/** The models that are fitted; Eq. 1 is the two-way model with its saturation held at 0. */
export type StripeModelName = 'two-way-saturable' | 'small-signal';

/** Places of the parameters in every stripe fit; the source enters by its logarithm, which keeps it above 0. */
export const place = { logSource: 0, netGain: 1, saturation: 2, offset: 3 } as const;

/** The physical parameters of a fit, in the points' scale. */
export interface StripeParameters extends TwoWayParameters {
  readonly offset: number;
}

/** The parameters of the model from those of the fit. */
export function physicalParameters(values: ArrayLike<number>): StripeParameters {
  return {
    sourcePerCm: Math.exp(values[place.logSource]),
    netGainPerCm: values[place.netGain],
    saturation: values[place.saturation],
    offset: values[place.offset],
  };
}

/** The model, offset included, at each length. */
export function expectedIntensities(lengthCm: Float64Array, parameters: StripeParameters): Float64Array {
  return lengthCm.map((length) => twoWayIntensity(length, parameters) + parameters.offset);
}

/** One weighted least-squares problem: a model, its points, their weights. */
export interface ProblemInput {
  readonly name: StripeModelName;
  readonly points: StripePoints;
  readonly sigma: Float64Array;
  readonly values: ArrayLike<number>;
  readonly offsetPriorError: number;
  readonly offsetFreed: boolean;
}

/** The problem with exact derivatives; parameters in the order of `place`. */
export function stripeProblem(input: ProblemInput): FitProblem {
  const { points, sigma } = input;
  const { lengthCm, intensity } = points;
  const point = emptyTwoWayPoint();
  const count = 4;
  const solved = solvedIntensities(lengthCm);
  return {
    parameters: fitParameters(input),
    residualCount: lengthCm.length,
    // The noise level is part of the weights (reduced chi-square 1), so no second scaling; intervals allow for it.
    sigmas: 'known',
    residuals(values, out) {
      const parameters = physicalParameters(values);
      const solution = solved(parameters);
      for (let i = 0; i < lengthCm.length; i++)
        out[i] = (solution[i] + parameters.offset - intensity[i]) / sigma[i];
    },
    jacobian(values, out) {
      const parameters = physicalParameters(values);
      const solution = solved(parameters);
      for (let i = 0; i < lengthCm.length; i++) {
        differentiateTwoWay(solution[i], parameters, point);
        const row = i * count;
        out[row] = (parameters.sourcePerCm * point.bySource) / sigma[i];
        out[row + 1] = point.byGain / sigma[i];
        out[row + 2] = point.bySaturation / sigma[i];
        out[row + 3] = 1 / sigma[i];
      }
    },
  };
}

/** Intensities without offset; kept until other parameters are asked for, as solvers ask for derivatives right after. */
function solvedIntensities(lengthCm: Float64Array): (parameters: TwoWayParameters) => Float64Array {
  const solution = new Float64Array(lengthCm.length);
  let [source, gain, saturation] = [NaN, NaN, NaN];
  return (parameters) => {
    const { sourcePerCm, netGainPerCm } = parameters;
    if (sourcePerCm === source && netGainPerCm === gain && parameters.saturation === saturation)
      return solution;
    [source, gain, saturation] = [sourcePerCm, netGainPerCm, parameters.saturation];
    for (let i = 0; i < lengthCm.length; i++) solution[i] = twoWayIntensity(lengthCm[i], parameters);
    return solution;
  };
}

/** Beyond g L = 200 nothing physical lies; a profile that gets there is open. */
const largestGainLength = 200;

function fitParameters({
  name,
  points,
  values,
  offsetPriorError,
  offsetFreed,
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
  ];
}
