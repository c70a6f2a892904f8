import { leastSquares, type FitProblem } from '@modalgain/numerics';
import { bestBend } from '../bend.js';
import { at, type FluenceCurve, type Location } from '../curve.js';
import type { CurveDefinition } from './curve-definition.js';
import { noHinge } from './linear-hinge.js';
import { risingPart } from './rising-part.js';

/** (c): two power laws with a smooth bend between them. */
export const brokenPowerLaw: CurveDefinition = {
  name: 'broken-power-law',
  title: 'broken power law',
  observable: 'log-intensity',
  says: 'I = A F^m1 [1 + (F/F_th)^(1/delta)]^((m2 - m1) delta), unweighted on log axes, up to where the gain saturates.',
  locate: (curve) => locateBreak(risingPart(curve)),
};

const parameterCount = 5;

function locateBreak(curve: FluenceCurve): Location {
  if (curve.values.length <= parameterCount) return noHinge;
  const fit = leastSquares(powerLawProblem(curve), { maxIterations: 60 });
  return at(Math.exp(fit.values[3]));
}

/**
 * Parameters ln A (at F = 1), m1, m2 - m1, ln F_th, ln delta. With s = (ln F - ln F_th)/delta,
 * ln I = ln A + m1 ln F + (m2 - m1) delta ln(1 + e^s).
 */
function powerLawProblem(curve: FluenceCurve): FitProblem {
  const { fluenceUjPerCm2, values } = curve;
  const logs = fluenceUjPerCm2.map(Math.log);
  const count = logs.length;
  const bend = bestBend(curve);
  const write = (p: Float64Array, i: number) => {
    const delta = Math.exp(p[4]);
    const s = (logs[i] - p[3]) / delta;
    const soft = s > 0 ? s + Math.log1p(Math.exp(-s)) : Math.log1p(Math.exp(s));
    return { delta, s, soft, step: 1 / (1 + Math.exp(-s)) };
  };
  return {
    parameters: [
      { name: 'ln amplitude', start: values[0] - bend.lowerSlope * logs[0] },
      { name: 'lower slope', start: Math.min(Math.max(bend.lowerSlope, 0), 5), lower: 0, upper: 5 },
      { name: 'rise of the slope', start: bend.upperSlope - bend.lowerSlope, lower: 0, upper: 50 },
      { name: 'ln threshold', start: bend.position, lower: logs[1], upper: logs[count - 2] },
      { name: 'ln bend', start: Math.log(0.1), lower: Math.log(0.02), upper: 0 },
    ],
    residualCount: count,
    sigmas: 'unknown',
    residuals(p, out) {
      for (let i = 0; i < count; i++) {
        const { delta, soft } = write(p, i);
        out[i] = p[0] + p[1] * logs[i] + p[2] * delta * soft - values[i];
      }
    },
    jacobian(p, out) {
      for (let i = 0; i < count; i++) {
        const { delta, s, soft, step } = write(p, i);
        const row = [1, logs[i], delta * soft, -p[2] * step, p[2] * delta * (soft - s * step)];
        for (let j = 0; j < parameterCount; j++) out[i * parameterCount + j] = row[j];
      }
    },
  };
}
