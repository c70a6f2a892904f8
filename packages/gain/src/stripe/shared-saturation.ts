import { leastSquares, type FitProblem, type FitResult } from '@modalgain/numerics';
import type { ModelFit } from './fit-model.js';
import { noiseVariance } from './noise.js';
import type { StripePoints } from './points.js';
import {
  expectedIntensities,
  parameterCount,
  physicalParameters,
  place,
  stripeProblem,
} from './stripe-problem.js';

/** One scan of a series with its own fits of the saturable model and of Eq. 1. */
export interface SeriesMember {
  readonly points: StripePoints;
  readonly saturable: ModelFit;
  readonly smallSignal: ModelFit;
}

/** Parameters of the joint fit: saturation and loss first, then source, gain and offset of each scan. */
const perScan = [place.logSource, place.netGain, place.offset];
const shared = [place.saturation, place.loss];
const jointIndex = (scan: number): number[] => {
  const first = shared.length + scan * perScan.length;
  const index: number[] = [];
  shared.forEach((local, k) => (index[local] = k));
  perScan.forEach((local, k) => (index[local] = first + k));
  return index;
};

/** A scan's own problem, and its unit of intensity in that of the joint fit. */
interface Block {
  readonly problem: FitProblem;
  readonly unit: number;
}

const reweightings = 3;

/**
 * Fits the saturable model to several scans at once, with one saturation for all: u = 1/Isat belongs to the film and the
 * set-up, not to the fluence; a loss that does not saturate as well (its prior is that of the first scan). Everything else, weights and freed offsets too, is each scan's own; the noise level is that
 * of its own fit.
 *
 * @returns for each scan the model as the joint fit sees it, in the scan's own scale
 */
export function fitSharedSaturation(members: readonly SeriesMember[]): ModelFit[] {
  const commonScale = Math.max(...members.map(({ points }) => points.intensityScale));
  let values = startOf(members, commonScale);
  let blocks: Block[] = [];
  let problem: FitProblem | undefined;
  let result: FitResult | undefined;
  for (let round = 0; round < reweightings; round++) {
    blocks = members.map((member, i) =>
      blockOf(member, localValues(values, i, member, commonScale), commonScale),
    );
    problem = jointProblem(blocks, values[0]);
    result = leastSquares(problem);
    values = result.values;
  }
  if (problem === undefined || result === undefined) throw new RangeError('A joint fit needs a round.');
  const joint = { problem, fit: result };
  return members.map((member, i) => viewOf(member, blocks[i], joint, i));
}

/** From each scan's better fit; the saturation from the scan that knows it best. */
function startOf(members: readonly SeriesMember[], commonScale: number): Float64Array {
  const values = new Float64Array(shared.length + members.length * perScan.length);
  values[1] = members[0].saturable.result.values[place.loss];
  let smallestShare = Infinity;
  members.forEach(({ points, saturable, smallSignal }, i) => {
    const saturates = smallSignal.minusTwoLogLikelihood - saturable.minusTwoLogLikelihood > 4;
    const own = (saturates ? saturable : smallSignal).result.values;
    const index = jointIndex(i);
    for (const local of perScan) values[index[local]] = own[local];
    const saturation = saturable.result.values[place.saturation];
    const share = saturable.result.standardErrors[place.saturation] / saturation;
    if (share < smallestShare) {
      smallestShare = share;
      values[0] = (saturation * commonScale) / points.intensityScale;
    }
  });
  return values;
}

function localValues(
  values: Float64Array,
  scan: number,
  { points }: SeriesMember,
  commonScale: number,
): Float64Array {
  const local = Float64Array.from(jointIndex(scan), (index) => values[index]);
  local[place.saturation] *= points.intensityScale / commonScale;
  return local;
}

/** The scan's problem with weights from the model at `values`. */
function blockOf({ points, saturable }: SeriesMember, values: Float64Array, commonScale: number): Block {
  const { name, offsetPriorError, offsetFreed, zeroShare, zeroCmPerOffset, loss } = saturable;
  const means = expectedIntensities(name, points.lengthCm, physicalParameters(values, saturable));
  // A start whose zero error is as long as the shortest stripe leaves no light there, and the point would have no error.
  const sigmaOf = (mean: number, i: number): number =>
    Math.sqrt(noiseVariance(saturable.noise, mean)) || saturable.sigma[i];
  const sigma = points.sigma ?? means.map(sigmaOf);
  return {
    problem: stripeProblem({
      name,
      points,
      sigma,
      values,
      offsetPriorError,
      offsetFreed,
      zeroShare,
      zeroCmPerOffset,
      ...(loss === undefined ? {} : { loss }),
    }),
    unit: points.intensityScale / commonScale,
  };
}

function jointProblem(blocks: readonly Block[], saturation: number): FitProblem {
  const count = shared.length + blocks.length * perScan.length;
  const indices = blocks.map((_, i) => jointIndex(i));
  const local = new Float64Array(parameterCount);
  const localJacobians = blocks.map(
    ({ problem }) => new Float64Array(problem.residualCount * parameterCount),
  );
  const eachBlock = (
    values: Float64Array,
    visit: (block: Block, i: number, firstRow: number) => void,
  ): void => {
    let firstRow = 0;
    blocks.forEach((block, i) => {
      for (let k = 0; k < parameterCount; k++) local[k] = values[indices[i][k]];
      local[place.saturation] *= block.unit;
      visit(block, i, firstRow);
      firstRow += block.problem.residualCount;
    });
  };
  return {
    parameters: [
      { name: 'saturation', start: Math.max(saturation, 1e-3), lower: 0 },
      blocks[0].problem.parameters[place.loss],
      ...blocks.flatMap(({ problem }) => perScan.map((k) => problem.parameters[k])),
    ],
    residualCount: blocks.reduce((sum, { problem }) => sum + problem.residualCount, 0),
    sigmas: 'known',
    residuals(values, out) {
      eachBlock(values, ({ problem }, _, firstRow) => {
        problem.residuals(local, out.subarray(firstRow, firstRow + problem.residualCount));
      });
    },
    jacobian(values, out) {
      out.fill(0);
      eachBlock(values, ({ problem, unit }, i, firstRow) => {
        const [own, index] = [localJacobians[i], indices[i]];
        problem.jacobian?.(local, own);
        for (let row = 0; row < problem.residualCount; row++)
          for (let k = 0; k < parameterCount; k++)
            out[(firstRow + row) * count + index[k]] =
              own[row * parameterCount + k] * (k === place.saturation ? unit : 1);
      });
    },
  };
}

/** What the joint fit says of one scan, in the form of a fit of that scan alone. */
function viewOf(
  member: SeriesMember,
  { problem, unit }: Block,
  joint: { readonly problem: FitProblem; readonly fit: FitResult },
  scan: number,
): ModelFit {
  const index = jointIndex(scan);
  const { fit } = joint;
  const count = fit.values.length;
  const factor = (k: number): number => (k === place.saturation ? unit : 1);
  const values = Float64Array.from(index, (i, k) => fit.values[i] * factor(k));
  const residuals = new Float64Array(problem.residualCount);
  problem.residuals(values, residuals);
  const dataChiSquare = residuals.reduce((sum, r) => sum + r * r, 0);
  const { saturable, points } = member;
  const pull = saturable.offsetFreed ? 0 : values[place.offset] / saturable.offsetPriorError || 0;
  const parameters = physicalParameters(values, saturable);
  const means = expectedIntensities(saturable.name, points.lengthCm, parameters);
  // A start whose zero error is as long as the shortest stripe leaves no light there, and the point would have no error.
  const sigmaOf = (mean: number, i: number): number =>
    Math.sqrt(noiseVariance(saturable.noise, mean)) || saturable.sigma[i];
  const sigma = points.sigma ?? means.map(sigmaOf);
  const chiSquare = dataChiSquare + pull * pull;
  return {
    ...saturable,
    problem,
    result: {
      ...fit,
      values,
      standardErrors: Float64Array.from(index, (i, k) => fit.standardErrors[i] * factor(k)),
      covariance: Float64Array.from({ length: parameterCount ** 2 }, (_, cell) => {
        const [row, column] = [Math.floor(cell / parameterCount), cell % parameterCount];
        return fit.covariance[index[row] * count + index[column]] * factor(row) * factor(column);
      }),
      status: index.map((i) => fit.status[i]),
      chiSquare,
      dataChiSquare,
      degreesOfFreedom: saturable.result.degreesOfFreedom,
    },
    profiled: { ...joint, parameter: index[place.netGain] },
    parameters,
    sigma,
    minusTwoLogLikelihood: chiSquare + 2 * sigma.reduce((sum, value) => sum + Math.log(value), 0),
  };
}
