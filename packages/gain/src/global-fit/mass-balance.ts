import type { Determination, Verdict } from '@modalgain/numerics';
import { inWords } from './explanations.js';

/**
 * What the amount of emitter over an area says of a treatment: pressing cannot add particles, so that n_t d after over
 * before has to allow 1 or less.
 */
export function judgeMassBalance(film: string, arealDensity: Determination): Verdict {
  const interval = (arealDensity.kind === 'determined' ? arealDensity.estimate : arealDensity).interval95 ?? [
    0,
    Infinity,
  ];
  const [lower, upper] = interval;
  const range = Number.isFinite(upper) ? `${inWords(lower)} to ${inWords(upper)}` : `above ${inWords(lower)}`;
  const evidence = { ratioLower: lower, ratioUpper: Number.isFinite(upper) ? upper : null };
  const detail = `Density times thickness, after over before: ${range} (95 %).`;
  if (lower > 1) {
    return {
      code: 'mass-balance-gains',
      severity: 'contradiction',
      sentence: 'The film cannot have gained particles.',
      detail: `${detail} Pressing adds none: a density, a thickness or the gain model is wrong.`,
      evidence,
      next: 'Measure the loss of both films; check both thicknesses.',
      film,
    };
  }
  if (arealDensity.kind === 'not-determined') {
    return {
      code: 'mass-balance-open',
      severity: 'not-determined',
      sentence: 'The mass balance stays open.',
      detail,
      evidence,
      next: arealDensity.next,
      film,
    };
  }
  const lost = upper < 1;
  return {
    code: lost ? 'mass-balance-loses' : 'mass-balance-holds',
    severity: lost ? 'note' : 'holds',
    sentence: lost ? 'The film lost particles.' : 'The mass balance holds.',
    detail,
    evidence,
    film,
  };
}
