import { compareNaturally } from '@modalgain/formats';
import { isAfterWord, isBeforeWord } from './name-parts.js';
import type { FileRole, RecognisedFile } from './recognise.js';

/** A film that a folder seems to hold, with its files in natural order. */
export interface ProposedFilm {
  readonly name: string;
  readonly files: readonly RecognisedFile[];
  /** Files whose names say more than the film's: "SC1-edge" among those of SC1. */
  readonly byPartOfName: readonly string[];
  readonly stampedFrom?: string;
}

interface Group {
  readonly words: readonly string[];
  readonly files: RecognisedFile[];
  readonly byPartOfName: string[];
}

/** What belongs to films; single emission spectra have no place of their own in a study file. */
const rolesOfFilms: readonly FileRole[] = [
  'stripe',
  'thickness',
  'index',
  'absorbance',
  'loss',
  'threshold',
  'micrograph',
];

/**
 * The films of a folder by what the names of their files have in common, and which of them were others before a treatment.
 * Names are compared without case and punctuation. A file whose name holds another film's whole name and more words, none of
 * them of another state of treatment, is taken for a repeat of that film.
 */
export function groupFilms(files: readonly RecognisedFile[]): ProposedFilm[] {
  const groups = new Map<string, Group>();
  for (const file of files) {
    if (file.role === undefined || !rolesOfFilms.includes(file.role)) continue;
    if (file.parts.isReference && file.film === undefined) continue;
    const words = filmWordsOf(file);
    const key = filmKeyOf(file);
    const group = groups.get(key) ?? { words, files: [], byPartOfName: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  const merged = mergeLongerNames([...groups.values()]).filter(isFilm);
  const names = merged.map(({ words }) => words.join('-'));
  return merged
    .map(({ words, files: own, byPartOfName }, i) => ({
      name: names[i],
      files: own.sort((a, b) => compareNaturally(a.file, b.file)),
      byPartOfName,
      ...stampedFrom(
        words,
        merged.map((group) => group.words),
      ),
    }))
    .sort((a, b) => compareNaturally(a.name, b.name));
}

/** What has n and k alone is a substrate or a layer, and a picture alone is of anything, unless a person named a film. */
const isFilm = ({ files }: Group): boolean =>
  files.some(({ role, film }) => film !== undefined || (role !== 'index' && role !== 'micrograph'));

/** A bare number that the file's own header gives as its fluence is no part of the film's name. */
function filmWordsOf({ parts, fluencesUjPerCm2, film }: RecognisedFile): readonly string[] {
  if (film !== undefined) return [film];
  const isFluence = (word: string): boolean => fluencesUjPerCm2.includes(Number(word.replace(/[,p]/, '.')));
  const words = parts.filmWords.filter((word) => !isFluence(word));
  return words.length > 0 ? words : ['film'];
}

/** The film of a file by what was said or by its name, without case and punctuation. */
export const filmKeyOf = (file: RecognisedFile): string => keyOf(filmWordsOf(file));

const keyOf = (words: readonly string[]): string =>
  words
    .join('')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function mergeLongerNames(groups: readonly Group[]): Group[] {
  // Short names first, so that a film is there before what may be merged into it.
  const byLength = [...groups].sort((a, b) => a.words.length - b.words.length);
  const kept: Group[] = [];
  for (const group of byLength) {
    const home = kept.filter((candidate) => isRepeatOf(group, candidate)).at(-1);
    if (home) {
      home.files.push(...group.files);
      home.byPartOfName.push(...group.files.map(({ file }) => file));
    } else kept.push(group);
  }
  return kept;
}

function isRepeatOf({ words, files }: Group, shorter: Group): boolean {
  const extra = words.length - shorter.words.length;
  if (extra <= 0 || shorter.words.every((word) => /^\d+$/.test(word))) return false;
  // A film of its own has files of another kind than those that it would join.
  const addsRepeats = files.every(({ role }) => role === files[0].role);
  const start = words.findIndex((_, i) =>
    shorter.words.every((word, j) => words.at(i + j)?.toLowerCase() === word.toLowerCase()),
  );
  if (start === -1 || !addsRepeats) return false;
  const others = words.filter((_, i) => i < start || i >= start + shorter.words.length);
  // "SC1 before" is SC1, and "SC1S after stamping" SC1S; "SC1 after" is another film than SC1.
  const isTreated = withoutTreatment(shorter.words) !== undefined;
  return !others.some(isTreated ? isBeforeWord : isAfterWord);
}

/** The film that a name with a suffix of treatment ("S", "-stamped", "_after") comes from, if that one is there. */
function stampedFrom(
  words: readonly string[],
  films: readonly (readonly string[])[],
): { stampedFrom?: string } {
  const base = withoutTreatment(words);
  if (base === undefined) return {};
  const candidates = films.filter((film) => {
    const untreated = film.length > 1 && isBeforeWord(film[film.length - 1]) ? film.slice(0, -1) : film;
    return keyOf(untreated) === base && keyOf(film) !== keyOf(words);
  });
  const found = candidates.at(0);
  return found ? { stampedFrom: found.join('-') } : {};
}

function withoutTreatment(words: readonly string[]): string | undefined {
  const last = words[words.length - 1];
  if (words.length > 1 && isAfterWord(last)) return keyOf(words.slice(0, -1));
  // "SC1S", "SC1stamped": a capital S behind a digit, or a whole word of treatment.
  const stem = /^(.*\d)S$/.exec(last)?.[1] ?? /^(.+)(?:stamped|pressed|after|treated)$/i.exec(last)?.[1];
  return stem === undefined ? undefined : keyOf([...words.slice(0, -1), stem]);
}
