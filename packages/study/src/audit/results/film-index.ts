import { formatSignificant } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';
import { heldTogether } from '../facing-arms.js';
import { densityText } from '../density-text.js';

/**
 * The density from the film's index beside the one from the gain. The index counts every particle, the gain those that take part: fewer by the gain
 * is a finding, more is a contradiction.
 */
export function auditDensityFromIndex(films: readonly FilmResult[]): Verdict[] {
  return films.flatMap(({ name, gain, densityFromIndex }): Verdict[] => {
    if (!densityFromIndex) return [];
    const fitted = gain?.densityPerCm3;
    if (fitted?.kind !== 'determined') return [onlyIndex(name, densityFromIndex)];
    return [compared(name, fitted.estimate, densityFromIndex)];
  });
}

function onlyIndex(film: string, density: Estimate): Verdict {
  return {
    code: 'density-from-index',
    severity: 'note',
    sentence: `The index alone gives a density of ${film}.`,
    detail: `nₜ = ${densityText(density)}; the gain leaves it open, so that there is nothing to compare it with.`,
    evidence: { densityPerCm3: density.value, standardErrorPerCm3: density.standardError },
    film,
  };
}

const outcomes = {
  agree: { code: 'index-agrees', severity: 'holds' },
  fewer: { code: 'index-exceeds-gain', severity: 'caution' },
  more: { code: 'gain-exceeds-index', severity: 'contradiction' },
} as const;

function compared(film: string, fitted: Estimate, mixed: Estimate): Verdict {
  const { agree, difference95 } = heldTogether(fitted, mixed);
  const outcome = agree ? 'agree' : fitted.value < mixed.value ? 'fewer' : 'more';
  const ratio = fitted.value / mixed.value;
  const sentence = {
    agree: 'Gain and index agree on nₜ.',
    fewer: `Fewer particles of ${film} amplify than lie there.`,
    more: `Gain counts more particles in ${film} than fit.`,
  }[outcome];
  const next = {
    agree: undefined,
    fewer: 'Check the cross-section; else some particles take no part in the gain.',
    more: 'Check the cross-section, and the index of the particles.',
  }[outcome];
  return {
    ...outcomes[outcome],
    sentence,
    detail: `nₜ of ${film} is ${densityText(fitted)} by the gain and ${densityText(mixed)} by the film's index: × ${formatSignificant(ratio, 3)}.`,
    evidence: {
      densityFromGainPerCm3: fitted.value,
      densityFromIndexPerCm3: mixed.value,
      ratio,
      difference95PerCm3: difference95,
    },
    ...(next !== undefined && { next }),
    film,
  };
}
