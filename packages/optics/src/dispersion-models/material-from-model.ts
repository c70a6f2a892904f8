import { InputError } from '@modalgain/numerics';
import type { Material } from '../materials/material.js';
import type { DispersionModel } from './model.js';
import { modelIndex } from './model-index.js';

/**
 * A material by a dispersion model, known in the range for which the model's parameters were found.
 *
 * @throws InputError for a range that is none; `nk` throws it outside the range, and where the model has no index above 0 or a k below 0.
 */
export function materialFromModel(
  name: string,
  model: DispersionModel,
  rangeNm: readonly [number, number],
): Material {
  const [first, last] = rangeNm;
  if (!(first > 0 && last >= first && Number.isFinite(last))) {
    throw new InputError(
      `found the range ${first} to ${last} nm of ${name}, expected two wavelengths, the smaller first.`,
    );
  }
  const nk = (wavelengthNm: number): { readonly n: number; readonly k: number } => {
    if (!(wavelengthNm >= first && wavelengthNm <= last)) {
      throw new InputError(
        `${name} is known from ${first} to ${last} nm; ${wavelengthNm} nm is outside, and nothing is extrapolated.`,
      );
    }
    return checkedIndex(name, modelIndex(model, wavelengthNm), wavelengthNm);
  };
  return { name, description: describe(model), source: 'parameters of a model', rangeNm, nk };
}

function checkedIndex(
  name: string,
  index: { readonly n: number; readonly k: number },
  wavelengthNm: number,
): { readonly n: number; readonly k: number } {
  if (index.n > 0 && index.k >= 0 && Number.isFinite(index.n) && Number.isFinite(index.k)) return index;
  throw new InputError(
    `the model of ${name} gives n = ${index.n}, k = ${index.k} at ${wavelengthNm} nm, expected n above 0 and k of 0 or above; check its parameters.`,
  );
}

function describe(model: DispersionModel): string {
  if (model.kind === 'cauchy') return 'Cauchy model';
  if (model.kind === 'sellmeier') return `Sellmeier model of ${model.terms.length} terms`;
  return `sum of ${model.oscillators.map(({ kind }) => kind).join(', ')}`;
}
