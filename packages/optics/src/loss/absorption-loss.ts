import { InputError } from '@modalgain/numerics';

/**
 * Loss of a mode to the absorption of one layer in 1/cm: the layer's confinement (dN/dn, `confinement.modal`) times 4 pi k/lambda. An ellipsometric k is seldom
 * good to 1e-3, which at 656 nm is 192/cm: carry its uncertainty along.
 *
 * @throws InputError for values that are not finite, or a wavelength that is not above 0.
 */
export function absorptionLossPerCm({
  modalConfinement,
  k,
  wavelengthNm,
}: {
  readonly modalConfinement: number;
  readonly k: number;
  readonly wavelengthNm: number;
}): number {
  const loss = (modalConfinement * 4e7 * Math.PI * k) / wavelengthNm;
  if (wavelengthNm > 0 && Number.isFinite(loss)) return loss;
  throw new InputError(
    `found confinement ${modalConfinement}, k ${k} and wavelength ${wavelengthNm} nm, expected finite numbers and a wavelength above 0.`,
  );
}

/** A loss of the intensity in 1/cm as dB/cm. */
export const decibelPerCm = (lossPerCm: number): number => (10 / Math.LN10) * lossPerCm;
