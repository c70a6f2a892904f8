import { InputError } from '@modalgain/numerics';
import type { Layer } from './stack.js';

/** @throws InputError for fewer than three layers. */
export function requireThreeLayers(layers: readonly Layer[]): void {
  if (layers.length >= 3) return;
  throw new InputError(`found ${layers.length} layers, expected at least three: cover, film, substrate.`, {
    field: 'layers',
  });
}

/**
 * The thickness of each layer, 0 for the half-spaces.
 *
 * @throws InputError for a thickness that is missing, not above 0, or on a half-space.
 */
export function checkedThicknesses(layers: readonly Pick<Layer, 'thicknessNm'>[]): Float64Array {
  const thicknesses = new Float64Array(layers.length);
  for (let j = 0; j < layers.length; j++) {
    const { thicknessNm } = layers[j];
    const field = { layer: j, key: 'thickness' };
    if (j === 0 || j === layers.length - 1) refuseThickness(thicknessNm, field);
    else thicknesses[j] = requirePositive(thicknessNm, field, 'the thickness of an inner layer');
  }
  return thicknesses;
}

/** A field of a stack, or of one of its layers: written out only where it is at fault. */
export type StackField = string | { readonly layer: number; readonly key: string };

export const fieldText = (field: StackField): string =>
  typeof field === 'string' ? field : `layers[${field.layer}].${field.key}`;

/** @throws InputError unless the value is finite and above 0. */
export function requirePositive(value: number | undefined, field: StackField, what: string): number {
  if (value !== undefined && value > 0 && value < Infinity) return value;
  throw new InputError(`found ${value ?? 'nothing'}, expected ${what} above 0.`, { field: fieldText(field) });
}

/** A stack that guides more modes than this is a mistake in a unit, and would keep the solver busy for minutes. */
const mostModes = 10_000;

/**
 * Each layer adds about 2 d sqrt(n^2 - ns^2)/lambda modes, ns the higher index of the half-spaces.
 *
 * @throws InputError for a layer that alone would guide more than 10,000.
 */
export function refuseTooThick({
  wavelengthNm,
  index,
  thicknessNm,
}: {
  readonly wavelengthNm: number;
  readonly index: ArrayLike<number>;
  readonly thicknessNm: Float64Array;
}): void {
  const outside = Math.max(index[0], index[index.length - 1]);
  for (let layer = 0; layer < thicknessNm.length; layer++) {
    const contrast = Math.max(0, index[layer] ** 2 - outside ** 2);
    const modes = (2 * thicknessNm[layer] * Math.sqrt(contrast)) / wavelengthNm;
    if (modes <= mostModes) continue;
    throw new InputError(
      `found a layer of ${thicknessNm[layer]} nm, which would guide about ${Math.round(modes)} modes; at most ${mostModes} are computed: check its unit.`,
      { field: fieldText({ layer, key: 'thickness' }) },
    );
  }
}

function refuseThickness(thicknessNm: number | undefined, field: StackField): void {
  if (thicknessNm === undefined) return;
  throw new InputError(
    `found ${thicknessNm} nm, expected no thickness: the first and the last layer are half-spaces.`,
    { field: fieldText(field) },
  );
}
