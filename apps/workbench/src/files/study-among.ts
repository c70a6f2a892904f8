import type { Problem } from '@modalgain/compute';
import { studyFileName } from '../home/study-home';
import { studyTextOf } from '../home/study-text';
import { problemOf } from '../model/problem-of';
import type { DroppedFiles } from './dropped-files';

/** The text of the study file among some files, taken out of them; undefined where there is none. */
export function takeOutStudy(files: DroppedFiles): string | Problem | undefined {
  const studies = [...files.keys()].filter((path) => path.split('/').at(-1) === studyFileName);
  const path = studies.at(0);
  const second = studies.at(1);
  if (path === undefined) return undefined;
  if (second !== undefined)
    return problem(`There are two studies here, ${path} and ${second}; open one after the other.`);
  if (path !== studyFileName)
    return problem(`The study ${path} lies in a folder beside others; open that folder alone.`);
  const bytes = files.get(path) ?? new Uint8Array();
  files.delete(path);
  try {
    return studyTextOf(bytes);
  } catch (error) {
    return problem((error as Error).message);
  }
}

const problem = (sentence: string): Problem => problemOf(sentence, { file: studyFileName });
