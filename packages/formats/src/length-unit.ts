import { unitSize } from '@modalgain/numerics';

const nmPerMetre = 1e9;

/** Metres in a unit of length, e.g. 1e-6 for "um"; undefined for a text that is no such unit. */
export function metresIn(unit: string): number | undefined {
  const size = unit === '' ? undefined : unitSize(unit, 'lengthNm');
  return size === undefined ? undefined : size / nmPerMetre;
}
