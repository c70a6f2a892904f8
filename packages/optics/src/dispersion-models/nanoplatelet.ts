import type { DispersionModel, Oscillator } from './model.js';

/** What limits one parameter of a fit. */
export interface ParameterLimits {
  /** Keeps its start value. */
  readonly fixed?: boolean;
  readonly lower?: number;
  readonly upper?: number;
  readonly prior?: { readonly mean: number; readonly standardDeviation: number };
}

/** A model with start values, and limits of some of its parameters by their path (`modelParameters`). */
export interface LimitedModel {
  readonly model: DispersionModel;
  readonly parameters: Readonly<Record<string, ParameterLimits>>;
}

/** An exciton may lie so far from where the absorption spectrum shows it. */
const excitonReachEv = 0.15;
/** Spectra in the visible say little of the width and the middle of the interband absorption in the ultraviolet. */
const background = { energyEv: 4, energyErrorEv: 0.5, broadeningEv: 2, broadeningErrorEv: 1 };

/**
 * Start values and limits for a film of semiconductor nanoplatelets: the heavy-hole and the light-hole exciton as Gaussians (or Lorentzians) on the
 * interband absorption as Tauc-Lorentz. The exciton energies are those of the absorption spectrum, in eV.
 *
 * A Gaussian dies out below the exciton; a Lorentzian gives k at the emission wavelength by its tail, whether the film absorbs there or not.
 */
export function nanoplateletModel({
  heavyHoleEv,
  lightHoleEv,
  excitonShape = 'gauss',
}: {
  readonly heavyHoleEv: number;
  readonly lightHoleEv: number;
  readonly excitonShape?: 'gauss' | 'lorentz';
}): LimitedModel {
  const exciton = (energyEv: number): Oscillator => ({
    kind: excitonShape,
    amplitude: 0.3,
    energyEv,
    broadeningEv: 0.1,
  });
  const { energyEv, broadeningEv, energyErrorEv, broadeningErrorEv } = background;
  const continuum: Oscillator = {
    kind: 'tauc-lorentz',
    amplitudeEv: 15,
    energyEv,
    broadeningEv,
    gapEv: lightHoleEv,
  };
  return {
    model: {
      kind: 'oscillators',
      epsilonInfinity: 2.2,
      oscillators: [exciton(heavyHoleEv), exciton(lightHoleEv), continuum],
    },
    parameters: {
      epsilonInfinity: { lower: 1, upper: 6 },
      ...excitonLimits(0, heavyHoleEv),
      ...excitonLimits(1, lightHoleEv),
      'oscillators.2.amplitudeEv': { lower: 0, upper: 300 },
      'oscillators.2.energyEv': {
        lower: 2.5,
        upper: 8,
        prior: { mean: energyEv, standardDeviation: energyErrorEv },
      },
      'oscillators.2.broadeningEv': {
        lower: 0.2,
        upper: 8,
        prior: { mean: broadeningEv, standardDeviation: broadeningErrorEv },
      },
      'oscillators.2.gapEv': { lower: heavyHoleEv - 0.5, upper: lightHoleEv + 0.8 },
    },
  };
}

function excitonLimits(position: number, energyEv: number): Readonly<Record<string, ParameterLimits>> {
  const at = `oscillators.${position}`;
  return {
    [`${at}.amplitude`]: { lower: 0, upper: 10 },
    [`${at}.energyEv`]: { lower: energyEv - excitonReachEv, upper: energyEv + excitonReachEv },
    [`${at}.broadeningEv`]: { lower: 0.01, upper: 0.4 },
  };
}
