import type { StudySnapshot } from '../model/snapshot';
import { contentHash } from './content-hash';
import type { FileSet } from './database';

type Files = StudySnapshot['files'];

/** Most states of a history share their files, which may be many. */
const knownSets = new WeakMap<Files, Promise<FileSet>>();

/** The hashes of some files; computed once for each map. */
export function fileSetOf(files: Files): Promise<FileSet> {
  const known = knownSets.get(files);
  if (known) return known;
  const set = Promise.all([...files].map(async ([path, bytes]) => [path, await contentHash(bytes)] as const));
  knownSets.set(files, set);
  set.catch(() => knownSets.delete(files));
  return set;
}

/** Numbers the different maps of files that a study's states have. */
export class FileSetNumbers {
  readonly maps: Files[] = [];

  numberOf(files: Files): number {
    const at = this.maps.indexOf(files);
    return at >= 0 ? at : this.maps.push(files) - 1;
  }
}
