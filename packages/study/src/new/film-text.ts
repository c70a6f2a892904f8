import { conflictingFluences, fluenceOfFile, stripeFilesOf, thresholdStepsOf } from './fluences.js';
import type { FluenceSource } from './fluences.js';
import { patternsOf } from './glob.js';
import type { ProposedFilm } from './group-films.js';
import type { FileRole, RecognisedFile } from './recognise.js';
import { patternOf } from './steps.js';
import { nameText, quoted } from './text.js';

interface FilmText {
  readonly film: ProposedFilm;
  readonly fluences: FluenceSource;
  /** All files of the folder: a pattern must not catch others. */
  readonly allFiles: readonly string[];
}

/** The entry of a film in the study file. */
export function filmText({ film, fluences, allFiles }: FilmText): string[] {
  const patterns = (role: FileRole): string[] => {
    const files = film.files.filter((file) => file.role === role).map(({ file }) => file);
    return patternsOf(files, allFiles).map(quoted);
  };
  const lines = [
    ...guesses(film),
    ...treatment(film),
    ...thickness(patterns('thickness')),
    ...index(film, allFiles),
    ...stripe(film, patterns('stripe'), fluences),
    ...loss(film, patterns('loss')),
    ...threshold(film, patterns('threshold'), fluences),
    ...absorbance(patterns('absorbance')),
    ...micrograph(film),
  ];
  return [`  ${nameText(film.name)}:`, ...lines.map((line) => `    ${line}`)];
}

function guesses({ name, byPartOfName }: ProposedFilm): string[] {
  return byPartOfName.map(
    (file) => `# ${quoted(file)} is taken for ${name}, since its name holds that name.`,
  );
}

function treatment({ name, stampedFrom }: ProposedFilm): string[] {
  if (stampedFrom === undefined) return [];
  return [
    `stampedFrom: ${nameText(stampedFrom)}   # guessed from the name: ${nameText(name)} is ${nameText(stampedFrom)} after its treatment`,
    '# pressure: 1500 kg/cm^2',
    '# duration: 5 min',
  ];
}

function thickness(files: readonly string[]): string[] {
  if (files.length === 0)
    return ['# thickness: 200 +- 2 nm   # no AFM scan was found; without it no confinement'];
  return [`thickness: {afm: ${listed(files)}}`];
}

/** A file with n and k comes before Psi and Delta, which still have to be fitted. */
function index({ files }: ProposedFilm, allFiles: readonly string[]): string[] {
  const found = files.filter(({ role }) => role === 'index');
  const ofKind = (isEllipsometry: boolean) => found.filter((file) => file.isEllipsometry === isEllipsometry);
  const constants = patternsOf(namesOf(ofKind(false)), allFiles).map(quoted);
  const scans = namesOf(ofKind(true)).map(quoted);
  const scan = scans.at(0);
  const others = scans
    .slice(1)
    .map((file) => `# ${file} is another scan of Psi and Delta; a film takes one.`);
  if (constants.length > 0) {
    const instead =
      scan === undefined
        ? []
        : [`# index: {ellipsometry: {file: ${scan}}}   # or n and k fitted to Psi and Delta`];
    return [`index: {file: ${listed(constants)}}`, ...instead, ...others];
  }
  if (scan === undefined)
    return ['# index: 2.0 +- 0.02   # no file with n and k was found; without it no confinement'];
  return [
    `index: {ellipsometry: {file: ${scan}}}   # n and k are fitted; CHECK: add substrate: Si if it was measured on another one`,
    ...others,
  ];
}

const namesOf = (files: readonly RecognisedFile[]): string[] => files.map(({ file }) => file);

function stripe(film: ProposedFilm, files: readonly string[], fluences: FluenceSource): string[] {
  if (files.length === 0) return ['# stripe: {files: ...}   # no stripe scan was found; without one no gain'];
  const lines = [
    ...fluenceComments(film),
    'stripe:',
    `  files: ${listed(files)}`,
    ...stripeLength(stripeFilesOf(film).filter(({ isStep }) => isStep)),
  ];
  if (fluences.kind !== 'lists') return lines;
  const known = stripeFilesOf(film).map(fluenceOfFile);
  const inHeaders = stripeFilesOf(film).every(
    ({ fluencesUjPerCm2, fluence }) => fluencesUjPerCm2.length > 0 && fluence === undefined,
  );
  if (inHeaders) return [...lines, '  # fluences: as the headers of the files state them'];
  if (known.every((fluence) => fluence !== undefined)) {
    return [
      ...lines,
      `  fluence: [${known.join(', ')}]   # in the order of the files; as stated, from their names, else their headers`,
    ];
  }
  const areSteps = stripeFilesOf(film).every(({ isStep }) => isStep);
  return [
    ...lines,
    `  # fluence: [...]   # FILL IN, ${areSteps ? 'one for all files, or ' : ''}one a file: neither names nor headers state them all`,
  ];
}

/** Files of one spectrum each are steps: their lengths stand in their names. */
function stripeLength(steps: readonly RecognisedFile[]): string[] {
  if (steps.length === 0) return [];
  const pattern = patternOf(
    'length',
    steps.map(({ parts }) => parts.length),
  );
  return pattern === undefined
    ? [
        '  # stripeLength: "from file name {length}um"   # FILL IN: the names write their lengths in different ways',
      ]
    : [
        `  stripeLength: ${quoted(pattern)}   # one spectrum a file: those of one folder and one fluence are a scan`,
      ];
}

function fluenceComments(film: ProposedFilm): string[] {
  return conflictingFluences(stripeFilesOf(film)).map(
    ({ file, parts, fluencesUjPerCm2 }) =>
      `# CHECK: ${quoted(file)} says ${parts.energy?.uj} uJ/cm^2 in its name and ${fluencesUjPerCm2[0]} uJ/cm^2 in its header; the name is taken.`,
  );
}

function loss({ files }: ProposedFilm, patterns: readonly string[]): string[] {
  if (patterns.length === 0) return [];
  const scans = files.filter(({ role }) => role === 'loss');
  if (scans.some(({ isStripePair }) => isStripePair)) {
    return [
      `# loss: {twoStripes: {files: ${listed(patterns)}, stripeLength: 200 um}}   # FILL IN the length of one stripe, and uncomment`,
    ];
  }
  const isEdge = scans.every(({ file }) => /edge/i.test(file));
  return [
    isEdge
      ? `loss: {edge: ${listed(patterns)}}   # a shifted stripe; write spot for edge if it was a small spot`
      : `loss: {spot: ${listed(patterns)}}   # a shifted spot; write edge for spot if it was the whole stripe`,
  ];
}

function threshold(film: ProposedFilm, files: readonly string[], fluences: FluenceSource): string[] {
  if (files.length === 0) return [];
  const steps = thresholdStepsOf(film);
  const [first] = steps;
  const known = steps.flatMap((step) => fluenceOfFile(step) ?? []);
  const areListed = steps.length > 0 && fluences.kind !== 'names' && known.length === steps.length;
  const length = steps.length > 0 ? first.parts.length : undefined;
  return [
    'threshold:',
    `  files: ${listed(files)}`,
    ...(areListed ? [`  fluence: [${known.join(', ')}]   # as stated, or from the names`] : []),
    length === undefined
      ? '  # stripeLength: 300 um   # of the pumped stripe; without it the gain fit does not take the threshold'
      : `  stripeLength: ${length.um} um   # from the names`,
  ];
}

function absorbance(files: readonly string[]): string[] {
  const [first, ...others] = files;
  if (files.length === 0) return [];
  return [
    `absorbance: {file: ${first}}`,
    ...others.map((file) => `# ${file} is another one; a film takes one.`),
  ];
}

/** A file of the film's own name comes before those whose names say more. */
function micrograph({ files, byPartOfName }: ProposedFilm): string[] {
  const found = namesOf(files.filter(({ role }) => role === 'micrograph'));
  const isOfPart = (file: string): number => (byPartOfName.includes(file) ? 1 : 0);
  const [first, ...others] = found.sort((a, b) => isOfPart(a) - isOfPart(b)).map(quoted);
  if (found.length === 0) return [];
  return [
    `micrograph: {file: ${first}}   # blackLevel: 12, its grey level of no signal; without it the ratio means little`,
    ...others.map((file) => `# ${file} is another one; a film takes one.`),
  ];
}

const listed = (files: readonly string[]): string =>
  files.length === 1 ? files[0] : `[${files.join(', ')}]`;
