import { InputError } from '@modalgain/numerics';
import { incoherentPlaneWave, planeWave, type Polarization } from '@modalgain/optics';
import type { StackAtWavelength, StackFile } from './stack-file.js';

/** Field across the plane of incidence, in it, or the mean of both. */
export type LightPolarization = 's' | 'p' | 'unpolarised';

/** What a stack does with light of one angle and polarization, a value a wavelength; powers are shares of the incident one. */
export interface StackResponse {
  readonly angleDeg: number;
  readonly polarization: LightPolarization;
  readonly reflectance: readonly number[];
  /** Power that enters the substrate, whether or not it absorbs there. */
  readonly transmittance: readonly number[];
  /** Of each layer of the file; below 0 where it amplifies. */
  readonly absorptance: readonly (readonly number[])[];
  /** Sum over the layers of the film. */
  readonly filmAbsorptance: readonly number[];
  /**
   * r_s, or r_p = (n2 cos1 - n1 cos2)/(n2 cos1 + n1 cos2) at one interface, as [Re, Im] with fields as exp(-i w t); absent where light is unpolarised
   * or a thick layer takes the phase away.
   */
  readonly reflection?: readonly (readonly [number, number])[];
}

export interface StackSpectrum {
  readonly wavelengthNm: readonly number[];
  readonly responses: readonly StackResponse[];
  /** The largest |R + T + A - 1| of all. */
  readonly energyImbalance: number;
}

/** R, T and A of one wavelength; `absorptance` by layer of the stack. */
interface Powers {
  readonly reflectance: number;
  readonly transmittance: number;
  readonly absorptance: readonly number[];
  readonly reflection?: readonly [number, number];
}

/**
 * Reflectance, transmittance and absorptance of a stack file at each wavelength, for every angle and polarization.
 *
 * @throws InputError with file, line and field for a wavelength outside a material's range, more than one thick layer, and whatever `planeWave` or
 * `incoherentPlaneWave` of @modalgain/optics refuses.
 */
export function stackSpectrum(
  file: StackFile,
  {
    wavelengthsNm,
    anglesDeg,
    polarizations,
  }: {
    readonly wavelengthsNm: readonly number[];
    readonly anglesDeg: readonly number[];
    readonly polarizations: readonly LightPolarization[];
  },
): StackSpectrum {
  const thickLayer = thickLayerOf(file);
  const stacks = wavelengthsNm.map((wavelengthNm) => file.stackAt(wavelengthNm));
  const responses = anglesDeg.flatMap((angleDeg) =>
    polarizations.map((polarization) => {
      const powers = stacks.map((stack) =>
        file.placed(() => powersOf({ stack, angleDeg, polarization, thickLayer })),
      );
      return response(file, { angleDeg, polarization, powers });
    }),
  );
  return { wavelengthNm: wavelengthsNm, responses, energyImbalance: energyImbalance(responses) };
}

/** The place of the layer that is too thick for interference. */
export function thickLayerOf({ layers, placed }: StackFile): number | undefined {
  const thick = layers.flatMap(({ coherent }, at) => (coherent ? [] : [at]));
  const refuse = (message: string): never =>
    placed(() => {
      throw new InputError(message, { field: `layers[${thick.at(-1) ?? 0}].coherent` });
    });
  if (thick.some((at) => at === 0 || at === layers.length - 1))
    refuse(
      'found a half-space without interference, expected an inner layer: give it its thickness and put what is behind it after it.',
    );
  if (thick.length > 1) refuse(`found ${thick.length} layers without interference, expected one at most.`);
  return thick.at(0);
}

function powersOf({
  stack,
  angleDeg,
  polarization,
  thickLayer,
}: {
  readonly stack: StackAtWavelength;
  readonly angleDeg: number;
  readonly polarization: LightPolarization;
  readonly thickLayer: number | undefined;
}): Powers {
  if (polarization === 'unpolarised') {
    const [s, p] = (['s', 'p'] as const).map((each) =>
      powersOf({ stack, angleDeg, polarization: each, thickLayer }),
    );
    return meanOf(s, p);
  }
  const light = { stack, angleDeg, polarization: fieldOf[polarization] };
  return thickLayer === undefined ? planeWave(light) : incoherentPlaneWave({ ...light, thickLayer });
}

/** The polarizations as the mode solver names them. */
export const fieldOf: Readonly<Record<'s' | 'p', Polarization>> = { s: 'TE', p: 'TM' };

function meanOf(s: Powers, p: Powers): Powers {
  return {
    reflectance: (s.reflectance + p.reflectance) / 2,
    transmittance: (s.transmittance + p.transmittance) / 2,
    absorptance: s.absorptance.map((share, layer) => (share + p.absorptance[layer]) / 2),
  };
}

function response(
  { layers, film }: StackFile,
  {
    powers,
    ...of
  }: { readonly powers: readonly Powers[] } & Pick<StackResponse, 'angleDeg' | 'polarization'>,
): StackResponse {
  const entries = layers[layers.length - 1].entry + 1;
  const total = (of: (layer: number) => boolean): number[] =>
    powers.map(({ absorptance }) =>
      absorptance.reduce((sum, share, layer) => (of(layer) ? sum + share : sum), 0),
    );
  const reflection = powers.flatMap((each) => (each.reflection ? [each.reflection] : []));
  return {
    ...of,
    reflectance: powers.map(({ reflectance }) => reflectance),
    transmittance: powers.map(({ transmittance }) => transmittance),
    absorptance: Array.from({ length: entries }, (_, entry) =>
      total((layer) => layers[layer].entry === entry),
    ),
    filmAbsorptance: total((layer) => film.includes(layer)),
    ...(reflection.length === powers.length && { reflection }),
  };
}

function energyImbalance(responses: readonly StackResponse[]): number {
  return Math.max(
    ...responses.flatMap(({ reflectance, transmittance, absorptance }) =>
      reflectance.map((share, at) => {
        const absorbed = absorptance.reduce((sum, ofLayer) => sum + ofLayer[at], 0);
        return Math.abs(share + transmittance[at] + absorbed - 1);
      }),
    ),
  );
}
