import { formatEstimate, formatSignificant, type Verdict } from '@modalgain/numerics';
import { preferred, type StripeEvidence } from './evidence.js';

/** Nobody misplaces the end of a stripe by more. */
const largestZeroErrorUm = 50;

/** Background and stripe zero: an offset within its prior, or one that had to be freed from it. */
export function offset(evidence: StripeEvidence): Verdict | undefined {
  const model = preferred(evidence);
  const [value, source] = ['offset', 'sourcePerCm'].map((name) =>
    model.parameters.find((parameter) => parameter.name === name),
  );
  if (value === undefined || source === undefined) return undefined;
  const { estimate } = value;
  const shiftUm = (estimate.value / source.estimate.value) * 1e4;
  const share = estimate.value / evidence.intensityScale;
  const numbers = {
    offset: estimate.value,
    offsetError: estimate.standardError,
    shareOfLargest: share,
    shiftUm,
  };
  if (!model.offsetFreed)
    return {
      code: 'offset-agrees',
      severity: 'holds',
      sentence: 'Background and stripe zero agree with 0.',
      detail: `Offset ${formatEstimate(estimate)}, within what its prior expects.`,
      evidence: numbers,
    };
  const lines = [
    `Offset ${formatEstimate(estimate)}, ${formatSignificant(100 * share, 2)} % of the largest signal.`,
    Math.abs(shiftUm) < largestZeroErrorUm
      ? `A stripe ${formatSignificant(Math.abs(shiftUm), 2)} µm ${shiftUm > 0 ? 'longer' : 'shorter'} than stated does the same.`
      : 'It is too large for a shift of the stripe: a background.',
    'It was fitted freely, which widens the interval.',
  ];
  return {
    code: 'background-or-zero-error',
    severity: 'caution',
    sentence: 'Background or stripe zero is off.',
    detail: lines.join('\n'),
    evidence: numbers,
    next: 'Record a dark level with the pump blocked; check where the stripe begins.',
  };
}
