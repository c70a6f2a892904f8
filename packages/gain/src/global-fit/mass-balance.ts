import { formatConcise, formatSignificant, type Determination, type Verdict } from '@modalgain/numerics';
import { rangeInWords } from './wording.js';

/**
 * What the amount of emitter over an area says of a treatment: pressing cannot add particles, so that n_t d after over
 * before has to allow 1 or less.
 */
export function judgeMassBalance(film: string, arealDensity: Determination): Verdict {
  const [lower, upper] = (arealDensity.kind === 'determined' ? arealDensity.estimate : arealDensity)
    .interval95 ?? [0, Infinity];
  const evidence = { ratioLower: lower, ratioUpper: Number.isFinite(upper) ? upper : null };
  if (lower > 1) {
    return {
      code: 'mass-balance-gains',
      severity: 'contradiction',
      sentence: `${film} gained emitters by being pressed.`,
      detail: `nₜ d rose ${factorInWords(arealDensity, lower)} but cannot rise: α, d or Γ is off.`,
      evidence,
      next: 'Absorbance of one spot before and after.',
      film,
    };
  }
  if (arealDensity.kind === 'not-determined') {
    return {
      code: 'mass-balance-open',
      severity: 'not-determined',
      sentence: `The mass balance of ${film} stays open.`,
      detail: `nₜ d after over before: ${rangeInWords([lower, upper], { unit: 1, after: '' })} (95 %).`,
      evidence,
      next: arealDensity.next,
      film,
    };
  }
  const lost = upper < 1;
  return {
    code: lost ? 'mass-balance-loses' : 'mass-balance-holds',
    severity: lost ? 'note' : 'holds',
    sentence: lost ? `${film} lost emitters by being pressed.` : `${film} kept its emitters when pressed.`,
    detail: lost
      ? `nₜ d fell ${factorInWords(arealDensity, lower)}.`
      : `nₜ d changed ${factorInWords(arealDensity, lower)}, which allows 1.`,
    evidence,
    film,
  };
}

function factorInWords(ratio: Determination, lower: number): string {
  if (ratio.kind === 'not-determined') return `× ${formatSignificant(lower, 3)} or more`;
  return `× ${formatConcise(ratio.estimate.value, ratio.estimate.standardError)}`;
}
