import {
  stackProfile,
  stackSpectrum,
  type StackDocument,
  type StackFile,
  type StackResponse,
} from '@modalgain/study';
import { readStackFile } from '../read-stack-file.js';
import { anglesOf, oneWavelength, polarizationsOf, wavelengthsOf, type StackOptions } from './options.js';

/** What `modalgain stack --json` prints, and all else shows. */
export async function analyseStack(file: string, options: StackOptions): Promise<StackDocument> {
  const read = await readStackFile(file);
  const anglesDeg = anglesOf(options);
  const polarizations = polarizationsOf(options);
  const { profile } = options;
  const profileNm = profile === undefined ? undefined : oneWavelength(profile, '--profile');
  const only = options.wavelengths === undefined && read.wavelengthNm === undefined ? profileNm : undefined;
  const wavelengthsNm = only === undefined ? wavelengthsOf(options, read) : [only];
  const { responses, ...spectrum } = stackSpectrum(read, { wavelengthsNm, anglesDeg, polarizations });
  const profiles =
    profileNm === undefined
      ? []
      : profilePolarizations(options).map((polarization) =>
          stackProfile(read, { wavelengthNm: profileNm, angleDeg: anglesDeg[0], polarization }),
        );
  return {
    file,
    wavelengthNm: [...spectrum.wavelengthNm],
    layers: layersOf(read),
    responses: responses.map(responseDocument),
    energyImbalance: spectrum.energyImbalance,
    profiles: profiles.map((each) => ({
      ...each,
      xNm: [...each.xNm],
      electricIntensity: [...each.electricIntensity],
      absorptionPerNm: [...each.absorptionPerNm],
    })),
    notes: [...read.notes],
  };
}

/** At normal incidence s and p are the same; of unpolarised light at an angle both are shown. */
function profilePolarizations(options: StackOptions): readonly ('s' | 'p')[] {
  if (options.polarization === 's' || options.polarization === 'p') return [options.polarization];
  return anglesOf(options)[0] === 0 ? ['s'] : ['s', 'p'];
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
