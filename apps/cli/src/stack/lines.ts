import { formatSignificant } from '@modalgain/numerics';
import type { StackDocument } from '@modalgain/study';
import { alignedTable } from '../aligned-table.js';

type Response = StackDocument['responses'][number];
type Profile = StackDocument['profiles'][number];

/** What a stack does with light, for a person. */
export function stackLines(document: StackDocument): string[] {
  const { file, layers, wavelengthNm, responses, profiles, notes, energyImbalance } = document;
  const first = wavelengthNm[0];
  const last = wavelengthNm[wavelengthNm.length - 1];
  const at =
    wavelengthNm.length === 1
      ? `at ${first} nm`
      : `${wavelengthNm.length} wavelengths from ${first} to ${last} nm`;
  return [
    `${file}: ${layers.length} layers, ${at}`,
    '',
    ...(wavelengthNm.length === 1
      ? byAngle(document)
      : responses.flatMap((response) => spectrumLines(document, response))),
    ...profiles.flatMap((profile) =>
      profileLines(
        profile,
        layers.some(({ film }) => film),
      ),
    ),
    `R + T + A is 1 to within ${energyImbalance.toExponential(0)}.`,
    ...notes.map((note) => `Note: ${note}`),
  ];
}

/** The layers that take up or give some light, by their place. */
const activeLayers = ({ responses, layers }: StackDocument): number[] =>
  layers.flatMap((_, layer) =>
    responses.some(({ absorptance }) => absorptance[layer].some((share) => Math.abs(share) > 5e-6))
      ? [layer]
      : [],
  );

function shareHeads(document: StackDocument): string[] {
  return [
    'R',
    'T',
    ...activeLayers(document).map((layer) => `A ${document.layers[layer].name ?? `layer ${layer + 1}`}`),
  ];
}

function shares(document: StackDocument, response: Response, at: number): string[] {
  const { reflectance, transmittance, absorptance } = response;
  const ofLayers = activeLayers(document).map((layer) => absorptance[layer][at]);
  return [reflectance[at], transmittance[at], ...ofLayers].map(shareText);
}

/** Five decimals; what is smaller keeps its digits, as light behind a mirror does. */
const shareText = (share: number): string =>
  share !== 0 && Math.abs(share) < 1e-4 ? share.toExponential(2) : share.toFixed(5);

function byAngle(document: StackDocument): string[] {
  const rows = document.responses.map((response) => [lightName(response), ...shares(document, response, 0)]);
  return [...alignedTable(['light', ...shareHeads(document)], rows), ''];
}

const mostRows = 21;

function spectrumLines(document: StackDocument, response: Response): string[] {
  const { wavelengthNm } = document;
  const every = Math.ceil((wavelengthNm.length - 1) / (mostRows - 1));
  const shown = wavelengthNm.flatMap((_, at) => (at % every === 0 ? [at] : []));
  const rows = shown.map((at) => [String(wavelengthNm[at]), ...shares(document, response, at)]);
  const thinned = every === 1 ? [] : [`(one wavelength in ${every}; --json has all)`];
  return [lightName(response), ...alignedTable(['nm', ...shareHeads(document)], rows), ...thinned, ''];
}

const lightName = ({ angleDeg, polarization }: Pick<Response, 'angleDeg' | 'polarization'>): string =>
  `${angleDeg}° ${polarization}`;

function profileLines({ pump, ...profile }: Profile, hasFilm: boolean): string[] {
  const head = `In depth at ${profile.wavelengthNm} nm, ${lightName(profile)}: |E|² up to ${formatSignificant(Math.max(...profile.electricIntensity), 3)} of the incoming wave's`;
  if (pump === undefined)
    return [`${head}${hasFilm ? '; the film has no k above 0 and takes up nothing' : ''}.`, ''];
  const { filmAbsorptance, reflectance, transmittance, penetrationDepthNm, localFluence } = pump;
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  return [
    `${head}.`,
    `  The film absorbs ${percent(filmAbsorptance)} of the incident fluence (${percent(reflectance)} reflected, ${percent(transmittance)} into the substrate).`,
    `  Local over incident fluence in it: ${localFluence.mean.toFixed(3)} on average, ${localFluence.least.toFixed(3)} to ${localFluence.largest.toFixed(3)}.`,
    ...(penetrationDepthNm === undefined
      ? []
      : [`  Penetration depth λ/(4πk): ${formatSignificant(penetrationDepthNm, 4)} nm.`]),
    '',
  ];
}
