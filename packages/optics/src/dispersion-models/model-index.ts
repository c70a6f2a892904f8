import { InputError } from '@modalgain/numerics';
import { squareRoot, type Complex } from '../complex.js';
import type { CauchyModel, DispersionModel, SellmeierModel } from './model.js';
import { oscillatorPermittivity } from './oscillators.js';
import { unknownKind } from './unknown-kind.js';

/** Planck's constant times the speed of light: energy in eV times vacuum wavelength in nm (CODATA 2018, exact). */
export const photonEnergyEvNm = 1239.841984332003;

/**
 * n and k of a dispersion model at a vacuum wavelength. k is 0 or above where all amplitudes are; the formulas go on outside the range that they
 * were fitted to, which the caller has to know (`materialFromModel` does).
 *
 * @throws InputError for a model of no known kind, a wavelength that is none, and where the model is infinite or undefined: on a resonance without width, or with a
 * width of 0.
 */
export function modelIndex(
  model: DispersionModel,
  wavelengthNm: number,
): { readonly n: number; readonly k: number } {
  requireWavelength(wavelengthNm);
  const { n, k } = formulaIndex(model, wavelengthNm);
  if (Number.isFinite(n) && Number.isFinite(k)) return { n, k };
  throw notFinite(model, wavelengthNm);
}

/**
 * The relative permittivity (n + i k)^2 of a model at a vacuum wavelength.
 *
 * @throws InputError as `modelIndex`
 */
export function modelPermittivity(model: DispersionModel, wavelengthNm: number): Complex {
  requireWavelength(wavelengthNm);
  const permittivity = formulaPermittivity(model, wavelengthNm);
  if (permittivity.every(Number.isFinite)) return permittivity;
  throw notFinite(model, wavelengthNm);
}

/** `modelIndex` for fits, which pass through parameters without an index: not finite there. */
export function formulaIndex(
  model: DispersionModel,
  wavelengthNm: number,
): { readonly n: number; readonly k: number } {
  if (model.kind === 'cauchy') return cauchyIndex(model, wavelengthNm);
  const [n, k] = squareRoot(formulaPermittivity(model, wavelengthNm));
  return { n, k };
}

function formulaPermittivity(model: DispersionModel, wavelengthNm: number): Complex {
  switch (model.kind) {
    case 'cauchy': {
      const { n, k } = cauchyIndex(model, wavelengthNm);
      return [n * n - k * k, 2 * n * k];
    }
    case 'sellmeier':
      return [sellmeierPermittivity(model, wavelengthNm / 1000), 0];
    case 'oscillators':
      return oscillatorPermittivity(model, photonEnergyEvNm / wavelengthNm);
    default:
      throw unknownKind(model, 'cauchy, sellmeier or oscillators');
  }
}

function requireWavelength(wavelengthNm: number): void {
  if (wavelengthNm > 0 && wavelengthNm < Infinity) return;
  throw new InputError(`found ${wavelengthNm}, expected a wavelength in nm above 0.`, {
    field: 'wavelengthNm',
  });
}

const notFinite = ({ kind }: DispersionModel, wavelengthNm: number): InputError =>
  new InputError(
    `the ${kind} model has no finite index at ${wavelengthNm} nm; check its parameters: a resonance without width must not lie there, and no width may be 0.`,
  );

function cauchyIndex(
  { a, bUm2, cUm4, extinction }: CauchyModel,
  wavelengthNm: number,
): { readonly n: number; readonly k: number } {
  const square = (wavelengthNm / 1000) ** 2;
  return { n: a + bUm2 / square + cUm4 / (square * square), k: extinctionAt(extinction, wavelengthNm) };
}

function extinctionAt(law: CauchyModel['extinction'], wavelengthNm: number): number {
  if (law === undefined) return 0;
  switch (law.kind) {
    case 'power-law':
      return law.amplitude * (wavelengthNm / 1000) ** -law.exponent;
    case 'urbach':
      return law.amplitude * Math.exp((photonEnergyEvNm / wavelengthNm - law.edgeEv) / law.urbachEnergyEv);
    default:
      throw unknownKind(law, 'power-law or urbach');
  }
}

function sellmeierPermittivity(
  { epsilonInfinity, terms, infraredPerUm2 = 0 }: SellmeierModel,
  wavelengthUm: number,
): number {
  const square = wavelengthUm * wavelengthUm;
  return terms.reduce(
    (sum, { strength, resonanceUm }) => sum + (strength * square) / (square - resonanceUm * resonanceUm),
    epsilonInfinity - infraredPerUm2 * square,
  );
}
