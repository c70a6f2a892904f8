import type { StackDocument } from '../documents/stack.js';
import { stackSpectrum, type LightPolarization, type StackResponse } from './stack-light.js';
import { stackProfile } from './stack-profile.js';
import type { StackFile } from './stack-file.js';

/** What is asked of a stack. */
export interface StackRequest {
  readonly wavelengthsNm: readonly number[];
  readonly anglesDeg: readonly number[];
  readonly polarizations: readonly LightPolarization[];
  /** Light in depth at this wavelength and the first angle; none if absent. */
  readonly profileNm?: number;
}

/** What a stack file does with light, as `modalgain stack --json` prints it and figures draw it. */
export function stackDocument(file: StackFile, request: StackRequest): StackDocument {
  const { responses, wavelengthNm, energyImbalance } = stackSpectrum(file, request);
  return {
    file: file.file,
    wavelengthNm: [...wavelengthNm],
    layers: layersOf(file),
    responses: responses.map(responseDocument),
    energyImbalance,
    profiles: profilesOf(file, request),
    notes: [...file.notes],
  };
}

function profilesOf(
  file: StackFile,
  { profileNm, anglesDeg: [angleDeg], polarizations }: StackRequest,
): StackDocument['profiles'] {
  if (profileNm === undefined) return [];
  return profilePolarizations(angleDeg, polarizations).map((polarization) => {
    const profile = stackProfile(file, { wavelengthNm: profileNm, angleDeg, polarization });
    return {
      ...profile,
      xNm: [...profile.xNm],
      electricIntensity: [...profile.electricIntensity],
      absorptionPerNm: [...profile.absorptionPerNm],
    };
  });
}

/** At normal incidence s and p are the same; of unpolarised light at an angle both are shown. */
function profilePolarizations(
  angleDeg: number,
  polarizations: readonly LightPolarization[],
): readonly ('s' | 'p')[] {
  const asked = (['s', 'p'] as const).filter(
    (each) => polarizations.includes(each) || polarizations.includes('unpolarised'),
  );
  return angleDeg === 0 ? asked.slice(0, 1) : asked;
}

/** As the file lists them: the slices of a graded layer are one again. */
function layersOf({ layers }: StackFile): StackDocument['layers'] {
  const entries = layers[layers.length - 1].entry + 1;
  return Array.from({ length: entries }, (_, entry) => {
    const slices = layers.filter((layer) => layer.entry === entry);
    const [{ name, film, coherent, thickness }] = slices;
    return {
      ...(name !== undefined && { name }),
      ...(thickness !== undefined && { thicknessNm: thickness.value * slices.length }),
      film,
      coherent,
    };
  });
}

function responseDocument({ reflection, ...response }: StackResponse): StackDocument['responses'][number] {
  return {
    angleDeg: response.angleDeg,
    polarization: response.polarization,
    reflectance: [...response.reflectance],
    transmittance: [...response.transmittance],
    absorptance: response.absorptance.map((shares) => [...shares]),
    filmAbsorptance: [...response.filmAbsorptance],
    ...(reflection && {
      reflection: reflection.map(([re, im]): [number, number] => [re, im]),
      reflectionPhaseDeg: reflection.map(([re, im]) => (Math.atan2(im, re) * 180) / Math.PI),
    }),
  };
}
