import { memorySource } from '@modalgain/formats';
import { runStudyInFull, type FinishedStudy, type Progress } from '@modalgain/study';

/** A study and its raw files, as a page holds them. */
export interface StudyFiles {
  /** The text of the study file, and its name. */
  readonly text: string;
  readonly file: string;
  /** Raw files by their path relative to the study file, with `/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * The whole analysis of a study in memory: what `modalgain run` does with a folder.
 *
 * @throws InputError for a study or a file that cannot be used
 */
export function analyseStudy({ text, file, files }: StudyFiles, progress?: Progress): Promise<FinishedStudy> {
  return runStudyInFull({ text, file, source: memorySource(files), ...(progress && { progress }) });
}
