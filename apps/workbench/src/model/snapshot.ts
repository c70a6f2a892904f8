/** The name of the study file beside its raw files. */
export const studyFileName = 'study.yaml';

/** A study as it stands at one moment: what undo walks, what is kept in the browser and saved to a folder. */
export interface StudySnapshot {
  /** The text of study.yaml; all settings of the study stand in it. */
  readonly text: string;
  /** Raw files by their path relative to the study file, with `/`. A changed file is a new array. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What-if settings of the pages (fit window, sliders, masks), by key; JSON only, no part of the study. */
  readonly views: Readonly<Record<string, unknown>>;
}

export const emptySnapshot: StudySnapshot = { text: '', files: new Map(), views: {} };

/** What results depend on: text and files are the same, whatever the pages look like. */
export function sameStudy(a: Pick<StudySnapshot, 'text' | 'files'>, b: typeof a): boolean {
  if (a.text !== b.text) return false;
  if (a.files === b.files) return true;
  return a.files.size === b.files.size && [...a.files].every(([path, bytes]) => b.files.get(path) === bytes);
}
