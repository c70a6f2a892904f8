/** k of a Cauchy film that begins to absorb: A exp((E - edge)/urbachEnergy), the tail of F. Urbach, doi 10.1103/PhysRev.92.1324. */
export interface UrbachTail {
  readonly kind: 'urbach';
  /** k at the edge. */
  readonly amplitude: number;
  readonly edgeEv: number;
  readonly urbachEnergyEv: number;
}

/** k = amplitude (wavelength/1 um)^-exponent: 1 is a constant Im(epsilon) for small k, 4 the Rayleigh scattering of a cloudy film. */
export interface PowerLawExtinction {
  readonly kind: 'power-law';
  /** k at 1 um. */
  readonly amplitude: number;
  readonly exponent: number;
}

/** n = a + b/wavelength^2 + c/wavelength^4, with k = 0 or by one of two laws that know nothing of n. */
export interface CauchyModel {
  readonly kind: 'cauchy';
  readonly a: number;
  readonly bUm2: number;
  readonly cUm4: number;
  readonly extinction?: UrbachTail | PowerLawExtinction;
}

/** epsilon = epsilonInfinity + sum strength wavelength^2/(wavelength^2 - resonance^2) - infrared wavelength^2. */
export interface SellmeierModel {
  readonly kind: 'sellmeier';
  readonly epsilonInfinity: number;
  readonly terms: readonly { readonly strength: number; readonly resonanceUm: number }[];
  /** What a resonance far in the infrared takes off; 0 if absent. */
  readonly infraredPerUm2?: number;
}

/** A damped resonance: amplitude broadening energy/(energy^2 - E^2 - i broadening E); `amplitude` is Im(epsilon) at its energy. */
export interface LorentzOscillator {
  readonly kind: 'lorentz';
  readonly amplitude: number;
  readonly energyEv: number;
  /** Full width at half maximum of Im(epsilon), for widths well below the energy. */
  readonly broadeningEv: number;
}

/** A Gaussian of full width at half maximum `broadeningEv` in Im(epsilon), with its mirror image at -energy; Re(epsilon) by Kramers and Kronig. */
export interface GaussOscillator {
  readonly kind: 'gauss';
  readonly amplitude: number;
  readonly energyEv: number;
  readonly broadeningEv: number;
}

/** Interband absorption above a gap; see `taucLorentzPermittivity`. */
export interface TaucLorentzOscillator {
  readonly kind: 'tauc-lorentz';
  readonly amplitudeEv: number;
  readonly energyEv: number;
  readonly broadeningEv: number;
  readonly gapEv: number;
}

/** Free carriers: -plasmaEnergy^2/(E^2 + i broadening E). */
export interface DrudeOscillator {
  readonly kind: 'drude';
  readonly plasmaEnergyEv: number;
  readonly broadeningEv: number;
}

/** A resonance outside the measured range, without width: amplitude/(energy^2 - E^2). */
export interface PoleOscillator {
  readonly kind: 'pole';
  readonly amplitudeEv2: number;
  readonly energyEv: number;
}

/** One term of a dielectric function; energies and broadenings in eV. */
export type Oscillator =
  LorentzOscillator | GaussOscillator | TaucLorentzOscillator | DrudeOscillator | PoleOscillator;

/** epsilon = epsilonInfinity + the sum of its oscillators, each consistent with Kramers and Kronig. */
export interface OscillatorModel {
  readonly kind: 'oscillators';
  readonly epsilonInfinity: number;
  readonly oscillators: readonly Oscillator[];
}

/** n and k against the wavelength by a formula of a few parameters; n + i k with k > 0 absorbing, fields as exp(-i w t). */
export type DispersionModel = CauchyModel | SellmeierModel | OscillatorModel;
