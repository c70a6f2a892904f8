import { InputError } from '@modalgain/numerics';
import { lightProfile, planeWave, pumpAbsorption } from '@modalgain/optics';
import { depthsThrough } from './depths.js';
import { fieldOf, thickLayerOf } from './stack-light.js';
import type { StackAtWavelength, StackFile } from './stack-file.js';

/** Light in the depth of a stack. */
export interface StackProfile {
  readonly wavelengthNm: number;
  readonly angleDeg: number;
  readonly polarization: 's' | 'p';
  /** From the cover's interface; an interface stands there twice, for its two sides. */
  readonly xNm: readonly number[];
  /** |E|^2 over that of the incoming wave alone. */
  readonly electricIntensity: readonly number[];
  /** Share of the incident power that is absorbed per nm. */
  readonly absorptionPerNm: readonly number[];
  /** What the film takes up; absent where it has no k. */
  readonly pump?: PumpUptake;
}

/** How a film takes up light of this wavelength. */
export interface PumpUptake {
  readonly reflectance: number;
  readonly transmittance: number;
  /** Absorbed over incident fluence. */
  readonly filmAbsorptance: number;
  /** lambda/(4 pi k): over it light falls to 1/e within a thick piece of the film; absent where the film has several k. */
  readonly penetrationDepthNm?: number;
  /** Local over incident fluence: its mean over the film and its ends. */
  readonly localFluence: { readonly mean: number; readonly least: number; readonly largest: number };
}

/**
 * The field and the absorption of a plane wave through the depth of a stack.
 *
 * @throws InputError as `stackSpectrum`, and for a stack with a thick layer, in which there is no one field.
 */
export function stackProfile(
  file: StackFile,
  at: Pick<StackProfile, 'wavelengthNm' | 'angleDeg' | 'polarization'>,
): StackProfile {
  if (thickLayerOf(file) !== undefined) {
    throw new InputError(
      'found a layer without interference, in which there is no one field; make it the substrate to see the profile.',
      { file: file.file },
    );
  }
  const stack = file.stackAt(at.wavelengthNm);
  const light = { stack, angleDeg: at.angleDeg, polarization: fieldOf[at.polarization] };
  return file.placed(() => {
    const { xNm, electricIntensity, absorptionPerNm } = lightProfile(planeWave(light), depths(stack));
    const absorbs = stack.film.length > 0 && stack.film.every((layer) => extinctionOf(stack, layer) > 0);
    return {
      ...at,
      xNm: Array.from(xNm),
      electricIntensity: Array.from(electricIntensity),
      absorptionPerNm: Array.from(absorptionPerNm),
      ...(absorbs && { pump: pumpUptake(light) }),
    };
  });
}

function extinctionOf({ layers }: StackAtWavelength, layer: number): number {
  const { index } = layers[layer];
  return typeof index === 'number' ? 0 : index.k;
}

function pumpUptake(light: {
  stack: StackAtWavelength;
  angleDeg: number;
  polarization: 'TE' | 'TM';
}): PumpUptake {
  const { stack } = light;
  const { reflectance, transmittance, filmAbsorptance, localFluence, weightNm } = pumpAbsorption(light);
  const whole = weightNm.reduce((sum, weight) => sum + weight, 0);
  const extinctions = new Set(stack.film.map((layer) => extinctionOf(stack, layer)));
  const [k] = extinctions;
  return {
    reflectance,
    transmittance,
    filmAbsorptance,
    ...(extinctions.size === 1 && { penetrationDepthNm: stack.wavelengthNm / (4 * Math.PI * k) }),
    localFluence: {
      mean: localFluence.reduce((sum, share, at) => sum + share * weightNm[at], 0) / whole,
      least: Math.min(...localFluence),
      largest: Math.max(...localFluence),
    },
  };
}

/** Positions through the stack and some way out of it on both sides. */
function depths({ layers, wavelengthNm }: StackAtWavelength): number[] {
  const thicknesses = layers.slice(1, -1).map(({ thicknessNm = 0 }) => thicknessNm);
  const total = thicknesses.reduce((sum, thickness) => sum + thickness, 0);
  const outsideNm = Math.min(wavelengthNm / 2, 0.3 * total + 50);
  let end = -outsideNm;
  return depthsThrough(
    [outsideNm, ...thicknesses, outsideNm].map((depth) => ({ fromNm: end, toNm: (end += depth) })),
  );
}
