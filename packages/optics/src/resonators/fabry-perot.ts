import { InputError } from '@modalgain/numerics';
import { requirePositive } from '../stack/layer-checks.js';

/**
 * Net modal gain in 1/cm at which light between two mirrors keeps its strength: ln(1/(R1 R2))/(2 L), with the reflectances of the mode at both
 * ends. Net of all loss along the way.
 *
 * @throws InputError for reflectances outside 0 < R <= 1 or a length that is not above 0.
 */
export function fabryPerotThresholdPerCm({
  reflectances,
  lengthUm,
}: {
  readonly reflectances: readonly [number, number];
  readonly lengthUm: number;
}): number {
  requirePositive(lengthUm, 'lengthUm', 'a length');
  for (const reflectance of reflectances) {
    if (reflectance > 0 && reflectance <= 1) continue;
    throw new InputError(`found a reflectance of ${reflectance}, expected one above 0 and up to 1.`, {
      field: 'reflectances',
    });
  }
  return (-1e4 * Math.log(reflectances[0] * reflectances[1])) / (2 * lengthUm);
}

/**
 * Distance in nm between neighbouring longitudinal modes: lambda^2/(2 n_g L), to first order in it.
 *
 * @throws InputError for numbers that are not above 0.
 */
export function fabryPerotSpacingNm({
  wavelengthNm,
  groupIndex,
  lengthUm,
}: {
  readonly wavelengthNm: number;
  readonly groupIndex: number;
  readonly lengthUm: number;
}): number {
  requirePositive(wavelengthNm, 'wavelengthNm', 'a wavelength');
  requirePositive(groupIndex, 'groupIndex', 'a group index');
  requirePositive(lengthUm, 'lengthUm', 'a length');
  return wavelengthNm ** 2 / (2e3 * groupIndex * lengthUm);
}

/**
 * Share of a mode's power that a cleaved or etched facet reflects, by Fresnel's formula with the effective index: ((N - n)/(N + n))^2. A mode much
 * narrower than its wavelength reflects differently; take a computed or measured reflectance there.
 *
 * @throws InputError for an index that is not above 0.
 */
export function facetReflectance({
  effectiveIndex,
  outsideIndex = 1,
}: {
  readonly effectiveIndex: number;
  readonly outsideIndex?: number;
}): number {
  requirePositive(effectiveIndex, 'effectiveIndex', 'an effective index');
  requirePositive(outsideIndex, 'outsideIndex', 'an index');
  return ((effectiveIndex - outsideIndex) / (effectiveIndex + outsideIndex)) ** 2;
}
