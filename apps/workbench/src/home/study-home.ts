import type { Place } from '../storage/database';

/** What a study's place holds: the text of its file, and raw files by path. */
export interface HomeContent {
  readonly text: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** `warning`: which of the raw files could not be read, one sentence. */
export type LoadedContent = HomeContent & { readonly warning?: string };

export type SaveOutcome =
  /** `refused`: the raw files that were not written, each with its sentence. */
  | { readonly kind: 'saved'; readonly refused: ReadonlyMap<string, string> }
  /** The study file there is no longer the one that was read; nothing was written. */
  | { readonly kind: 'changed-outside' }
  | { readonly kind: 'problem'; readonly sentence: string };

/** Where a study lives outside of the browser's own storage. */
export interface StudyHome {
  readonly place: Place;
  /** Name of the place, for people. */
  readonly label: string;
  readonly load: () => Promise<LoadedContent>;
  /**
   * Writes the text, the files that are not there yet, and those that were replaced on the page; a file that was changed
   * outside stays as it is.
   *
   * @param saved what was read or written last
   * @param isForced whether the text replaces whatever is there
   */
  readonly save: (content: HomeContent, saved: HomeContent, isForced: boolean) => Promise<SaveOutcome>;
  /** Puts the files of an analysis where `modalgain run` would; undefined where only the program can. */
  readonly saveResults?: (files: ReadonlyMap<string, string>) => Promise<string>;
}

export { studyFileName } from '../model/snapshot';

/** A raw file that the place does not hold as it is here. */
export interface ChangedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What the place held when it was read or written last; undefined where there was none. */
  readonly former: Uint8Array | undefined;
}

/** The files to write. A changed file is another array. */
export const changedFiles = (content: HomeContent, saved: HomeContent): ChangedFile[] =>
  [...content.files]
    .filter(([path, bytes]) => saved.files.get(path) !== bytes)
    .map(([path, bytes]) => ({ path, bytes, former: saved.files.get(path) }));

/** Whether the place holds all of a study. */
export const isSavedIn = (saved: HomeContent, content: HomeContent): boolean =>
  saved.text === content.text && changedFiles(content, saved).length === 0;

/** One sentence on the files that were not written or read, or nothing. */
export function warningOf(what: string, sentences: Iterable<string>): { warning?: string } {
  const all = [...sentences];
  if (all.length === 0) return {};
  const more = all.length === 1 ? '' : ` (and ${all.length - 1} more files)`;
  return { warning: `${what}: ${all[0]}${more}` };
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a === b || (a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i]));
