import { InputError } from '@modalgain/numerics';

/** x of each interface from the thickness of each region, half-spaces included; 0 at the cover's. */
export function interfacePositions(thicknessNm: ArrayLike<number>): number[] {
  let x = 0;
  return Array.from({ length: thicknessNm.length - 1 }, (_, j) => (x += thicknessNm[j]));
}

/**
 * Positions along x, copied.
 *
 * @throws InputError for one that is not finite.
 */
export function checkedPositions(xNm: ArrayLike<number>): Float64Array {
  const positions = Float64Array.from(xNm);
  const wrong = positions.findIndex((x) => !Number.isFinite(x));
  if (wrong < 0) return positions;
  throw new InputError(`found ${positions[wrong]}, expected finite positions in nm.`, {
    field: `xNm[${wrong}]`,
  });
}
