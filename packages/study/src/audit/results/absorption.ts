import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';
import { heldTogether } from '../facing-arms.js';
import { densityText } from '../density-text.js';

/** The density from the absorbance beside the one from the gain: two routes that share the thickness only. */
export function auditDensityFromAbsorbance(films: readonly FilmResult[]): Verdict[] {
  return films.flatMap(({ name, gain, densityFromAbsorbance }): Verdict[] => {
    if (!densityFromAbsorbance) return [];
    const fitted = gain?.densityPerCm3;
    if (fitted?.kind !== 'determined') return [onlyAbsorbance(name, densityFromAbsorbance)];
    return [compared(name, fitted.estimate, densityFromAbsorbance)];
  });
}

function onlyAbsorbance(film: string, density: Estimate): Verdict {
  return {
    code: 'density-from-absorbance',
    severity: 'note',
    sentence: `Absorbance alone gives a density of ${film}.`,
    detail: `nₜ = ${densityText(density)}; the gain leaves it open, so that there is nothing to compare it with.`,
    evidence: { densityPerCm3: density.value, standardErrorPerCm3: density.standardError },
    film,
  };
}

function compared(film: string, fitted: Estimate, absorbed: Estimate): Verdict {
  const { agree, difference95 } = heldTogether(fitted, absorbed);
  const ratio = fitted.value / absorbed.value;
  return {
    code: agree ? 'absorbance-agrees' : 'absorbance-contradicts',
    severity: agree ? 'holds' : 'contradiction',
    sentence: agree ? 'Gain and absorbance agree on nₜ.' : `Gain and absorbance disagree on nₜ of ${film}.`,
    detail: `nₜ of ${film} is ${densityText(fitted)} by the gain and ${densityText(absorbed)} by the absorbance: × ${ratio.toFixed(2)}.`,
    evidence: {
      densityFromGainPerCm3: fitted.value,
      densityFromAbsorbancePerCm3: absorbed.value,
      ratio,
      difference95PerCm3: difference95,
    },
    ...(agree
      ? {}
      : { next: 'Check both cross-sections, and whether all that absorbs takes part in the gain.' }),
    film,
  };
}

/**
 * What the k of a film takes from its mode, beside the loss of the gain fit, which holds it already. The k of a thin film's ellipsometry is mostly noise (1e-3 is
 * 191 cm-1 at 656 nm): only the lower end of its interval can contradict a loss.
 */
export function auditFilmAbsorption(films: readonly FilmResult[]): Verdict[] {
  return films.flatMap(({ name, extinction, waveguide, gain, predictedLoss }): Verdict[] => {
    // Beside another loss the absorption is audited as a part of the predicted one.
    if (predictedLoss && predictedLoss.beside.length > 0) return [];
    const absorbed = waveguide?.mode.kind === 'guided' ? waveguide.mode.absorptionLossPerCm : undefined;
    if (!absorbed || extinction === null || extinction <= 0) return [];
    const loss = gain?.lossPerCm.kind === 'determined' ? gain.lossPerCm.estimate : undefined;
    const [lower, upper] = absorbed.interval95;
    const exceeds = loss !== undefined && lower > loss.interval95[1];
    const beside = loss
      ? ` The gain fit finds a loss of ${formatConcise(loss.value, loss.standardError)} cm⁻¹.`
      : '';
    const amount =
      lower > 0
        ? `${formatSignificant(lower, 2)} to ${formatSignificant(upper, 2)} cm⁻¹`
        : `at most ${formatSignificant(upper, 2)} cm⁻¹`;
    return [
      {
        code: 'film-absorbs',
        severity: exceeds ? 'caution' : 'note',
        sentence: exceeds ? `k of ${name} exceeds its loss.` : 'k bounds the absorption of the modes.',
        detail: `k of ${name} stands for ${amount} of loss (95 %).${beside}`,
        evidence: {
          extinction,
          absorptionLowerPerCm: lower,
          absorptionUpperPerCm: upper,
          lossPerCm: loss?.value ?? null,
        },
        ...(exceeds ? { next: 'Do not take the loss from k; measure it by a shifted spot.' } : {}),
        film: name,
      },
    ];
  });
}
