import { InputError, parseQuantity, parseRange } from '@modalgain/numerics';

/** One wavelength, or the first and last of a range, in nm. */
export type Wavelengths = number | readonly [number, number];

/**
 * Reads "656 nm" or "400 nm .. 800 nm".
 *
 * @throws InputError for a missing or wrong unit, values that are not above zero, a range whose ends are reversed or equal
 */
export function parseWavelengths(text: string): Wavelengths {
  const isRange = /\.\.|…|\bto\b/.test(text);
  const wavelengths = isRange ? parseRange(text, 'lengthNm') : parseQuantity(text, 'lengthNm').value;
  if (lowest(wavelengths) > 0) return wavelengths;
  throw new InputError(`found "${text}", expected a wavelength above zero.`);
}

/** Of a range its first. */
export const lowest = (wavelengths: Wavelengths): number =>
  typeof wavelengths === 'number' ? wavelengths : wavelengths[0];
