import { squareRoot, type Complex } from '../complex.js';
import type { CauchyModel, DispersionModel, SellmeierModel } from './model.js';
import { oscillatorPermittivity } from './oscillators.js';

/** Planck's constant times the speed of light: energy in eV times vacuum wavelength in nm (CODATA 2018, exact). */
export const photonEnergyEvNm = 1239.841984332003;

/**
 * n and k of a dispersion model at a vacuum wavelength. k is 0 or above where all amplitudes are; the formulas go on outside the range that they
 * were fitted to, which the caller has to know (`materialFromModel` does).
 */
export function modelIndex(
  model: DispersionModel,
  wavelengthNm: number,
): { readonly n: number; readonly k: number } {
  if (model.kind === 'cauchy') return cauchyIndex(model, wavelengthNm);
  const [n, k] = squareRoot(modelPermittivity(model, wavelengthNm));
  return { n, k };
}

/** The relative permittivity (n + i k)^2 of a model at a vacuum wavelength. */
export function modelPermittivity(model: DispersionModel, wavelengthNm: number): Complex {
  switch (model.kind) {
    case 'cauchy': {
      const { n, k } = cauchyIndex(model, wavelengthNm);
      return [n * n - k * k, 2 * n * k];
    }
    case 'sellmeier':
      return [sellmeierPermittivity(model, wavelengthNm / 1000), 0];
    case 'oscillators':
      return oscillatorPermittivity(model, photonEnergyEvNm / wavelengthNm);
  }
}

function cauchyIndex(
  { a, bUm2, cUm4, extinction }: CauchyModel,
  wavelengthNm: number,
): { readonly n: number; readonly k: number } {
  const square = (wavelengthNm / 1000) ** 2;
  return { n: a + bUm2 / square + cUm4 / (square * square), k: extinctionAt(extinction, wavelengthNm) };
}

function extinctionAt(law: CauchyModel['extinction'], wavelengthNm: number): number {
  if (law === undefined) return 0;
  if (law.kind === 'power-law') return law.amplitude * (wavelengthNm / 1000) ** -law.exponent;
  return law.amplitude * Math.exp((photonEnergyEvNm / wavelengthNm - law.edgeEv) / law.urbachEnergyEv);
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
