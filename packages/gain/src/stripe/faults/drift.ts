import { formatSignificant, studentTQuantile, type Verdict } from '@modalgain/numerics';
import type { StripePoints } from '../points.js';
import { orderSeparates } from './scan-order.js';
import { dot, faultScore, type FaultFrame } from './signature.js';

/** Clean scans in which a drift is seen. */
export const driftFalseAlarms = 0.02;
/** A drift that could bias the gain by this share before it shows cannot be told from gain. */
const hiddenShare = 0.1;

/**
 * A drift of the signal over the scan (bleaching, pump), proportional to the scan order. In a scan from short to long
 * stripes it looks like gain, and no statistics tells the two apart; with a random order, or a length repeated at the end, it shows.
 */
export function drift(frame: FaultFrame, points: StripePoints, netGainPerCm: number): Verdict | undefined {
  if (frame.freedom < 3) return undefined;
  if (!orderSeparates(points.lengthCm)) return hiddenDrift(undefined);
  const signature = driftSignature(frame);
  const { score, size, error } = faultScore(frame, signature);
  const limit = studentTQuantile(1 - driftFalseAlarms / 2, frame.freedom - 1);
  const biasPerUnit = dot(frame.gainResponse, signature);
  const hiddenPerCm = Math.abs(limit * error * biasPerUnit);
  if (hiddenPerCm > hiddenShare * Math.abs(netGainPerCm) || !Number.isFinite(score))
    return hiddenDrift({ smallestSeen: limit * error, hiddenPerCm });
  if (Math.abs(score) <= limit) return undefined;
  const biasPerCm = size * biasPerUnit;
  return {
    code: 'drift-over-scan',
    severity: 'caution',
    sentence: size < 0 ? 'The signal fades over the scan.' : 'The signal grows over the scan.',
    detail:
      `From first to last point by ${formatSignificant(100 * Math.abs(size), 2)} %, ${formatSignificant(Math.abs(score), 2)} standard errors.\n` +
      `It moves the gain by about ${formatSignificant(biasPerCm, 2)} cm⁻¹.`,
    evidence: { relativeDrift: size, score, biasPerCm },
    next: 'Look for bleaching and for the pump power; measure on a fresh spot.',
  };
}

/** A drift of the signal by its own size from the first point to the last, the middle of the scan left as it is. */
export function driftSignature({ relative, pointCount }: FaultFrame): Float64Array {
  return relative.map((change, i) => change * (i / (pointCount - 1) - 0.5));
}

/** `seen`: where the order would tell in principle, the drift that it would take. */
function hiddenDrift(
  seen: { readonly smallestSeen: number; readonly hiddenPerCm: number } | undefined,
): Verdict {
  // Beyond the signal itself a size says nothing any more.
  const known = seen !== undefined && Number.isFinite(seen.hiddenPerCm) && seen.smallestSeen < 1;
  return {
    code: 'drift-not-told-from-gain',
    severity: 'note',
    sentence: 'Drift cannot be told from gain here.',
    detail: known
      ? `A drift would have to reach ${formatSignificant(100 * seen.smallestSeen, 2)} % to show, and would by then move the gain by ${formatSignificant(seen.hiddenPerCm, 2)} cm⁻¹.`
      : 'With lengths in rising order a drift looks like gain.',
    evidence: {
      smallestDriftSeen: known ? seen.smallestSeen : null,
      hiddenPerCm: known ? seen.hiddenPerCm : null,
    },
    next: 'Measure the lengths in random order, or repeat the first ones at the end.',
  };
}
