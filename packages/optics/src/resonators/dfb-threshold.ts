import { InputError } from '@modalgain/numerics';
import { divide, modulus, type Complex } from '../complex.js';
import { requirePositive } from '../stack/layer-checks.js';
import { gratingExponents } from './dfb-branches.js';
import { modesBetweenEnds } from './dfb-ends.js';
import { hyperbolic } from './hyperbolic.js';

/** A grating over a length. */
export interface DfbGrating {
  /** kappa in 1/cm: its real part pi n1/lambda by the index n1 cos, its imaginary part alpha1/2 by the amplitude gain alpha1 cos; 0 if absent. */
  readonly coupling: { readonly indexPerCm?: number; readonly gainPerCm?: number };
  /** h of a second-order grating in 1/cm, as `gratingCoupling` gives it; 0 if absent. */
  readonly radiationPerCm?: Complex;
  readonly lengthUm: number;
  /** What the ends of the grating reflect; nothing if absent. */
  readonly ends?: readonly [DfbEnd, DfbEnd];
  /** How many modes: those nearest to the Bragg wavelength. 4 if absent. */
  readonly modes?: number;
}

/** An end that reflects. */
export interface DfbEnd {
  /** Share of the power, below 1. */
  readonly reflectance: number;
  /**
   * Of the reflected wave over the arriving one, counted in the waves R and S of the grating: it turns once while the cut moves by half a wave through the
   * period. 0 if absent.
   */
  readonly phaseDeg?: number;
}

/** A mode of a distributed-feedback laser at its threshold. */
export interface DfbMode {
  /**
   * Net modal gain of the intensity, 2 alpha, before radiation by the grating: below 0 where the modulation of the gain alone is enough.
   */
  readonly thresholdPerCm: number;
  /** beta - beta_Bragg. */
  readonly detuningPerCm: number;
}

/**
 * Threshold and detuning of the modes of a distributed-feedback laser, by rising threshold (of equals the longer wavelength first): the solutions of
 * g coth(g) = q with g^2 = q^2 + (kappa L)^2 and q = (alpha - i delta) L. H. Kogelnik and C. V. Shank, doi 10.1063/1.1661499; with reflecting ends
 * W. Streifer et al., doi 10.1109/JQE.1975.1068581.
 *
 * Light that a second-order grating radiates acts as a loss Im h, a shift Re h and a further coupling h (R. F. Kazarinov and C. H. Henry,
 * doi 10.1109/JQE.1985.1072627): the two edges of the stop band then differ.
 *
 * @throws InputError for a coupling of 0, above 1000/L, or mostly by the gain and above 4/L, a length that is not above 0, ends that do not reflect
 * less than all, modes that are no whole number from 1 to 100.
 */
export function dfbModes(grating: DfbGrating): readonly DfbMode[] {
  const { lengthUm, ends, modes = 4, radiationPerCm: [shift, loss] = [0, 0] } = grating;
  const lengthCm = requirePositive(lengthUm, 'lengthUm', 'a length') * 1e-4;
  const strength = couplingStrength(grating, lengthCm);
  if (!(Number.isInteger(modes) && modes >= 1 && modes <= 100)) {
    throw new InputError(`found ${modes}, expected a whole number from 1 to 100.`, { field: 'modes' });
  }
  const all = ends ? betweenEnds({ strength, ends, modes }) : withoutEnds(strength, modes);
  const found = all.map(([gain, negativeDetuning]): DfbMode => ({
    thresholdPerCm: 2 * (gain / lengthCm + loss),
    detuningPerCm: -negativeDetuning / lengthCm - shift,
  }));
  const by = (key: (mode: DfbMode) => number) => (a: DfbMode, b: DfbMode) => {
    const difference = (key(a) - key(b)) * lengthCm;
    return Math.abs(difference) > 1e-9 ? difference : a.detuningPerCm - b.detuningPerCm;
  };
  const nearest = found.sort(by(({ detuningPerCm }) => Math.abs(detuningPerCm + shift))).slice(0, modes);
  return nearest.sort(by(({ thresholdPerCm }) => thresholdPerCm));
}

function withoutEnds(strength: Complex, modes: number): Complex[] {
  return gratingExponents(strength, modes).map((square) => {
    const { cosine, sine } = hyperbolic(square);
    return divide(cosine, sine);
  });
}

/** Where the ends reflect, modes are searched for: over so many half turns of a round trip beyond the stop band. */
function betweenEnds({
  strength,
  ends,
  modes,
}: {
  readonly strength: Complex;
  readonly ends: readonly [DfbEnd, DfbEnd];
  readonly modes: number;
}): Complex[] {
  const reach = modulus(strength) + Math.PI * (modes + 1);
  if (reach > mostReach) {
    throw new InputError(
      `found a coupling of ${modulus(strength)}/length and ${modes} modes beside reflecting ends, expected fewer modes and at most ${mostReach}/length.`,
      { field: 'coupling' },
    );
  }
  return modesBetweenEnds({ strength, ends: [amplitudeOf(ends[0]), amplitudeOf(ends[1])] }, reach);
}

const mostReach = 100;
const mostCoupling = 1000;
/** Beyond it, and mostly by the gain, modes meet in pairs and could not be followed. */
const mostGainCoupling = 4;

/** kappa L with what is coupled by way of radiation; a loss couples as a gain below 0. */
function couplingStrength(
  { coupling: { indexPerCm = 0, gainPerCm = 0 }, radiationPerCm = [0, 0] }: DfbGrating,
  lengthCm: number,
): Complex {
  const [index, gain] = [indexPerCm + radiationPerCm[0], gainPerCm - radiationPerCm[1]];
  const strength: Complex = [index * lengthCm, gain * lengthCm];
  const size = modulus(strength);
  const isMostlyGain = Math.abs(strength[1]) > 5 * Math.abs(strength[0]);
  if (size > 0 && size <= mostCoupling && !(isMostlyGain && size > mostGainCoupling)) return strength;
  throw new InputError(
    `found a coupling of ${index}/cm by the index and ${gain}/cm by the gain over ${lengthCm} cm, expected a product above 0 and up to ${mostCoupling}, or to ${mostGainCoupling} where it is mostly by the gain.`,
    { field: 'coupling' },
  );
}

/** The amplitude in the convention exp(i w t) of the equations above. */
function amplitudeOf({ reflectance, phaseDeg = 0 }: DfbEnd): Complex {
  if (!(reflectance >= 0 && reflectance < 1 && Number.isFinite(phaseDeg))) {
    throw new InputError(
      `found a reflectance of ${reflectance} at ${phaseDeg} degrees, expected a share from 0 to below 1 and a finite phase.`,
      { field: 'ends' },
    );
  }
  const phase = (-phaseDeg * Math.PI) / 180;
  return [Math.sqrt(reflectance) * Math.cos(phase), Math.sqrt(reflectance) * Math.sin(phase)];
}
