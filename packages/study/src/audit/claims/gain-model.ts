import { gainModel } from '@modalgain/gain';
import type { GainModelChoice } from '@modalgain/gain';
import type { Verdict } from '@modalgain/numerics';
import { filmsWith, spanText } from './claims.js';
import type { Claims } from './claims.js';

const models: readonly (GainModelChoice & { readonly label: string })[] = [
  { name: 'langmuir', label: 'x/(1 + x)' },
  { name: 'exponential', label: '1 − exp(−x)' },
  { name: 'poisson', degeneracy: 2, label: 'Poisson M = 2' },
];

/** The inversion f = filmGain/(sigma_e n_t) that each film's claims hold, at the highest fluence. */
export function claimedInversions({ films, emissionCrossSectionCm2 }: Claims): number[] {
  if (emissionCrossSectionCm2 === undefined) return [];
  return filmsWith(films, 'filmGainPerCm', 'densityPerCm3').map(
    ({ filmGainPerCm, densityPerCm3 }) => filmGainPerCm / (emissionCrossSectionCm2 * densityPerCm3),
  );
}

/** The saturation fluences at which a model gives these inversions at the highest fluence. */
function saturationFluences(
  choice: GainModelChoice,
  inversions: readonly number[],
  fluence: number,
): number[] {
  const model = gainModel(choice);
  return inversions.flatMap((inversion) => {
    const x = model.inverse(inversion);
    return x === undefined ? [] : [fluence / x];
  });
}

/** Eq. 4 with x/(1 - x), held against the claims: it diverges at F_s and needs an F_s above every fluence that was used. */
export function auditGainModel(claims: Claims): Verdict[] {
  const inversions = claimedInversions(claims);
  const highest = claims.fluencesUjPerCm2.at(-1);
  if (inversions.length === 0 || highest === undefined) return [];
  const printed = saturationFluences({ name: 'printed' }, inversions, highest);
  const others = models.map((model) => ({
    ...model,
    fluences: saturationFluences(model, inversions, highest),
  }));
  const texts = others.map(({ label, fluences }) => `${label} ${spanText(fluences, 0)}`);
  return [
    {
      code: 'printed-gain-model-diverges',
      severity: 'caution',
      sentence: 'Eq. 4 as printed diverges at Fₛ.',
      detail:
        `The claims hold f = ${spanText(inversions, 3)} at ${highest} µJ/cm². As printed that needs Fₛ of ${spanText(printed, 0)} µJ/cm², ` +
        `above every fluence used; ${texts.join(', ')}.`,
      evidence: {
        lowestInversion: Math.min(...inversions),
        highestInversion: Math.max(...inversions),
        printedSaturationFluence: Math.max(...printed),
        ...Object.fromEntries(
          others.flatMap(({ name, fluences }) => [
            [`${name}.lowestSaturationFluence`, Math.min(...fluences)],
            [`${name}.highestSaturationFluence`, Math.max(...fluences)],
          ]),
        ),
      },
      next: 'Name the model beside every saturation fluence.',
    },
  ];
}
