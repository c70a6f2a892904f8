import { InputError, normalEstimate, propagate, type Estimate, type Verdict } from '@modalgain/numerics';
import type { ScaleInput } from '../global-fit/index.js';
import { interpolate, prepareSpectrum, relativeNoise, type EmissionSpectrum } from './spectrum.js';
import { judgeSpectrum } from './verdicts.js';

/** Emission cross-section over the spectrum, and at one wavelength with its uncertainty. */
export interface EmissionCrossSection {
  readonly wavelengthNm: number;
  readonly crossSectionCm2: Estimate;
  /** The same for the global fit of gains, with the causes of its error by name. */
  readonly scale: ScaleInput;
  readonly spectrum: { readonly wavelengthNm: Float64Array; readonly crossSectionCm2: Float64Array };
  readonly verdicts: readonly Verdict[];
}

const speedOfLightNmPerNs = 2.99792458e8;
const nm2PerCm2 = 1e14;

/**
 * The stimulated-emission cross-section by the equation of Fuechtbauer and Ladenburg,
 *
 *     sigma_e(lambda) = eta lambda^5 I(lambda) / (8 pi n^2 c tau int lambda I dlambda),
 *
 * I the emitted power per wavelength, tau the lifetime that is measured, eta the quantum yield (tau/eta is the radiative
 * lifetime), n the index around the emitters. For a line it is lambda^2 g(nu)/(8 pi n^2 tau_rad). It holds for
 * emission alike in all directions and polarisations, and for a lifetime and a yield of the same film.
 * B. F. Aull and H. P. Jenssen, doi:10.1109/JQE.1982.1071611.
 *
 * The error comes from tau, eta, n and the noise of the spectrum at the wavelength, taken as independent. Units: nm, ns;
 * result in cm2. `wavelengthNm` is that of the spectrum's maximum where left out. Throws InputError for values out of range.
 */
export function emissionCrossSection(input: {
  readonly spectrum: EmissionSpectrum;
  readonly lifetimeNs: Estimate;
  readonly quantumYield: Estimate;
  readonly index: Estimate;
  readonly wavelengthNm?: number;
}): EmissionCrossSection {
  const { lifetimeNs, quantumYield, index } = input;
  checkPositive(lifetimeNs, 'lifetime');
  checkPositive(index, 'index around the emitters');
  checkPositive(quantumYield, 'quantum yield');
  if (quantumYield.value > 1) {
    throw new InputError(
      `The quantum yield is ${quantumYield.value}; it has to be between 0 and 1, not in %.`,
    );
  }
  const spectrum = prepareSpectrum(input.spectrum);
  const wavelengthNm = input.wavelengthNm ?? spectrum.peakNm;
  const sectionAt = (wavelength: number, [tau, eta, n, shape]: readonly number[]) =>
    (eta * wavelength ** 4 * shape * interpolate(spectrum, wavelength)) /
    (8 * Math.PI * n ** 2 * speedOfLightNmPerNs * tau) /
    nm2PerCm2;
  const shape = normalEstimate(1, relativeNoise(spectrum, wavelengthNm), 'scatter of the channels');
  const inputs = [lifetimeNs, quantumYield, index, shape];
  const centre = inputs.map(({ value }) => value);
  const crossSectionCm2 = propagate(
    inputs,
    (values) => sectionAt(wavelengthNm, values),
    'Füchtbauer–Ladenburg',
  );
  return {
    wavelengthNm,
    crossSectionCm2,
    scale: { value: crossSectionCm2.value, errors: errorsOf(input, shape) },
    spectrum: {
      wavelengthNm: spectrum.wavelengthNm,
      crossSectionCm2: spectrum.wavelengthNm.map((wavelength) => sectionAt(wavelength, centre)),
    },
    verdicts: judgeSpectrum(spectrum, crossSectionCm2),
  };
}

/** sigma_e is proportional to eta, 1/tau, 1/n^2 and the shape of the spectrum. */
function errorsOf(input: Parameters<typeof emissionCrossSection>[0], shape: Estimate): ScaleInput['errors'] {
  const relative = ({ value, standardError }: Estimate) => standardError / value;
  return [
    { source: 'lifetime', relativeError: -relative(input.lifetimeNs) },
    { source: 'quantum yield', relativeError: relative(input.quantumYield) },
    { source: 'index around the emitters', relativeError: -2 * relative(input.index) },
    { source: 'noise of the emission spectrum', relativeError: relative(shape) },
  ].filter(({ relativeError }) => relativeError !== 0);
}

function checkPositive({ value, interval95 }: Estimate, name: string): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new InputError(`The ${name} is ${value}; it has to be a positive number.`);
  }
  if (!(interval95[0] > 0)) {
    throw new InputError(
      `The 95 % interval of the ${name} reaches ${interval95[0]}; it has to stay above 0.`,
    );
  }
}
