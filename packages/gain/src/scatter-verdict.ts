import { chiSquareUpperTail, formatSignificant, type Verdict } from '@modalgain/numerics';

/** Stated errors are doubted where chance exceeds the misfit in fewer than one scan in a thousand. */
const misfitProbability = 1e-3;

/**
 * The verdict on points that scatter more than the errors stated for them; none where chance explains the misfit.
 *
 * @param after what follows the degrees of freedom: the fit meant, and what the misfit means for its interval
 */
export function scatterVerdict(
  { chiSquare, degreesOfFreedom }: { readonly chiSquare: number; readonly degreesOfFreedom: number },
  after: string,
): Verdict | undefined {
  const probability = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  if (probability > misfitProbability) return undefined;
  return {
    code: 'scatter-exceeds-errors',
    severity: 'caution',
    sentence: 'Points scatter more than their errors say.',
    detail: `Chi-square ${formatSignificant(chiSquare, 3)} for ${degreesOfFreedom} degrees of freedom${after}`,
    evidence: { chiSquare, degreesOfFreedom, probability },
    next: 'State larger errors, or leave them out and let the scatter speak.',
  };
}
