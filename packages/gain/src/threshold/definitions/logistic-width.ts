import { leastSquares, type FitProblem } from '@modalgain/numerics';
import { at, type FluenceCurve, type Location } from '../curve.js';
import type { CurveDefinition } from './curve-definition.js';
import { endLevels } from './level-crossing.js';

/** (f): the middle of an S-shaped curve through the widths. */
export const logisticWidth: CurveDefinition = {
  name: 'logistic-width',
  title: 'logistic width(ln F)',
  observable: 'width',
  says: 'The middle of width = narrow + (wide - narrow)/(1 + (F/F_th)^(1/s)), fitted to the widths, all alike.',
  locate: locateMiddle,
};

const parameterCount = 4;

function locateMiddle(curve: FluenceCurve): Location {
  const fit = leastSquares(logisticProblem(curve), { maxIterations: 60 });
  const logs = curve.fluenceUjPerCm2.map(Math.log);
  const middle = fit.values[2];
  if (middle > logs[0] && middle < logs[logs.length - 1]) return at(Math.exp(middle));
  return {
    kind: 'nowhere',
    why: 'The middle of the fitted collapse lies outside the fluences measured.',
    next: 'Measure until the width stands still at both ends.',
  };
}

/**
 * Parameters: wide, narrow, ln F_th, ln s. Unweighted: the curve is not the true one, and the narrow widths, known to a
 * picometre, would pull its middle away.
 */
function logisticProblem(curve: FluenceCurve): FitProblem {
  const { fluenceUjPerCm2, values } = curve;
  const logs = fluenceUjPerCm2.map(Math.log);
  const { low, high } = endLevels(curve);
  const range = logs[logs.length - 1] - logs[0];
  const stage = (p: Float64Array, i: number) => {
    const s = (logs[i] - p[2]) / Math.exp(p[3]);
    return { s, left: 1 / (1 + Math.exp(s)) };
  };
  return {
    parameters: [
      { name: 'wide', start: low },
      { name: 'narrow', start: high },
      {
        name: 'ln threshold',
        start: startOf(curve, logs, (low + high) / 2),
        lower: logs[0] - range,
        upper: logs[0] + 2 * range,
      },
      { name: 'ln s', start: Math.log(0.2), lower: Math.log(0.01), upper: Math.log(range) },
    ],
    residualCount: values.length,
    sigmas: 'unknown',
    residuals(p, out) {
      for (let i = 0; i < values.length; i++) out[i] = p[1] + (p[0] - p[1]) * stage(p, i).left - values[i];
    },
    jacobian(p, out) {
      for (let i = 0; i < values.length; i++) {
        const { s, left } = stage(p, i);
        const slope = (p[0] - p[1]) * left * (1 - left);
        const row = [left, 1 - left, slope / Math.exp(p[3]), slope * s];
        for (let j = 0; j < parameterCount; j++) out[i * parameterCount + j] = row[j];
      }
    },
  };
}

/** The first point beyond the half-way width. */
function startOf({ values }: FluenceCurve, logs: Float64Array, level: number): number {
  const sign = values[0] > level ? -1 : 1;
  const beyond = values.findIndex((value) => sign * (value - level) > 0);
  return logs[beyond === -1 ? logs.length >> 1 : beyond];
}
