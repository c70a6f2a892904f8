import type { FilmFiles } from '@modalgain/compute';
import type { Results } from '@modalgain/study';
import { studyFileName, type StudySnapshot } from './snapshot';

/** A study for work on one film: the files that were read for other films only stay behind. */
export function filmFilesOf(
  { text, files }: Pick<StudySnapshot, 'text' | 'files'>,
  film: string,
  results: Results | null,
): FilmFiles {
  const others = new Set(
    results?.inputs.filter(({ films }) => films.length > 0 && !films.includes(film)).map(({ file }) => file),
  );
  return {
    text,
    file: studyFileName,
    film,
    files: new Map([...files].filter(([path]) => !others.has(path))),
  };
}
