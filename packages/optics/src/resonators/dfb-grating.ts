import { InputError } from '@modalgain/numerics';
import { requirePositive } from '../stack/layer-checks.js';

/**
 * Period in nm of a grating that reflects a mode back on itself at a wavelength: order times lambda/(2 N). The second order sends light out of the film's
 * plane as well, at a right angle.
 *
 * @throws InputError for an order that is no whole number above 0, or numbers that are not above 0.
 */
export function dfbPeriodNm({
  wavelengthNm,
  effectiveIndex,
  order,
}: {
  readonly wavelengthNm: number;
  readonly effectiveIndex: number;
  readonly order: number;
}): number {
  requirePositive(wavelengthNm, 'wavelengthNm', 'a wavelength');
  requirePositive(effectiveIndex, 'effectiveIndex', 'an effective index');
  if (Number.isInteger(order) && order > 0) return (order * wavelengthNm) / (2 * effectiveIndex);
  throw new InputError(`found ${order}, expected a whole number of 1 or above.`, { field: 'order' });
}

/**
 * Wavelength in nm at a detuning (beta - beta_Bragg, in 1/cm) from the Bragg wavelength, to first order: shorter for a positive one, by
 * lambda^2 delta/(2 pi n_g).
 *
 * @throws InputError for a wavelength or a group index that is not above 0.
 */
export function dfbWavelengthNm({
  braggWavelengthNm,
  groupIndex,
  detuningPerCm,
}: {
  readonly braggWavelengthNm: number;
  readonly groupIndex: number;
  readonly detuningPerCm: number;
}): number {
  requirePositive(braggWavelengthNm, 'braggWavelengthNm', 'a wavelength');
  requirePositive(groupIndex, 'groupIndex', 'a group index');
  const detuningPerNm = detuningPerCm * 1e-7;
  return braggWavelengthNm - (braggWavelengthNm ** 2 * detuningPerNm) / (2 * Math.PI * groupIndex);
}

/**
 * Width in nm of the stop band of an endless grating that couples by the index, between beta_Bragg - kappa and beta_Bragg + kappa:
 * lambda^2 kappa/(pi n_g), to first order.
 *
 * @throws InputError for a wavelength or a group index that is not above 0.
 */
export function dfbStopBandNm({
  braggWavelengthNm,
  groupIndex,
  couplingPerCm,
}: {
  readonly braggWavelengthNm: number;
  readonly groupIndex: number;
  readonly couplingPerCm: number;
}): number {
  const edge = (detuningPerCm: number): number =>
    dfbWavelengthNm({ braggWavelengthNm, groupIndex, detuningPerCm });
  return Math.abs(edge(-couplingPerCm) - edge(couplingPerCm));
}
