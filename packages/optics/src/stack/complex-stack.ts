import { InputError } from '@modalgain/numerics';
import type { Complex } from '../complex.js';
import {
  checkedThicknesses,
  fieldText,
  refuseTooThick,
  requirePositive,
  requireThreeLayers,
} from './layer-checks.js';
import type { StackField } from './layer-checks.js';
import { filmPositions, type Boundary, type ComplexIndex, type Stack } from './stack.js';

/** Any stack that has been checked, as arrays over its regions. */
export interface ComplexStack {
  readonly wavelengthNm: number;
  readonly index: readonly Complex[];
  /** Index of the field normal to the film; the same as `index` in isotropic layers. */
  readonly normalIndex: readonly Complex[];
  /** 0 for the two half-spaces. */
  readonly thicknessNm: Float64Array;
  /** n - lambda dn/dlambda. */
  readonly groupIndex: readonly Complex[];
  readonly normalGroupIndex: readonly Complex[];
  readonly film: readonly number[];
  readonly boundary: { readonly cover: Boundary; readonly substrate: Boundary };
}

/**
 * Checks a stack and lays it out for the complex mode solver.
 *
 * @throws InputError as `losslessStack`, and for an index whose parts are not finite, whose n is negative, or which is 0.
 */
export function complexStack(stack: Stack): ComplexStack {
  const { layers, wavelengthNm, boundary } = stack;
  requirePositive(wavelengthNm, 'wavelengthNm', 'a wavelength');
  requireThreeLayers(layers);
  const index = layers.map((layer, j) => checkedIndex(layer.index, { layer: j, key: 'index' }));
  const normalIndex = layers.map(({ extraordinaryIndex }, j) =>
    extraordinaryIndex === undefined
      ? index[j]
      : checkedIndex(extraordinaryIndex, { layer: j, key: 'extraordinaryIndex' }),
  );
  const thicknessNm = checkedThicknesses(layers);
  refuseTooThick({ wavelengthNm, index: index.map(([n]) => n), thicknessNm });
  const groupIndexOf = (n: Complex, dispersion?: ComplexIndex): Complex => {
    if (dispersion === undefined) return n;
    const [slope, slopeOfK] = parts(dispersion);
    return [n[0] - wavelengthNm * slope, n[1] - wavelengthNm * slopeOfK];
  };
  return {
    wavelengthNm,
    index,
    normalIndex,
    thicknessNm,
    groupIndex: index.map((n, j) => groupIndexOf(n, layers[j].dispersionPerNm)),
    normalGroupIndex: normalIndex.map((n, j) =>
      groupIndexOf(n, layers[j].extraordinaryDispersionPerNm ?? layers[j].dispersionPerNm),
    ),
    film: filmPositions(stack),
    boundary: { cover: boundary?.cover ?? 'bound', substrate: boundary?.substrate ?? 'bound' },
  };
}

/**
 * Gives a stack back if the mode solvers take it.
 *
 * @throws InputError that names the field, as `findModes` would.
 */
export function checkStack(stack: Stack): Stack {
  complexStack(stack);
  return stack;
}

/** @throws InputError for parts that are not finite, n below 0, or an index of 0. */
export function checkedIndex(index: ComplexIndex, field: StackField): Complex {
  const pair = parts(index);
  const [n, k] = pair;
  if (k === 0) requirePositive(n, field, 'a refractive index');
  if (n >= 0 && n < Infinity && Number.isFinite(k)) return pair;
  throw new InputError(`found ${n} + ${k}i, expected finite n and k with n not below 0.`, {
    field: fieldText(field),
  });
}

const parts = (index: ComplexIndex): Complex => (typeof index === 'number' ? [index, 0] : [index.n, index.k]);
