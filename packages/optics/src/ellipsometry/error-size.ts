import { chiSquareUpperTail, type FitResult } from '@modalgain/numerics';
import type { EllipsometryProblem } from './fit-problem.js';

/** A fit that stated errors would make worse than this by chance once in a thousand times is not explained by them. */
const misfitProbability = 1e-3;

/** Whether chi-square in units of the stated errors is one that noise makes. */
export function isExplained({ chiSquare, degreesOfFreedom }: FitResult): boolean {
  return chiSquareUpperTail(chiSquare, Math.max(1, degreesOfFreedom)) > misfitProbability;
}

/** Less scatter of one of the two than this share of the common one is chance or rounding. */
const leastShare = 0.2;

/** Root mean squares of the residuals of Psi and of Delta over that of both. */
export function scatterOf(
  problem: EllipsometryProblem,
  { values }: FitResult,
): { readonly psi: number; readonly delta: number } {
  const residuals = new Float64Array(problem.residualCount);
  problem.residuals(values, residuals);
  const meanSquare = (parity: number): number =>
    (2 * residuals.reduce((sum, value, i) => (i % 2 === parity ? sum + value * value : sum), 0)) /
    residuals.length;
  const [psi, delta] = [meanSquare(0), meanSquare(1)];
  const common = (psi + delta) / 2;
  const share = (square: number): number =>
    common > 0 ? Math.max(leastShare, Math.sqrt(square / common)) : 1;
  return { psi: share(psi), delta: share(delta) };
}
