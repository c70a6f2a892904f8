import { propagate, type Estimate } from '@modalgain/numerics';
import { fabryPerotSpacingNm, fabryPerotThresholdPerCm, facetReflectance } from '@modalgain/optics';
import type { ResonatorResult } from '../results/index.js';
import type { FabryPerotInput } from '../schema/resonator.js';
import type { ResonatorFilm } from './film-resonator.js';
import { asEstimate } from './fluence.js';

type FabryPerotLaser = Omit<Extract<ResonatorResult, { kind: 'fabry-perot' }>, 'lasing'>;

/** Where the errors of an input reach down to nothing. */
const least = 1e-6;

/** A Fabry-Perot laser made of a film: mirrors as stated, or facets in the cover. */
export function fabryPerotLaser(film: ResonatorFilm, resonator: FabryPerotInput): FabryPerotLaser {
  const { around, groupIndex } = film;
  const length = asEstimate(resonator.length);
  const reflectances = reflectancesOf(film, resonator);
  const isOne = reflectances[0] === reflectances[1];
  const thresholdGain = propagate(
    isOne ? [length, reflectances[0]] : [length, ...reflectances],
    ([lengthUm = NaN, first = NaN, second = first]) =>
      fabryPerotThresholdPerCm({
        reflectances: [share(first), share(second)],
        lengthUm: Math.max(lengthUm, least),
      }),
    `ln(1/R1R2)/2L, R: ${reflectances[0].method}`,
  );
  const spacing = propagate(
    [length, groupIndex],
    ([lengthUm = NaN, index = NaN]) =>
      fabryPerotSpacingNm({
        wavelengthNm: around.wavelengthNm,
        groupIndex: Math.max(index, 1),
        lengthUm: Math.max(lengthUm, least),
      }),
    'errors of length and group index',
  );
  return {
    kind: 'fabry-perot',
    lengthUm: length,
    reflectances: [reflectances[0], reflectances[1]],
    spacingNm: spacing,
    thresholdGainPerCm: thresholdGain,
  };
}

function reflectancesOf(
  { around: { cover }, effectiveIndex }: ResonatorFilm,
  { reflectance }: FabryPerotInput,
): Estimate[] {
  if (Array.isArray(reflectance)) return reflectance.map(asEstimate);
  if (reflectance) {
    const both = asEstimate(reflectance);
    return [both, both];
  }
  const facet = propagate(
    [effectiveIndex],
    ([index = NaN]) => facetReflectance({ effectiveIndex: index, outsideIndex: cover.index }),
    'Fresnel with the effective index',
  );
  return [facet, facet];
}

const share = (reflectance: number): number => Math.min(1, Math.max(reflectance, least));
