import type { TriedStack } from '@modalgain/compute';
import { formatEstimate, formatInterval, formatNumber, formatSignificant } from '@modalgain/numerics';
import type { DesignSettings } from './design-settings';
import { differenceText, type ProposalSource } from './proposal';

/** Whether the proposed film lies in another stack than the films of the study. */
export const isOtherStack = ({ cover, substrate }: DesignSettings): boolean =>
  cover !== undefined || substrate !== undefined;

/** A name for the proposed film that no film of the study has by accident. */
const nameOf = (film: string, thicknessNm: number): string => `${film}-${Math.round(thicknessNm)}nm`;

/** The proposal as a file. */
export const proposalFileName = ({ designFilm, design }: ProposalSource): string =>
  `proposal-${nameOf(designFilm.film.name, design.shown.thicknessNm)}.yaml`;

/**
 * The proposed film for a study file, with what was predicted of it and what that rests on as comments: an entry under
 * `films`; in another stack a study of its own, since a study has one stack for all its films.
 */
export function proposalYaml(source: ProposalSource): string {
  const { designFilm, design } = source;
  const { thicknessNm, filmIndex } = design.shown;
  return [
    ...commentsOf(source).map((comment) => `# ${comment}`),
    ...(isOtherStack(design.settings) ? studyLines(source) : []),
    'films:',
    `  ${JSON.stringify(nameOf(designFilm.film.name, thicknessNm))}:`,
    `    thickness: ${formatNumber(thicknessNm, 1)} nm`,
    `    index: ${formatNumber(filmIndex, 4)}`,
    '',
  ].join('\n');
}

function commentsOf({ designFilm, design, answer }: ProposalSource): string[] {
  const { film, gain, prediction } = designFilm;
  const difference = differenceText(design);
  const { proposed } = answer;
  const predicted = proposed
    ? [
        `Predicted at ${formatSignificant(prediction.fluenceUjPerCm2, 3)} uJ/cm2: net gain ${formatEstimate(proposed.netGainPerCm)} cm-1, 95 % ${formatInterval(proposed.netGainPerCm.interval95)}.`,
        `Guided: ${proposed.modes.join(', ')}; confinement of TE0 (modal) ${formatNumber(proposed.confinementModal, 3)}.`,
      ]
    : ['Predicted: no guided mode, so that no net gain can be measured.'];
  return [
    `A film like ${film.name}${difference === '' ? '' : `, but ${difference}`}, proposed by modalgain.`,
    ...predicted,
    `Rests on film gain ${formatSignificant(design.shown.densityRatio * gain.filmGainPerCm, 4)} cm-1 and loss ${formatSignificant(gain.lossPerCm, 4)} cm-1 of ${film.name};`,
    'scattering that changes with the thickness is not in it. Replace these numbers by what is measured.',
    ...(isOtherStack(design.settings)
      ? ['A study has one stack for all its films: this film is a study of its own.']
      : []),
  ];
}

function studyLines({ designFilm, design }: ProposalSource): string[] {
  const { cover, substrate, below } = design.stack;
  const title = `A film like ${designFilm.film.name}, ${differenceText(design)}`;
  return [
    'modalgain: 1',
    `title: ${JSON.stringify(title)}`,
    `wavelengths: {emission: ${designFilm.basis.wavelengthNm} nm}`,
    'stack:',
    `  cover: ${materialYaml(cover)}`,
    ...(below.length === 0 ? [] : ['  underlayers:']),
    ...below.map(
      ({ material, thicknessNm }) => `    - {index: ${materialYaml(material)}, thickness: ${thicknessNm} nm}`,
    ),
    `  substrate: ${materialYaml(substrate)}`,
  ];
}

/** JSON is YAML: names with a colon or a quote stay what they are. */
const materialYaml = (material: TriedStack['cover']): string =>
  typeof material === 'object' ? `{file: ${JSON.stringify(material.file)}}` : JSON.stringify(material);
