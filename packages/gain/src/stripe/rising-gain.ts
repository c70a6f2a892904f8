import { leastSquares } from '@modalgain/numerics';
import type { ModelFit } from './fit-model.js';
import { place } from './stripe-problem.js';

/**
 * Whether a scan grows faster than any constant gain allows, as where a detector integrates over a gain that decays in
 * time. Saturation with a negative sign would do that: the Eq. 1 fit is extended by u, of any sign, to first order, and
 * the score of u in units of its error is returned. It is standard normal for constant gain, positive for saturation,
 * negative for gain that rises with the length.
 */
export function saturationScore(smallSignal: ModelFit): number {
  const { problem, result } = smallSignal;
  const { values } = result;
  const count = problem.parameters.length;
  const residuals = new Float64Array(problem.residualCount);
  const jacobian = new Float64Array(problem.residualCount * count);
  problem.residuals(values, residuals);
  problem.jacobian?.(values, jacobian);
  const linear = leastSquares({
    ...problem,
    parameters: problem.parameters.map((parameter, i) =>
      i === place.saturation
        ? { name: parameter.name, start: 0 }
        : { ...parameter, start: values[i], lower: -Infinity, upper: Infinity },
    ),
    residuals(at, out) {
      for (let i = 0; i < out.length; i++) {
        let sum = residuals[i];
        for (let j = 0; j < count; j++) sum += jacobian[i * count + j] * (at[j] - values[j]);
        out[i] = sum;
      }
    },
    jacobian(_at, out) {
      out.set(jacobian);
    },
  });
  const error = linear.standardErrors[place.saturation];
  return error > 0 && Number.isFinite(error) ? linear.values[place.saturation] / error : 0;
}

/** One-sided 0.5 %: with the other verdicts, false alarms stay below 5 %. */
const risingScore = -2.576;

/** Whether the score is so negative that no constant gain made the scan. */
export function contradictsConstantGain(score: number): boolean {
  return score < risingScore;
}
