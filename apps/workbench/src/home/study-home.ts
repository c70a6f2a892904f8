/** What a study's place holds: the text of its file, and raw files by path. */
export interface HomeContent {
  readonly text: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export type SaveOutcome =
  /** `warning`: which of the raw files could not be written, one sentence. */
  | { readonly kind: 'saved'; readonly warning?: string }
  /** The study file there is no longer the one that was read; nothing was written. */
  | { readonly kind: 'changed-outside' }
  | { readonly kind: 'problem'; readonly sentence: string };

/** Where a study lives outside of the browser's own storage. */
export interface StudyHome {
  readonly kind: 'folder' | 'served';
  /** Name of the place, for people. */
  readonly label: string;
  readonly load: () => Promise<HomeContent>;
  /**
   * Writes the text and the files that are not there yet; never a file that is.
   *
   * @param known text that was read or written last; `undefined` replaces whatever is there
   */
  readonly save: (content: HomeContent, known: string | undefined) => Promise<SaveOutcome>;
  /** Puts the files of an analysis where `modalgain run` would; undefined where only the program can. */
  readonly saveResults?: (files: ReadonlyMap<string, string>) => Promise<string>;
  /** Remembers over a reload that the study lives here, and with which text. */
  readonly keep: (text: string) => Promise<void>;
}

export { studyFileName } from '../model/snapshot';

/** Files that the place does not hold yet. */
export function newFiles(present: HomeContent['files'], there: ReadonlySet<string>): [string, Uint8Array][] {
  return [...present].filter(([path]) => !there.has(path));
}
