import { materialFromBlocks, type Material } from '../material.js';

/** A material of the library whose n, and k where its source gives it, is a table. */
export function tableMaterial({
  wavelengthNm,
  n,
  k,
  ...label
}: {
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly wavelengthNm: readonly number[];
  readonly n: readonly number[];
  readonly k?: readonly number[];
}): Material {
  return materialFromBlocks({
    ...label,
    blocks: [
      {
        kind: 'table',
        columns: k === undefined ? 'n' : 'nk',
        wavelengthUm: Float64Array.from(wavelengthNm, (wavelength) => wavelength / 1000),
        n: Float64Array.from(n),
        ...(k !== undefined && { k: Float64Array.from(k) }),
      },
    ],
  });
}
