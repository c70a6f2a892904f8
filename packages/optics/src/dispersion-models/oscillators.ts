import { dawson } from '@modalgain/numerics';
import { add, divide, type Complex } from '../complex.js';
import type {
  DrudeOscillator,
  GaussOscillator,
  LorentzOscillator,
  Oscillator,
  OscillatorModel,
} from './model.js';
import { taucLorentzPermittivity } from './tauc-lorentz.js';
import { unknownKind } from './unknown-kind.js';

/** epsilonInfinity and all oscillators at a photon energy in eV. */
export function oscillatorPermittivity(
  { epsilonInfinity, oscillators }: OscillatorModel,
  photonEnergyEv: number,
): Complex {
  let sum: Complex = [epsilonInfinity, 0];
  for (const oscillator of oscillators) sum = add(sum, permittivityOf(oscillator, photonEnergyEv));
  return sum;
}

function permittivityOf(oscillator: Oscillator, photonEnergyEv: number): Complex {
  switch (oscillator.kind) {
    case 'lorentz':
      return lorentz(oscillator, photonEnergyEv);
    case 'gauss':
      return gauss(oscillator, photonEnergyEv);
    case 'tauc-lorentz':
      return taucLorentzPermittivity(oscillator, photonEnergyEv);
    case 'drude':
      return drude(oscillator, photonEnergyEv);
    case 'pole':
      return [oscillator.amplitudeEv2 / (oscillator.energyEv ** 2 - photonEnergyEv ** 2), 0];
    default:
      throw unknownKind(oscillator, 'lorentz, gauss, tauc-lorentz, drude or pole');
  }
}

function lorentz({ amplitude, energyEv, broadeningEv }: LorentzOscillator, photonEnergyEv: number): Complex {
  const distance: Complex = [energyEv ** 2 - photonEnergyEv ** 2, -broadeningEv * photonEnergyEv];
  return divide([amplitude * broadeningEv * energyEv, 0], distance);
}

/** Half of the full width at half maximum of exp(-x^2). */
const halfWidthOfUnitGaussian = Math.sqrt(Math.LN2);

/** The Hilbert transform of exp(-x^2) is 2 F(x)/sqrt(pi), F Dawson's integral. */
function gauss({ amplitude, energyEv, broadeningEv }: GaussOscillator, photonEnergyEv: number): Complex {
  const width = broadeningEv / (2 * halfWidthOfUnitGaussian);
  const near = (photonEnergyEv - energyEv) / width;
  const mirrored = (photonEnergyEv + energyEv) / width;
  return [
    ((2 * amplitude) / Math.sqrt(Math.PI)) * (dawson(mirrored) - dawson(near)),
    amplitude * (Math.exp(-near * near) - Math.exp(-mirrored * mirrored)),
  ];
}

function drude({ plasmaEnergyEv, broadeningEv }: DrudeOscillator, photonEnergyEv: number): Complex {
  return divide([-(plasmaEnergyEv ** 2), 0], [photonEnergyEv ** 2, broadeningEv * photonEnergyEv]);
}
