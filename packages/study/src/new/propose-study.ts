import type { FileSource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { groupFilms } from './group-films.js';
import type { ProposedFilm } from './group-films.js';
import { partsOfName } from './name-parts.js';
import { rawFiles } from './raw-files.js';
import { notRecognised, recogniseFile } from './recognise.js';
import type { RecognisedFile } from './recognise.js';
import { withRolesOfSteps } from './steps.js';
import { studyText } from './study-text.js';

/** A study file made from a folder of raw files, and what each file was taken for. */
export interface StudyProposal {
  readonly yaml: string;
  readonly films: readonly ProposedFilm[];
  readonly recognised: readonly RecognisedFile[];
}

/**
 * The study that recognised files make: films by the names that agree, treated films by their suffix, fluences by names
 * or headers. Every guess stands in the text with its reason. The same files give the same text.
 */
export function proposeStudy(title: string, files: readonly RecognisedFile[]): StudyProposal {
  const recognised = withRolesOfSteps(files);
  const films = groupFilms(recognised);
  return { yaml: studyText({ title, films, files: recognised }), films, recognised };
}

/**
 * Looks at all files of a folder, one at a time, except study files and folders of results.
 *
 * @throws AbortError when `signal` is aborted; a file that cannot be read is told in the answer
 */
export async function recogniseFolder(source: FileSource, signal?: AbortSignal): Promise<RecognisedFile[]> {
  const files = await source.list('**/*');
  const recognised: RecognisedFile[] = [];
  for (const file of rawFiles(files).filter((candidate) => candidate !== 'study.yaml')) {
    signal?.throwIfAborted();
    recognised.push(await recogniseOf(source, file));
  }
  return recognised;
}

async function recogniseOf(source: FileSource, file: string): Promise<RecognisedFile> {
  try {
    return await recogniseFile({
      name: file,
      bytes: await source.read(file),
      beside: (path) => source.read(path),
    });
  } catch (problem) {
    if (problem instanceof InputError) return notRecognised(file, partsOfName(file), problem.message);
    throw problem;
  }
}
