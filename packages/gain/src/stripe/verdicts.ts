import {
  chiSquareUpperTail,
  formatEstimate,
  formatInterval,
  formatSignificant,
  type Estimate,
  type Verdict,
} from '@modalgain/numerics';
import { convincingWeight, type Judgement } from './outcome.js';
import type { ExcludedPoint } from './points.js';
import { contradictsConstantGain } from './rising-gain.js';
import type { EquationOneWindow, StripeModelResult } from './stripe-fit.js';

/** Everything that the verdicts on one scan look at. */
export interface StripeEvidence {
  readonly judgement: Judgement;
  readonly saturable: StripeModelResult;
  readonly smallSignal: StripeModelResult;
  /** From `saturationScore`. */
  readonly score: number;
  readonly sigmasStated: boolean;
  readonly longestUm: number;
  readonly intensityScale: number;
  readonly compressionLengthUm: Estimate | undefined;
  readonly equationOne: readonly EquationOneWindow[];
  readonly excluded: readonly ExcludedPoint[];
}

/** One rule a row of the verdict table; each says something or nothing. */
const rules: readonly ((evidence: StripeEvidence) => Verdict | undefined)[] = [
  notDetermined,
  noGain,
  saturation,
  gainRises,
  offset,
  scatter,
  exclusions,
];

/** The verdicts on a fitted scan, in the order of the rules. */
export function stripeVerdicts(evidence: StripeEvidence): Verdict[] {
  return rules.map((rule) => rule(evidence)).filter((verdict) => verdict !== undefined);
}

/** The verdict where no fit was tried. */
export function tooFewPoints(found: number, expected: number): Verdict {
  return {
    code: 'too-few-points',
    severity: 'not-determined',
    sentence: 'Too few points to fit the gain.',
    detail: `${found} points with light; telling gain from saturation and noise takes at least ${expected}.`,
    evidence: { points: found, pointsNeeded: expected },
    next: 'Measure 20 to 40 lengths, half of them where the signal bends upwards.',
  };
}

/** The model that the data prefer. */
function preferred({ saturable, smallSignal }: StripeEvidence): StripeModelResult {
  return saturable.weight > smallSignal.weight ? saturable : smallSignal;
}

function notDetermined(evidence: StripeEvidence): Verdict | undefined {
  const { judgement, saturable, smallSignal, compressionLengthUm, longestUm, score } = evidence;
  if (judgement.outcome !== 'not-determined' || contradictsConstantGain(score)) return undefined;
  const [lower, upper] = judgement.estimate.interval95;
  const saturates = saturable.weight > 0.5;
  return {
    code: 'not-determined',
    severity: 'not-determined',
    sentence: 'These points do not determine the gain.',
    detail: `95 % interval: ${formatInterval([lower, upper])} cm⁻¹.\n${
      saturates
        ? 'Saturation sets in before enough points have seen the unsaturated gain.'
        : `Without saturation (Eq. 1): ${formatInterval(smallSignal.netGainPerCm.interval95)} cm⁻¹; with it, nothing is excluded.`
    }`,
    evidence: { lowerPerCm: lower, upperPerCm: upper, saturationWeight: saturable.weight },
    next: saturates
      ? `Add points at stripes shorter than ${formatSignificant(compressionLengthUm?.value ?? longestUm / 3, 2)} µm.`
      : `Add points, and stripes longer than ${formatSignificant(longestUm, 3)} µm.`,
  };
}

function noGain({ judgement, longestUm, saturable }: StripeEvidence): Verdict | undefined {
  if (judgement.outcome !== 'no-gain') return undefined;
  const { estimate } = judgement;
  const upper = estimate.interval95[1];
  const gainLength = (upper * longestUm) / 1e4;
  const bends = upper < 0;
  return {
    code: 'no-gain',
    severity: 'note',
    sentence: bends ? 'No gain seen: the scan bends down.' : 'No gain seen.',
    detail:
      `The fit gives ${formatEstimate(estimate)} cm⁻¹, at most ${formatSignificant(upper, 3)} cm⁻¹ (95 %)` +
      `${bends ? ': net loss' : `, so g L stays below ${formatSignificant(gainLength, 2)}`}.\n` +
      (saturable.weight < convincingWeight
        ? 'Gain that saturates from the first micrometre is not excluded without a known saturation intensity.'
        : 'Saturation is known from the other scans, so it hides no gain here.'),
    evidence: {
      netGainPerCm: estimate.value,
      upperPerCm: upper,
      upperGainLength: gainLength,
      subLinear: bends,
    },
    next: 'Raise the fluence or lengthen the stripe; see whether the spectrum narrows.',
  };
}

function saturation(evidence: StripeEvidence): Verdict | undefined {
  const { judgement, saturable, compressionLengthUm, equationOne } = evidence;
  if (judgement.outcome === 'no-gain') return undefined;
  const share = saturable.weight > 0.99 ? 'over 99' : formatSignificant(100 * saturable.weight, 2);
  const weight = `${share} % of the weight`;
  if (saturable.weight < convincingWeight)
    return {
      code: 'no-saturation-shown',
      severity: 'holds',
      sentence: 'No saturation shown inside the stripe.',
      detail: `The saturable model has ${weight}; it is averaged in.`,
      evidence: { saturationWeight: saturable.weight },
    };
  const plain = equationOne.find(({ rule }) => rule === 'all-points');
  const lines = [
    `The saturable model has ${weight}.`,
    compressionLengthUm && `Emission is 5 % compressed at ${formatEstimate(compressionLengthUm)} µm.`,
    plain &&
      `Eq. 1 on all points: ${formatEstimate(plain.netGainPerCm)} cm⁻¹, not ${formatEstimate(judgement.estimate)} cm⁻¹.`,
  ];
  return {
    code: 'gain-saturates',
    severity: 'caution',
    sentence: 'Gain saturates inside the stripe.',
    detail: lines.filter((line) => line !== undefined).join('\n'),
    evidence: {
      saturationWeight: saturable.weight,
      compressionLengthUm: compressionLengthUm?.value ?? null,
      equationOnePerCm: plain?.netGainPerCm.value ?? null,
    },
    next: 'Do not fit Eq. 1 to these points; the saturable model does not need a window.',
  };
}

function gainRises({ score, judgement, smallSignal }: StripeEvidence): Verdict | undefined {
  if (!contradictsConstantGain(score)) return undefined;
  const plain = formatEstimate(smallSignal.netGainPerCm);
  return {
    code: 'gain-rises-with-length',
    severity: judgement.outcome === 'no-gain' ? 'caution' : 'not-determined',
    sentence: 'Emission grows faster than constant gain allows.',
    detail:
      `Curvature beyond Eq. 1 is ${formatSignificant(-score, 2)} standard errors from none.\n` +
      `A detector that integrates over a gain decaying in time does this; Eq. 1 (${plain} cm⁻¹) then lies below the peak gain.`,
    evidence: { score },
    next: 'Gate the detector to the pump pulse, or pump with shorter pulses.',
  };
}

function offset(evidence: StripeEvidence): Verdict | undefined {
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

/** Nobody misplaces the end of a stripe by more. */
const largestZeroErrorUm = 50;

/** Stated errors are doubted where chance exceeds the misfit in fewer than one scan in a thousand. */
const misfitProbability = 1e-3;

function scatter(evidence: StripeEvidence): Verdict | undefined {
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

function exclusions({ excluded }: StripeEvidence): Verdict | undefined {
  if (excluded.length === 0) return undefined;
  return {
    code: 'points-excluded',
    severity: 'note',
    sentence: `${excluded.length === 1 ? 'One point was' : `${excluded.length} points were`} left out by hand.`,
    detail: [...new Set(excluded.map(({ reason }) => reason))].slice(0, 3).join('\n'),
    evidence: { excludedPoints: excluded.length },
  };
}
