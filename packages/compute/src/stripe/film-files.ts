import { memorySource } from '@modalgain/formats';
import type { FilmScansRequest } from '@modalgain/study';
import type { StudyFiles } from '../study/analyse.js';

/** A study in memory and one of its films. */
export interface FilmFiles extends StudyFiles {
  readonly film: string;
}

/** The same for the engine. */
export function filmRequest({ text, file, files, film }: FilmFiles): FilmScansRequest {
  return { text, file, film, source: memorySource(files) };
}
