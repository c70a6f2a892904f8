import { UnsupportedFeatureError } from '@modalgain/numerics';
import {
  checkedThicknesses,
  fieldText,
  refuseTooThick,
  requirePositive,
  requireThreeLayers,
} from './layer-checks.js';
import type { StackField } from './layer-checks.js';
import { filmPositions, type ComplexIndex, type Layer, type Stack } from './stack.js';

/** A stack without loss or gain that has been checked, as arrays over its regions. */
export interface LosslessStack {
  readonly wavelengthNm: number;
  readonly index: Float64Array;
  /** Index of the field normal to the film; the same as `index` in isotropic layers. */
  readonly normalIndex: Float64Array;
  /** 0 for the two half-spaces. */
  readonly thicknessNm: Float64Array;
  /** n - lambda dn/dlambda. */
  readonly groupIndex: Float64Array;
  readonly normalGroupIndex: Float64Array;
  readonly film: readonly number[];
}

/** Whether `losslessStack` takes a stack as far as losses and boundaries go. */
export function isLossless({ layers, boundary }: Stack): boolean {
  const real = (index: ComplexIndex | undefined): boolean =>
    index === undefined || typeof index === 'number' || (index.k === 0 && index.n > 0);
  return (
    layers.every((layer) => real(layer.index) && real(layer.extraordinaryIndex)) &&
    boundary?.cover !== 'leaky' &&
    boundary?.substrate !== 'leaky'
  );
}

/**
 * Checks a stack and lays it out for the lossless mode solver.
 *
 * @throws InputError for fewer than three layers, a thickness that is missing, negative or on a half-space, an index or a
 * wavelength that is not positive, a film that is no inner layer; UnsupportedFeatureError for an index with k, or a leaky boundary.
 */
export function losslessStack(stack: Stack): LosslessStack {
  const { layers, wavelengthNm, boundary } = stack;
  requirePositive(wavelengthNm, 'wavelengthNm', 'a wavelength');
  requireThreeLayers(layers);
  if (boundary?.cover === 'leaky' || boundary?.substrate === 'leaky') {
    throw new UnsupportedFeatureError('leaky modes are complex: findModes solves for them.', {
      field: 'boundary',
    });
  }
  const index = Float64Array.from(layers, (layer, position) =>
    losslessIndex(layer.index, layer, { layer: position, key: 'index' }),
  );
  const normalIndex = Float64Array.from(layers, (layer, position) =>
    layer.extraordinaryIndex === undefined
      ? index[position]
      : losslessIndex(layer.extraordinaryIndex, layer, { layer: position, key: 'extraordinaryIndex' }),
  );
  const thicknessNm = checkedThicknesses(layers);
  refuseTooThick({ wavelengthNm, index, thicknessNm });
  const groupIndex = index.map((n, j) => n - wavelengthNm * realPart(layers[j].dispersionPerNm));
  const normalGroupIndex = normalIndex.map(
    (n, j) =>
      n - wavelengthNm * realPart(layers[j].extraordinaryDispersionPerNm ?? layers[j].dispersionPerNm),
  );
  const film = filmPositions(stack);
  return { wavelengthNm, index, normalIndex, thicknessNm, groupIndex, normalGroupIndex, film };
}

function losslessIndex(index: ComplexIndex, { name }: Layer, field: StackField): number {
  if (typeof index === 'number') return requirePositive(index, field, 'a refractive index');
  if (index.k !== 0) {
    const label = name === undefined ? '' : ` of ${name}`;
    throw new UnsupportedFeatureError(
      `the index${label} is complex (k = ${index.k}): findModes solves it; give n alone to neglect k.`,
      { field: fieldText(field) },
    );
  }
  return requirePositive(index.n, field, 'a refractive index');
}

const realPart = (index: ComplexIndex = 0): number => (typeof index === 'number' ? index : index.n);
