import { formatConcise } from '@modalgain/numerics';
import type { Estimate, Verdict } from '@modalgain/numerics';
import type { FilmResult, GainFitResult } from '../../results/index.js';
import { heldTogether } from '../facing-arms.js';

const fluenceText = ({ value, standardError }: Estimate): string =>
  `${formatConcise(value, standardError)} µJ/cm²`;

/**
 * F_s by the gain beside h nu n_t/(4 pi k/lambda), what the film absorbs per emitter. The density in the second comes from the same fit; the errors are taken as
 * independent, which makes the comparison mild.
 */
export function auditSaturationFluence(
  films: readonly FilmResult[],
  gainFit: Pick<GainFitResult, 'saturationFluenceUjPerCm2'> | null,
): Verdict[] {
  if (gainFit?.saturationFluenceUjPerCm2.kind !== 'determined') return [];
  const fitted = gainFit.saturationFluenceUjPerCm2.estimate;
  return films.flatMap(({ name, pump }) => {
    const absorbed = pump?.saturationFluenceUjPerCm2;
    return pump?.inGainFit === true && absorbed ? [compared(name, fitted, absorbed)] : [];
  });
}

function compared(film: string, fitted: Estimate, absorbed: Estimate): Verdict {
  const { agree, difference95 } = heldTogether(fitted, absorbed);
  const ratio = fitted.value / absorbed.value;
  return {
    code: agree ? 'pump-absorption-agrees' : 'pump-absorption-contradicts',
    severity: agree ? 'holds' : 'contradiction',
    sentence: agree
      ? 'Gain and pump absorption agree on Fₛ.'
      : `Gain and pump absorption disagree on Fₛ of ${film}.`,
    detail: `Fₛ is ${fluenceText(fitted)} by the gain, and ${fluenceText(absorbed)} by what ${film} absorbs per emitter: × ${ratio.toFixed(2)}.`,
    evidence: {
      saturationFluenceUjPerCm2: fitted.value,
      saturationFluenceByAbsorptionUjPerCm2: absorbed.value,
      ratio,
      difference95UjPerCm2: difference95,
    },
    ...(agree
      ? {}
      : {
          next: 'Check k at the pump, both cross-sections, and whether all that absorbs takes part in the gain.',
        }),
    film,
  };
}
