import { InputError } from '@modalgain/numerics';
import type { StackFile } from './stack-file.js';

/**
 * The wavelength of a stack file for what is computed at one.
 *
 * @throws InputError if the file states none, or a range
 */
export function singleWavelength({ file, wavelengthNm }: Pick<StackFile, 'file' | 'wavelengthNm'>): number {
  if (typeof wavelengthNm === 'number') return wavelengthNm;
  const found = wavelengthNm === undefined ? 'no wavelength' : `a range, ${wavelengthNm.join(' to ')} nm`;
  throw new InputError(`found ${found}, expected one such as "656 nm".`, { file, field: 'wavelength' });
}
