import { propagate, type Determination, type Estimate } from '@modalgain/numerics';
import type { EffectiveMediumLaw } from './effective-medium.js';
import { volumeFractionFromIndex } from './volume-fraction.js';

/** What a density from the index needs: the film's index, those of its two parts at the same wavelength, and the size of a particle. */
export interface IndexDensityInput {
  /** `bruggeman` where nothing speaks for another. */
  readonly law: EffectiveMediumLaw;
  readonly filmIndex: Estimate;
  readonly particleIndex: Estimate;
  /** Of what fills the space between the particles: ligands, a polymer, or air. */
  readonly ligandIndex: Estimate;
  readonly particleVolumeNm3: Estimate;
}

/** The density of particles by the film's index, with the volume fraction that it rests on. */
export interface IndexDensity {
  readonly densityPerCm3: Determination;
  readonly volumeFraction: Determination;
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[];
}

const cubicNmPerCm3 = 1e21;

/**
 * The number of particles in a cm3 of a film from its refractive index: n_t = f/V, f the volume fraction of an effective medium of
 * particles of volume V in their ligands. A second opinion on the density of a gain fit; it counts every particle, emitting or not.
 */
export function densityFromIndex(input: IndexDensityInput): IndexDensity {
  const { law, particleVolumeNm3 } = input;
  const volumeFraction = volumeFractionFromIndex({
    law,
    mixtureIndex: input.filmIndex,
    hostIndex: input.ligandIndex,
    inclusionIndex: input.particleIndex,
  });
  const assumptions = [
    `particles in ligands mix by the ${law} law: on a scale far below the wavelength, and alike in all directions.`,
    'the index counts every particle, whether it emits or not, and holes in the film count as missing particles.',
  ];
  if (volumeFraction.kind === 'not-determined')
    return { densityPerCm3: volumeFraction, volumeFraction, assumptions };
  const estimate = propagate(
    [volumeFraction.estimate, particleVolumeNm3],
    ([fraction, volumeNm3]) => (fraction / volumeNm3) * cubicNmPerCm3,
    volumeFraction.estimate.method,
  );
  return { densityPerCm3: { kind: 'determined', estimate }, volumeFraction, assumptions };
}
