import {
  formatEstimate,
  formatInterval,
  formatSignificant,
  normalQuantile975,
  type Estimate,
  type Verdict,
} from '@modalgain/numerics';
import { scatterVerdict } from '../scatter-verdict.js';
import { alarmProbability, type Bend } from './decay-checks.js';
import type { DecayOptions } from './decay-scan.js';
import type { DecayPointResult, LossMethod, LossOutcome } from './loss-result.js';

/** Everything that the verdicts on a decay look at. */
export interface DecayEvidence {
  readonly method: LossMethod;
  readonly outcome: LossOutcome;
  readonly loss: Estimate;
  readonly rangeUm: number;
  readonly bend: Bend | undefined;
  readonly background: Estimate | undefined;
  readonly options: DecayOptions;
  readonly points: readonly DecayPointResult[];
  readonly lossWithoutOutlying: Estimate | undefined;
  /** Absent where the errors were estimated from the scatter. */
  readonly misfit: { readonly chiSquare: number; readonly degreesOfFreedom: number } | undefined;
}

const rules: readonly ((evidence: DecayEvidence) => Verdict | undefined)[] = [
  lossSeen,
  shape,
  backgroundLevel,
  outlying,
  scatter,
  coupling,
];

/** The verdicts on a decay, in the order of the rules. */
export function decayVerdicts(evidence: DecayEvidence): Verdict[] {
  return rules.map((rule) => rule(evidence)).filter((verdict) => verdict !== undefined);
}

/** Whether the shape test contradicts a single exponential. */
export function isBent(bend: Bend | undefined): boolean {
  return bend !== undefined && bend.probability < alarmProbability;
}

/** On readings that are all the same. */
export function stoodStillVerdict(reading: number, readings: number): Verdict {
  return {
    code: 'readings-stand-still',
    severity: 'not-determined',
    sentence: 'The readings do not change.',
    detail: `All ${readings} are ${formatSignificant(reading, 4)}: without scatter there is no error to judge a decay by.`,
    evidence: { reading, readings },
    next: 'Check whether the meter stands still or is saturated; or state the error of each reading.',
  };
}

function lossSeen({ outcome, loss, rangeUm, bend }: DecayEvidence): Verdict {
  const [lower, upper] = loss.interval95;
  const evidence = { lossPerCm: loss.value, lowerPerCm: lower, upperPerCm: upper, rangeUm };
  const what = isBent(bend) ? '95 % interval of a single exponential' : '95 % interval';
  const interval = `${what}: ${formatInterval([lower, upper])} cm⁻¹`;
  const over = `over ${formatSignificant(rangeUm, 3)} µm`;
  if (upper < 0)
    return {
      code: 'intensity-rises',
      severity: 'contradiction',
      sentence: 'Intensity rises with distance.',
      detail: `${interval}, ${over}: no unpumped film does that.`,
      evidence,
      next: 'Check which end of the scan lies at the edge, and how the light is collected.',
    };
  if (outcome === 'determined')
    return {
      code: 'loss-seen',
      severity: 'holds',
      sentence: 'Loss is seen.',
      detail: `${interval}; light falls to ${formatSignificant(100 * Math.exp((-loss.value * rangeUm) / 1e4), 2)} % ${over}.`,
      evidence,
    };
  if (outcome === 'upper-limit')
    return {
      code: 'loss-upper-limit',
      severity: 'note',
      sentence: 'Only an upper limit of the loss.',
      detail: `${interval}; ${over} light falls by less than its scatter shows.`,
      evidence,
      next: `Measure over distances up to ${formatSignificant((3e4 / upper) * 2, 2)} µm.`,
    };
  return {
    code: 'loss-not-determined',
    severity: 'not-determined',
    sentence: 'These points do not determine the loss.',
    detail: `${interval}, from ${formatSignificant(rangeUm, 3)} µm of distance.`,
    evidence,
    next: 'Repeat the points, or measure over a longer distance.',
  };
}

function shape({ bend }: DecayEvidence): Verdict | undefined {
  if (bend === undefined) return undefined;
  const { nearLossPerCm, farLossPerCm, probability } = bend;
  const evidence = { nearLossPerCm, farLossPerCm, probability };
  const slopes = `Slope ${formatSignificant(nearLossPerCm, 3)} cm⁻¹ near the edge, ${formatSignificant(farLossPerCm, 3)} cm⁻¹ far from it`;
  if (!isBent(bend))
    return {
      code: 'decay-exponential',
      severity: 'holds',
      sentence: 'The decay is a single exponential.',
      detail: `${slopes}: no more apart than chance makes them.`,
      evidence,
    };
  const flattens = farLossPerCm < nearLossPerCm;
  return {
    code: 'decay-not-exponential',
    severity: 'not-determined',
    sentence: 'The decay is no single exponential.',
    detail: `${slopes} (chance: ${formatSignificant(100 * probability, 1)} %).\n${
      flattens
        ? 'A background, unguided light or a second mode flattens the far end.'
        : 'Collection that falls off with distance, or a tilted path, steepens the far end.'
    }`,
    evidence,
    next: flattens
      ? 'Measure the background with the spot off the film and state it with its error.'
      : 'Realign the collection along the path, or use the stripe scan of the same set-up with it.',
  };
}

function backgroundLevel({ background, options, points }: DecayEvidence): Verdict | undefined {
  if (background === undefined) return undefined;
  const { background: known } = options;
  const expected = typeof known === 'object' ? known : { value: 0, standardError: 0 };
  const score =
    Math.abs(background.value - expected.value) /
    Math.hypot(background.standardError, expected.standardError);
  const share = background.value / Math.max(...points.map(({ intensity }) => intensity));
  const evidence = { background: background.value, expected: expected.value, shareOfLargest: share, score };
  const detail = `Fitted ${formatEstimate(background)}, ${formatSignificant(100 * share, 2)} % of the largest signal.`;
  if (score < normalQuantile975)
    return {
      code: 'background-agrees',
      severity: 'holds',
      sentence: 'Background is what was expected.',
      detail,
      evidence,
    };
  return {
    code: 'background-seen',
    severity: 'caution',
    sentence: 'Background is not what was expected.',
    detail: `${detail}\nExpected ${formatSignificant(expected.value, 3)}.`,
    evidence,
    next: 'Measure it with the spot off the film.',
  };
}

function outlying({ points, loss, lossWithoutOutlying }: DecayEvidence): Verdict | undefined {
  const apart = points.filter((point) => point.outlying);
  if (apart.length === 0 || lossWithoutOutlying === undefined) return undefined;
  const where = apart.map(({ distanceUm }) => formatSignificant(distanceUm, 4)).join(', ');
  return {
    code: 'points-stand-apart',
    severity: 'caution',
    sentence: apart.length === 1 ? 'One point stands apart.' : `${apart.length} points stand apart.`,
    detail: `At ${where} µm. Loss ${formatEstimate(loss)} cm⁻¹ with, ${formatEstimate(lossWithoutOutlying)} cm⁻¹ without.`,
    evidence: { points: apart.length, lossWithoutPerCm: lossWithoutOutlying.value },
    next: 'Look for a scratch or dust there; repeat the point before leaving it out.',
  };
}

function scatter({ misfit }: DecayEvidence): Verdict | undefined {
  return misfit && scatterVerdict(misfit, '; the interval is too narrow.');
}

function coupling({ method }: DecayEvidence): Verdict {
  return {
    code: 'coupling-assumed-constant',
    severity: 'note',
    sentence: 'Collection is taken as constant.',
    detail:
      method === 'shifting-spot'
        ? 'An exponential change of the collection over the scan would look like loss.'
        : 'A change of pump or alignment while the stripe moves would look like loss.',
    evidence: { method },
    next: 'A stripe scan of the same set-up gives the gain free of the collection.',
  };
}
