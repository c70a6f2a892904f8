import type { EllipsometryFitRequest } from './fit-request.js';
import type { PsiDelta } from './psi-delta.js';

/** How far data lie from the model, root mean squares in degrees. */
export interface Scatter {
  readonly psiDeg: number;
  readonly deltaDeg: number;
  /** Of Delta times sin 2 Psi: the way on the sphere. Delta alone says little where Psi is near 0 or 90. */
  readonly arcDeg: number;
}

export function scatterDeg(scan: EllipsometryFitRequest['scan'], modelled: PsiDelta): Scatter {
  const psi = scan.psiDeg.map((value, row) => value - modelled.psiDeg[row]);
  // Over the shorter way round.
  const delta = scan.deltaDeg.map((value, row) => ((value - modelled.deltaDeg[row] + 900) % 360) - 180);
  const arc = delta.map((value, row) => value * Math.sin((2 * scan.psiDeg[row] * Math.PI) / 180));
  return { psiDeg: rootMeanSquare(psi), deltaDeg: rootMeanSquare(delta), arcDeg: rootMeanSquare(arc) };
}

const rootMeanSquare = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
