import { InputError } from '@modalgain/numerics';
import { requireModeOrder } from '../modes/mode-order.js';
import { requirePolarization, type Polarization } from '../polarization.js';

/** One lossless film between a lossless cover and a lossless substrate. */
export interface Slab {
  readonly coverIndex: number;
  readonly filmIndex: number;
  readonly substrateIndex: number;
  readonly thicknessNm: number;
  readonly wavelengthNm: number;
}

/** Which mode of a slab is asked for. */
export interface SlabModeRequest extends Slab {
  readonly polarization: Polarization;
  /** Number of nodes of the field; 0 if absent. */
  readonly order?: number;
}

/** @throws InputError unless every index, the thickness and the wavelength are finite and positive, the order is a count, and the polarization one of the two. */
export function checkSlab(request: SlabModeRequest): void {
  const { order = 0, polarization } = request;
  requirePositive(request.coverIndex, 'coverIndex');
  requirePositive(request.filmIndex, 'filmIndex');
  requirePositive(request.substrateIndex, 'substrateIndex');
  requirePositive(request.thicknessNm, 'thicknessNm');
  requirePositive(request.wavelengthNm, 'wavelengthNm');
  requireModeOrder(order);
  requirePolarization(polarization);
}

function requirePositive(value: number, field: string): void {
  if (value > 0 && value < Infinity) return;
  throw new InputError(`found ${value}, expected a positive number.`, { field });
}
