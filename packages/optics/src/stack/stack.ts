import { InputError } from '@modalgain/numerics';

/** A refractive index: n alone, or n + i k with k > 0 absorbing and k < 0 amplifying. */
export type ComplexIndex = number | { readonly n: number; readonly k: number };

/** One layer of a stack. */
export interface Layer {
  /** In a uniaxial layer the ordinary index: that of fields in the film's plane. */
  readonly index: ComplexIndex;
  /** Index of the field normal to the film, of a uniaxial layer with its axis along the normal; `index` if absent. TM alone feels it. */
  readonly extraordinaryIndex?: ComplexIndex;
  /** Absent on the first and the last layer, which are half-spaces. */
  readonly thicknessNm?: number;
  /** dn/dlambda in 1/nm; 0 if absent. It enters the group index only. */
  readonly dispersionPerNm?: ComplexIndex;
  /** The same of `extraordinaryIndex`; `dispersionPerNm` if absent. */
  readonly extraordinaryDispersionPerNm?: ComplexIndex;
  /** For messages and tables. */
  readonly name?: string;
}

/**
 * What a mode does in a half-space. `bound`: it falls off, exp(-gamma |x|) with Re gamma > 0; `leaky`: it is an outgoing wave exp(i kx |x|) with
 * Re kx > 0, which grows outwards where the mode loses power to it.
 */
export type Boundary = 'bound' | 'leaky';

/** Plane layers from cover to substrate at one vacuum wavelength. */
export interface Stack {
  readonly wavelengthNm: number;
  readonly layers: readonly Layer[];
  /** Position in `layers` of the film, or of each layer that belongs to it; the inner layer of the highest index if absent. */
  readonly film?: number | readonly number[];
  /** Both bound if absent. */
  readonly boundary?: { readonly cover?: Boundary; readonly substrate?: Boundary };
}

/** The positions of the film's layers: as given, or else the inner layer of the highest index (the first of equals). */
export function filmPositions({ layers, film }: Stack): readonly number[] {
  if (film === undefined) {
    const inner = layers.slice(1, -1).map(({ index }) => (typeof index === 'number' ? index : index.n));
    return [1 + inner.indexOf(Math.max(...inner))];
  }
  const positions = typeof film === 'number' ? [film] : film;
  const misplaced = positions.find((at) => !(Number.isInteger(at) && at >= 1 && at <= layers.length - 2));
  if (misplaced !== undefined || positions.length === 0) {
    throw new InputError(`found ${misplaced ?? 'none'}, expected the position of an inner layer.`, {
      field: 'film',
    });
  }
  return positions;
}
