import { create } from 'zustand';
import { sameBytes } from '../home/study-home';
import type { DroppedFiles } from './dropped-files';

/** What is done with files whose names are taken by other files of the study. */
export type Replacing = 'replace' | 'keep-both' | 'leave-out';

/** The question that is open, and where its answer goes. */
export const useReplacing = create<{
  readonly paths: readonly string[];
  readonly answer: (choice: Replacing) => void;
}>(() => ({ paths: [], answer: () => undefined }));

/**
 * The files of the study with some more. A file under a name that is taken by another one replaces it only where the user
 * says so; the same file again is no other file.
 *
 * @param folder of which the new files came, for names that are free
 */
export async function joined(
  present: ReadonlyMap<string, Uint8Array>,
  added: DroppedFiles,
  folder: string,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const isSame = (path: string, bytes: Uint8Array): boolean => {
    const before = present.get(path);
    return before !== undefined && sameBytes(before, bytes);
  };
  const others = [...added].filter(([path, bytes]) => !isSame(path, bytes));
  if (others.length === 0) return present;
  const taken = others.map(([path]) => path).filter((path) => present.has(path));
  const choice = taken.length === 0 ? 'replace' : await asked(taken);
  const files = new Map(present);
  for (const [path, bytes] of others) {
    if (!present.has(path) || choice === 'replace') files.set(path, bytes);
    else if (choice === 'keep-both') files.set(freeName(files, path, folder), bytes);
  }
  return files;
}

function asked(paths: readonly string[]): Promise<Replacing> {
  return new Promise((resolve) => {
    const answer = (choice: Replacing): void => {
      useReplacing.setState({ paths: [] });
      resolve(choice);
    };
    useReplacing.setState({ paths, answer });
  });
}

/** `tuesday/a.csv` for a file of the folder `tuesday`; else `a (2).csv`. */
export function freeName(files: ReadonlyMap<string, unknown>, path: string, folder: string): string {
  const inFolder = `${folder}/${path}`;
  if (folder !== '' && !files.has(inFolder)) return inFolder;
  const [, stem = path, end = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
  let count = 2;
  while (files.has(`${stem} (${count})${end}`)) count++;
  return `${stem} (${count})${end}`;
}
