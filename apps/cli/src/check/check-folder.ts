import type { FileDescription, FileSource } from '@modalgain/formats';
import { progressBar } from '../progress.js';

/** A file that was not read. */
export interface UnreadFile {
  readonly kind: 'not-read';
  readonly file: string;
  /** One sentence; it names the file where that is another one. */
  readonly reason: string;
}

export interface StudyFile {
  readonly kind: 'study-file';
  readonly file: string;
}

export type FolderRow = ({ readonly kind: 'file' } & FileDescription) | UnreadFile | StudyFile;

/** What lies in a folder, file by file in natural order. */
export interface FolderCheck {
  readonly kind: 'folder';
  readonly folder: string;
  readonly files: readonly FolderRow[];
}

/**
 * Reads every file of a folder and below it, one at a time; hidden files and folders of results are left out. What cannot
 * be read is told in its row.
 */
export async function checkFolder(folder: string, signal: AbortSignal): Promise<FolderCheck> {
  const { folderSource } = await import('@modalgain/formats/node');
  const { rawFiles } = await import('@modalgain/study');
  const source = folderSource(folder);
  const names = rawFiles(await source.list('**/*'));
  const files: FolderRow[] = [];
  const { progress, end } = progressBar();
  try {
    for (const name of names) {
      signal.throwIfAborted();
      progress({ done: files.length, total: names.length, what: name });
      files.push(await rowOf(source, name));
    }
  } finally {
    end();
  }
  return { kind: 'folder', folder, files };
}

async function rowOf(source: FileSource, name: string): Promise<FolderRow> {
  const { describeFile } = await import('@modalgain/formats');
  const { InputError } = await import('@modalgain/numerics');
  try {
    const bytes = await source.read(name);
    if (isStudyFile(name, bytes)) return { kind: 'study-file', file: name };
    return { kind: 'file', ...(await describeFile({ name, bytes, beside: (path) => source.read(path) })) };
  } catch (problem) {
    if (!(problem instanceof InputError)) throw problem;
    const { file, ...place } = problem.place;
    const reason = file === name ? new InputError(problem.message, place).sentence : problem.sentence;
    return { kind: 'not-read', file: name, reason };
  }
}

/** By its first key, that of the version. */
function isStudyFile(name: string, bytes: Uint8Array): boolean {
  return /\.ya?ml$/i.test(name) && /^modalgain\s*:/m.test(new TextDecoder().decode(bytes.subarray(0, 4096)));
}
