import { formatConcise, formatSignificant } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { FilmResult } from '../../results/index.js';

/** The density from the absorbance beside the one from the gain: two routes that share the thickness only. */
export function auditDensityFromAbsorbance(films: readonly FilmResult[]): Verdict[] {
  return films.flatMap(({ name, gain, densityFromAbsorbance }): Verdict[] => {
    if (!densityFromAbsorbance) return [];
    const fitted = gain?.densityPerCm3;
    if (fitted?.kind !== 'determined') return [onlyAbsorbance(name, densityFromAbsorbance)];
    return [compared(name, fitted.estimate, densityFromAbsorbance)];
  });
}

const densityText = ({ value, standardError }: Estimate): string =>
  `${formatConcise(value, standardError)} cm⁻³`;

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
  const [low, high] = fitted.value < absorbed.value ? [fitted, absorbed] : [absorbed, fitted];
  // The arms of the 95 % intervals that face each other: a profile interval has unequal ones.
  const tolerance = Math.hypot(low.interval95[1] - low.value, high.value - high.interval95[0]);
  const agree = high.value - low.value <= tolerance;
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
      difference95PerCm3: tolerance,
    },
    ...(agree
      ? {}
      : { next: 'Check both cross-sections, and whether all that absorbs takes part in the gain.' }),
    film,
  };
}

/**
 * Absorption that the modes leave out: confinementModal 4 pi k/lambda. An upper guide and no loss: the k of a thin film's
 * ellipsometry is mostly noise (1e-3 is 191 cm-1 at 656 nm), and the loss that the gain fit finds holds it already.
 */
export function auditFilmAbsorption(films: readonly FilmResult[], emissionWavelengthNm: number): Verdict[] {
  return films.flatMap(({ name, extinction, waveguide, gain }): Verdict[] => {
    if (extinction === null || extinction <= 0 || waveguide?.mode.kind !== 'guided') return [];
    const confinementModal = waveguide.mode.confinementModal.value;
    const absorptionPerCm = (confinementModal * 4e7 * Math.PI * extinction) / emissionWavelengthNm;
    const loss = gain?.lossPerCm.kind === 'determined' ? gain.lossPerCm.estimate : undefined;
    const exceeds = loss !== undefined && absorptionPerCm > loss.interval95[1];
    const beside = loss
      ? ` The gain fit finds a loss of ${formatConcise(loss.value, loss.standardError)} cm⁻¹.`
      : '';
    return [
      {
        code: 'film-absorbs',
        severity: exceeds ? 'caution' : 'note',
        sentence: exceeds ? `k of ${name} exceeds its loss.` : 'Absorption k stays out of the modes.',
        detail: `k = ${formatSignificant(extinction, 2)} would be up to ${formatSignificant(absorptionPerCm, 2)} cm⁻¹ of loss, with the noise of ellipsometry in it.${beside}`,
        evidence: { extinction, absorptionPerCm, confinementModal, lossPerCm: loss?.value ?? null },
        ...(exceeds ? { next: 'Do not take the loss from k; measure it by a shifted spot.' } : {}),
        film: name,
      },
    ];
  });
}
