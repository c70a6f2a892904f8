import { InputError } from '@modalgain/numerics';
import type { ComplexIndex, Layer, Stack } from '@modalgain/optics';
import type { YamlDocument } from '../yaml/index.js';
import { errorAt } from './places.js';
import type { ReadLayer } from './read-layer.js';
import type { StackEntries } from './stack-schema.js';
import type { IndexValue, Substance } from './substance.js';

interface Evaluation {
  /** Where errors have their place. */
  readonly document: YamlDocument;
  readonly wavelengthNm: number;
}

/** The layers at a wavelength, the film not marked. */
export function stackAt({
  layers,
  boundary,
  ...at
}: Evaluation & { readonly layers: readonly ReadLayer[] } & Pick<StackEntries, 'boundary'>): Stack {
  return {
    wavelengthNm: at.wavelengthNm,
    layers: layers.map((layer) => opticalLayer(layer, at)),
    ...(boundary !== undefined && { boundary }),
  };
}

/** n and k of a layer, or of its normal index where it has one; k is 0 where its source gives none. */
export function nkAt(
  { entry, substance, normal }: ReadLayer,
  { key, ...at }: Evaluation & { readonly key: 'index' | 'extraordinaryIndex' },
): { n: number; k: number } {
  const of = key === 'index' ? substance : (normal ?? substance);
  const { value } = indexAt(of, { ...at, entry, key });
  return typeof value === 'number' ? { n: value, k: 0 } : value;
}

function opticalLayer({ entry, name, thickness, substance, normal }: ReadLayer, at: Evaluation): Layer {
  const index = indexAt(substance, { ...at, entry, key: 'index' });
  const extraordinary = normal && indexAt(normal, { ...at, entry, key: 'extraordinaryIndex' });
  return {
    index: index.value,
    ...(index.slope !== undefined && { dispersionPerNm: index.slope }),
    ...(extraordinary && {
      extraordinaryIndex: extraordinary.value,
      extraordinaryDispersionPerNm: extraordinary.slope ?? 0,
    }),
    ...(name !== undefined && { name }),
    ...(thickness !== undefined && { thicknessNm: thickness.value }),
  };
}

function indexAt(
  { nkAt: indexOf, slopeAt }: Substance,
  { document, wavelengthNm, entry, key }: Evaluation & { readonly entry: number; readonly key: string },
): { readonly value: ComplexIndex; readonly slope?: ComplexIndex } {
  try {
    const value = opticalIndex(indexOf(wavelengthNm));
    return slopeAt === undefined ? { value } : { value, slope: opticalIndex(slopeAt(wavelengthNm)) };
  } catch (error) {
    throw error instanceof InputError ? errorAt(error, document, ['layers', entry, key]) : error;
  }
}

const opticalIndex = ({ n, k = 0 }: IndexValue): ComplexIndex => (k === 0 ? n : { n, k });
