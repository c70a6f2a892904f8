import { divide, logarithm, multiply, squareRoot, type Complex } from '../complex.js';
import type { TaucLorentzOscillator } from './model.js';

/**
 * The permittivity of a Tauc-Lorentz oscillator at a photon energy in eV, without epsilonInfinity (G. E. Jellison and F. A. Modine,
 * Appl. Phys. Lett. 69, 371 (1996), doi 10.1063/1.118064, erratum doi 10.1063/1.118155):
 *
 *   Im = A E0 C (E - Eg)^2/(E [(E^2 - E0^2)^2 + C^2 E^2]) above the gap Eg, and exactly 0 below;
 *   Re = the integral of Kramers and Kronig over it.
 *
 * The integral is done by partial fractions: with the residues c of (x - Eg)^2/([(x^2 - E0^2)^2 + C^2 x^2] (x^2 - E^2)) at its six poles r it is
 * -(2/pi) A E0 C sum c ln(Eg - r). That equals the authors' sum of logarithms and arc tangents, and holds for C > 2 E0 as well.
 */
export function taucLorentzPermittivity(
  { amplitudeEv, energyEv, broadeningEv, gapEv }: TaucLorentzOscillator,
  photonEnergyEv: number,
): Complex {
  const strength = amplitudeEv * energyEv * broadeningEv;
  const resonance: Resonance = { energyEv, broadeningEv, gapEv };
  const lorentz = (photonEnergyEv ** 2 - energyEv ** 2) ** 2 + (broadeningEv * photonEnergyEv) ** 2;
  const above = Math.max(0, photonEnergyEv - gapEv);
  const sum = resonanceSum(resonance, photonEnergyEv) + photonSum(gapEv, photonEnergyEv) / lorentz;
  return [(-2 / Math.PI) * strength * sum, (strength * above * above) / (photonEnergyEv * lorentz)];
}

interface Resonance {
  readonly energyEv: number;
  readonly broadeningEv: number;
  readonly gapEv: number;
}

/** c ln|Eg - r| of the poles r = +-E, without the Lorentz factor of c. At the gap (E - Eg)^2 ln|E - Eg| is 0. */
function photonSum(gapEv: number, photonEnergyEv: number): number {
  const to = gapEv - photonEnergyEv;
  const from = gapEv + photonEnergyEv;
  const atGap = to === 0 ? 0 : to * to * Math.log(Math.abs(to));
  return (atGap - from * from * Math.log(from)) / (2 * photonEnergyEv);
}

/** Nearer to critical damping (C = 2 E0) than this, two poles merge and their terms cancel. */
const criticalShare = 1e-5;

/** Sum of c ln(Eg - r) over the poles r = +-s +- i C/2 with s^2 = E0^2 - C^2/4; smooth in s^2, and straight where it is small. */
function resonanceSum(resonance: Resonance, photonEnergyEv: number): number {
  const { energyEv, broadeningEv } = resonance;
  const splitSquared = energyEv ** 2 - broadeningEv ** 2 / 4;
  const smallest = criticalShare * energyEv ** 2;
  const sumAt = (square: number): number => poleSum(resonance, squareRoot([square, 0]), photonEnergyEv);
  if (Math.abs(splitSquared) > smallest) return sumAt(splitSquared);
  const share = (splitSquared + smallest) / (2 * smallest);
  return share * sumAt(smallest) + (1 - share) * sumAt(-smallest);
}

const polesOfSplitAndDamping = [
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
] as const;

/** The derivative of the Lorentz factor at the pole p s + i q C/2 is 4 i p q s C r. */
function poleSum({ broadeningEv, gapEv }: Resonance, split: Complex, photonEnergyEv: number): number {
  let sum = 0;
  for (const [p, q] of polesOfSplitAndDamping) {
    const pole: Complex = [p * split[0], p * split[1] + (q * broadeningEv) / 2];
    const toGap: Complex = [gapEv - pole[0], -pole[1]];
    const square = multiply(pole, pole);
    const slope = multiply([-4 * p * q * broadeningEv * split[1], 4 * p * q * broadeningEv * split[0]], pole);
    const factor = multiply(slope, [square[0] - photonEnergyEv ** 2, square[1]]);
    sum += divide(multiply(multiply(toGap, toGap), logarithm(toGap)), factor)[0];
  }
  return sum;
}
