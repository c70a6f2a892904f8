import { type Estimate, logNormalEstimate, normalEstimate } from '@modalgain/numerics';

/** A quantity of two surfaces, each from its own scan. */
export interface ComparedQuantity {
  readonly before: Estimate;
  readonly after: Estimate;
  /** After less before. */
  readonly difference: Estimate;
  /** After over before. */
  readonly ratio: Estimate;
  /** They differ if the interval of the ratio does not hold 1: by more than one scan of each can be off. */
  readonly verdict: 'differ' | 'not-told-apart';
}

/** Compares a positive quantity of two independent scans, their relative errors taken as log-normal. */
export function compareEstimates(before: Estimate, after: Estimate): ComparedQuantity {
  const relative = Math.hypot(before.standardError / before.value, after.standardError / after.value);
  const method = 'two independent scans';
  const ratio = logNormalEstimate(after.value / before.value, relative, method);
  const differ = ratio.interval95[0] > 1 || ratio.interval95[1] < 1;
  const difference = normalEstimate(
    after.value - before.value,
    Math.hypot(before.standardError, after.standardError),
    method,
  );
  return { before, after, difference, ratio, verdict: differ ? 'differ' : 'not-told-apart' };
}
