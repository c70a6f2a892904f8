/** What the path of a raw file says of its film and of the measurement. */
export interface NameParts {
  /** The words that are left for the film's name, in their order and as written. */
  readonly filmWords: readonly string[];
  /** A fluence or pulse energy in the name, e.g. "78p4uJ". */
  readonly energy?: NameEnergy;
  /** The length of a stripe in the name, e.g. "120um"; nanometres are no stripe. */
  readonly length?: NameLength;
  /** A kind of measurement that a word or folder of the path names. */
  readonly hint?: NameHint;
  /** A word names a substrate, a lamp or a background: the file is of no film. */
  readonly isReference: boolean;
}

export interface NameEnergy {
  readonly uj: number;
  /** The unit as written, "uJ". */
  readonly unit: string;
  /** Between number and unit. */
  readonly gap: string;
}

export interface NameLength {
  readonly um: number;
  /** The unit as written, "um". */
  readonly unit: string;
  /** Between number and unit. */
  readonly gap: string;
}

export type NameHint =
  'stripe' | 'thickness' | 'index' | 'absorbance' | 'spectra' | 'loss' | 'threshold' | 'micrograph';

const hints: Readonly<Record<NameHint, readonly string[]>> = {
  stripe: ['stripe', 'stripes', 'vsl', 'gain'],
  thickness: ['afm', 'height', 'topo', 'topography', 'thickness', 'profile', 'scratch'],
  index: ['nk', 'ellipsometry', 'ellipsometer', 'elli', 'index', 'n_k'],
  absorbance: ['absorbance', 'abs', 'absorption', 'uvvis', 'uv', 'vis', 'od'],
  threshold: ['threshold', 'thresholds'],
  loss: ['loss', 'losses', 'ses', 'decay'],
  micrograph: ['sem', 'micrograph', 'micrographs'],
  spectra: ['spectrum', 'spectra', 'pl', 'ase', 'emission'],
};

const referenceWords =
  /^(?:substrates?|glass|silica|quartz|sapphire|silicon|wafer|bk7|ito|lamp|halogen|laser|background|bg|dark|blank|reference|ref)$/i;

/** Words of order and repetition: they tell files of one film apart, not films. */
const fillers = /^(?:scan|run|rep|repeat|spot|measurement|meas|data|raw|export|copy|file)\d{0,2}$/i;
const date = /^(?:(?:19|20)\d{6}|(?:19|20)\d\d-\d\d-\d\d)$/;

const energyInName = /(\d+(?:[.,p]\d+)?)([\s_-]?)([pnuµμm]J)(?:[\s_-]*(?:\/|per)?[\s_-]*cm(?:\^?-?2|²|-2)?)?/;
const sizesInUj: Readonly<Record<string, number>> = { p: 1e-6, n: 1e-3, u: 1, µ: 1, μ: 1, m: 1e3 };

const lengthInName = /(?<![\d.,])(\d+(?:[.,p]\d+)?)([\s_-]?)([uµμ]m|mm)(?![\p{L}\d])/u;

/** Reads the words of a path. Folders give the film's name only where the file's own name leaves none. */
export function partsOfName(file: string): NameParts {
  const folders = file.split('/');
  const stem = (folders.pop() ?? '').replace(/\.[A-Za-z][A-Za-z0-9]{0,5}$/, '');
  const [energy] = energiesIn(stem) as [NameEnergy?];
  const length = lengthIn(stem);
  const own = wordsOf(stem.replace(energyInName, ' ').replace(lengthInName, ' '));
  const nearestFirst = folders.reverse();
  const all = [...own, ...nearestFirst.flatMap(wordsOf)];
  const hint = all.map(hintOf).find(Boolean);
  return {
    filmWords: withFolders(own.filter(isOfFilm), nearestFirst),
    ...(energy && { energy }),
    ...(length && { length }),
    ...(hint && { hint }),
    isReference: own.some((word) => referenceWords.test(word)),
  };
}

/** "SC1/after/784uJ.csv" is film "SC1 after", "SC1/2.csv" is film "SC1". */
function withFolders(own: readonly string[], nearestFirst: readonly string[]): readonly string[] {
  const namesFilm = (word: string): boolean => !isStateWord(word) && !isNumber(word);
  if (own.some(namesFilm)) return own;
  let words: readonly string[] = own.filter((word) => !isNumber(word));
  for (const folder of nearestFirst) {
    words = [...wordsOf(folder).filter(isOfFilm), ...words];
    if (words.some(namesFilm)) return words;
  }
  return own;
}

const isNumber = (word: string): boolean => /^\d+(?:[.,p]\d+)?$/.test(word);

/** The fluences and pulse energies that a name holds, in their order. */
export function energiesIn(name: string): NameEnergy[] {
  return [...name.matchAll(new RegExp(energyInName, 'g'))].map(([, number = '', gap = '', unit = '']) => {
    const value = Number(number.replace(/[,p]/, '.'));
    // 15 digits keep 0.0784 mJ at 78.4 uJ.
    return { uj: Number((value * (sizesInUj[unit.charAt(0)] ?? NaN)).toPrecision(15)), unit, gap };
  });
}

function lengthIn(stem: string): NameLength | undefined {
  const match = lengthInName.exec(stem);
  if (!match) return undefined;
  const [, number = '', gap = '', unit = ''] = match;
  const value = Number(number.replace(/[,p]/, '.'));
  return { um: Number((value * (unit === 'mm' ? 1e3 : 1)).toPrecision(15)), unit, gap };
}

/** Words stand between blanks, dashes, underscores and brackets; a point or comma within a number stays. */
function wordsOf(text: string): string[] {
  const joined = text
    .replace(/\b(n)[_,&]?(k)\b(?![A-Za-z])/gi, '$1$2')
    .replace(/\b(uv)[-_ ](vis)\b/gi, '$1$2');
  const dated = joined.replace(/((?:19|20)\d\d)-(\d\d)-(\d\d)/g, '$1$2$3');
  return dated.split(/(?:[\s_\-()[\]{}+;&#]|(?<!\d)[.,]|[.,](?!\d))+/).filter((word) => word !== '');
}

function hintOf(word: string): NameHint | undefined {
  return (Object.keys(hints) as NameHint[]).find((hint) => hints[hint].includes(word.toLowerCase()));
}

const isOfFilm = (word: string): boolean =>
  hintOf(word) === undefined && !date.test(word) && !fillers.test(word);

const afterWords = ['s', 'st', 'stamped', 'pressed', 'after', 'post', 'treated'];
const beforeWords = ['before', 'pre', 'unstamped', 'untreated', 'pristine'];

/** Whether a word says that a film was treated, or not yet: "stamped", "before". */
export const isAfterWord = (word: string): boolean => afterWords.includes(word.toLowerCase());
export const isBeforeWord = (word: string): boolean => beforeWords.includes(word.toLowerCase());
const isStateWord = (word: string): boolean => isAfterWord(word) || isBeforeWord(word);
