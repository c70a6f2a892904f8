import { chiSquareUpperTail, formatSignificant, type Verdict } from '@modalgain/numerics';
import { preferred, type StripeEvidence } from './evidence.js';

/** Stated errors are doubted where chance exceeds the misfit in fewer than one scan in a thousand. */
const misfitProbability = 1e-3;

/** Points that scatter more than the errors stated for them. */
export function scatter(evidence: StripeEvidence): Verdict | undefined {
  if (!evidence.sigmasStated) return undefined;
  const { chiSquare, degreesOfFreedom, title } = preferred(evidence);
  const probability = chiSquareUpperTail(chiSquare, degreesOfFreedom);
  if (probability > misfitProbability) return undefined;
  return {
    code: 'scatter-exceeds-errors',
    severity: 'caution',
    sentence: 'Points scatter more than their errors say.',
    detail:
      `Chi-square ${formatSignificant(chiSquare, 3)} for ${degreesOfFreedom} degrees of freedom (${title}).\n` +
      'The intervals take the stated errors at their word and are too narrow.',
    evidence: { chiSquare, degreesOfFreedom, probability },
    next: 'State larger errors, or leave them out and let the scatter speak.',
  };
}
