import { fluenceSourceOf } from './fluences.js';
import type { FluenceSource } from './fluences.js';
import { filmText } from './film-text.js';
import type { ProposedFilm } from './group-films.js';
import { emissionGuess } from './emission-guess.js';
import type { RecognisedFile } from './recognise.js';
import { commentList, quoted } from './text.js';

interface StudyText {
  readonly title: string;
  readonly films: readonly ProposedFilm[];
  readonly files: readonly RecognisedFile[];
}

/** The study file of a folder, with the reason of every guess and the place of everything that a person has to fill in. */
export function studyText({ title, films, files }: StudyText): string {
  const fluences = fluenceSourceOf(films);
  const allFiles = files.map(({ file }) => file);
  const lines = [
    ...header(title),
    ...wavelengths(files),
    ...stack(files, films),
    ...crossSection,
    ...pump(fluences),
    '',
    ...filmList(films, fluences, allFiles),
    ...analysis,
    ...leftOver(files, films),
  ];
  return `${lines.join('\n')}\n`;
}

const header = (title: string): string[] => [
  '# A study file: says which raw file belongs to which film, and what is known beforehand.',
  '# Made by `modalgain new` from the names and contents of the files in this folder: look through every guess.',
  '# Check it with `modalgain check study.yaml`, analyse it with `modalgain run study.yaml`.',
  'modalgain: 1',
  `title: ${quoted(title)}`,
];

function wavelengths(files: readonly RecognisedFile[]): string[] {
  const guess = emissionGuess(files);
  const emission = guess
    ? `  emission: ${guess.emissionNm} nm   # guessed: the peak of the strongest spectrum, ${quoted(guess.file)}`
    : '  emission: "?"   # FILL IN, e.g. 656 nm: no spectrum was found to guess it from';
  return [
    '',
    '# Where the films amplify: the peak of amplified spontaneous emission.',
    'wavelengths:',
    emission,
    '  # pump: 400 nm',
  ];
}

function stack(files: readonly RecognisedFile[], films: readonly ProposedFilm[]): string[] {
  const used = new Set(films.flatMap((film) => film.files.map(({ file }) => file)));
  const others = files.filter(
    ({ file, role, isEllipsometry }) => role === 'index' && !isEllipsometry && !used.has(file),
  );
  return [
    '',
    '# What lies above and below every film. Uncomment one line: without it there is no confinement and no density.',
    ...others.map(({ file }) => `# stack: {cover: air, substrate: {file: ${quoted(file)}}}`),
    '# stack: {cover: air, substrate: fused-silica}',
    '# stack: {cover: air, substrate: soda-lime-glass}',
  ];
}

const crossSection = [
  '',
  '# The scale of every density. Uncomment and put in your value: without it there is no density and no packing.',
  '# emissionCrossSection: 4.3e-15 +- 0.2e-15 cm^2',
  '# Or from an emission spectrum: {spectrum: pl.csv, lifetime: 5 +- 0.3 ns, quantumYield: 60 +- 5 %, index: 1.9 +- 0.05}',
  '# particle: {size: [20 nm, 20 nm, 7 nm], ligandGap: 3.2 nm}   # edges with shell; gap between neighbours',
];

function pump(fluences: FluenceSource): string[] {
  switch (fluences.kind) {
    case 'names':
      return [
        '',
        `# Guessed from names such as ${quoted(fluences.example)}: the number is a fluence per cm^2. If it is the energy of a pulse,`,
        '# write {energy} for {fluence} and add the pumped stripe, e.g. stripe: [2 mm, 120 um].',
        'pump:',
        `  fluence: ${quoted(fluences.pattern)}`,
      ];
    case 'headers':
      return ['', '# The headers of the stripe scans state their fluences.'];
    case 'lists':
      return [
        '',
        '# Fluences: listed at each film, since neither the names nor the headers of all scans state them.',
      ];
    case 'no-scans':
      return [];
  }
}

function filmList(
  films: readonly ProposedFilm[],
  fluences: FluenceSource,
  allFiles: readonly string[],
): string[] {
  if (films.length === 0) {
    return ['# FILL IN: no measurement of a film was recognised in this folder.', 'films: {}'];
  }
  return ['films:', ...films.flatMap((film) => filmText({ film, fluences, allFiles }))];
}

const analysis = [
  '',
  '# One saturation fluence for all films; each film has its own density and loss.',
  'gain: {model: langmuir, share: [saturationFluence], loss: free}',
];

/** Everything in the folder that the study does not use, or uses with doubt. */
function leftOver(files: readonly RecognisedFile[], films: readonly ProposedFilm[]): string[] {
  const used = new Set(films.flatMap((film) => film.files.map(({ file }) => file)));
  const line = ({ file, reason }: RecognisedFile): string => `${quoted(file)}: ${reason}`;
  const doubtful = files.filter(({ file, certainty }) => certainty === 'doubtful' && used.has(file));
  const unused = files.filter(({ file, role }) => role !== undefined && !used.has(file));
  const unknown = files.filter(({ role }) => role === undefined);
  return [
    ...commentList('Taken with doubt:', doubtful.map(line)),
    ...commentList(
      'Read, but of no film (spectra served to guess the emission wavelength):',
      unused.map(line),
    ),
    ...commentList('Not recognised:', unknown.map(line)),
  ];
}
