import { createHash, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, link, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folderSource, writeFileAtomically } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import { rawFiles } from '@modalgain/study';
import { mayBeRead, mayBeWritten } from './served-names.js';

/** A study that is served: its folder, and the name of its file in it (which may not be there yet). */
export interface ServedStudy {
  readonly folder: string;
  readonly file: string;
}

/** What the page is told of a folder. */
export interface FolderListing {
  /** Name of the folder, for people. */
  readonly label: string;
  readonly study: string;
  /** Of the text of the study; null where there is no study file yet. */
  readonly hash: string | null;
  readonly files: readonly { readonly path: string; readonly byteLength: number }[];
}

export type WriteOutcome =
  | { readonly kind: 'written'; readonly hash: string }
  | { readonly kind: 'changed-meanwhile' }
  | { readonly kind: 'exists' };

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The raw files of a study's folder; results of a run, hidden files and what leads out of the folder are left out. */
export async function listFolder({ folder, file }: ServedStudy): Promise<FolderListing> {
  const source = folderSource(folder);
  const files: { path: string; byteLength: number }[] = [];
  for (const found of rawFiles(await source.list('**'))) {
    if (found === file || !mayBeRead(found)) continue;
    const about = await source.stat(found).catch(() => undefined);
    if (about) files.push({ path: found, byteLength: about.byteLength });
  }
  const text = await studyBytes({ folder, file });
  return { label: path.basename(folder), study: file, hash: text ? hashOf(text) : null, files };
}

/** @throws InputError for a path outside of the folder, and for a file that is not there */
export async function readServedFile({ folder }: ServedStudy, file: string): Promise<Uint8Array> {
  if (!mayBeRead(file)) throw new InputError('there is no such file.', { file });
  return folderSource(folder).read(file);
}

/**
 * Puts a text in the place of the study file, whole or not at all, where the file still is what the page has read.
 *
 * @param expected hash of the text that the page has read; null where there was no file
 */
export async function writeStudy(
  study: ServedStudy,
  bytes: Uint8Array,
  expected: string | null,
): Promise<WriteOutcome> {
  const present = await studyBytes(study);
  if ((present ? hashOf(present) : null) !== expected) return { kind: 'changed-meanwhile' };
  // A link stays a link; what it leads to was read inside of the folder.
  const target = await realpath(path.join(study.folder, study.file)).catch(() =>
    path.join(study.folder, study.file),
  );
  const mode = await stat(target).then(
    (found) => found.mode,
    () => undefined,
  );
  await writeFileAtomically(target, bytes);
  // The text is written; a file system that has no modes keeps its own.
  if (mode !== undefined) await chmod(target, mode).catch(() => undefined);
  return { kind: 'written', hash: hashOf(bytes) };
}

/** Replaces a raw file by another one of that name, as the user of the page was asked: only where it still is what the page has read. */
export async function replaceFile(
  { folder }: ServedStudy,
  file: string,
  bytes: Uint8Array,
  expected: string,
): Promise<WriteOutcome> {
  await refuseOutside(folder, file);
  return writeStudy({ folder, file }, bytes, expected);
}

/** Writes a raw file that is not there yet. */
export async function writeNewFile(
  { folder }: ServedStudy,
  file: string,
  bytes: Uint8Array,
): Promise<WriteOutcome> {
  const target = path.join(folder, file);
  await refuseOutside(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  try {
    await putNew(target, bytes);
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST') return { kind: 'exists' };
    throw problem;
  }
  return { kind: 'written', hash: hashOf(bytes) };
}

/** Whole under its name or not at all, and never over another file: a link, unlike a rename, refuses a name that is taken. */
async function putNew(target: string, bytes: Uint8Array): Promise<void> {
  const part = path.join(path.dirname(target), `.${randomBytes(6).toString('hex')}.part`);
  try {
    await writeFile(part, bytes, { flag: 'wx' });
    await link(part, target);
  } catch (problem) {
    const { code = '' } = problem as NodeJS.ErrnoException;
    if (!hasNoLinks.has(code)) throw problem;
    await copyFile(part, target, constants.COPYFILE_EXCL);
  } finally {
    await rm(part, { force: true });
  }
}

/** What file systems without hard links (memory sticks, some network drives) say. */
const hasNoLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

async function studyBytes({ folder, file }: ServedStudy): Promise<Uint8Array | undefined> {
  const isThere = await stat(path.join(folder, file)).then(
    () => true,
    () => false,
  );
  return isThere ? folderSource(folder).read(file) : undefined;
}

/** A new file may stand in the folder and in folders below it, links that lead out of it excepted. */
async function refuseOutside(folder: string, file: string): Promise<void> {
  const names = file.split('/');
  if (!mayBeWritten(file))
    throw new InputError('is no name for a file of the study: hidden, or reserved by Windows; rename it.', {
      file,
    });
  const root = await realpath(folder);
  for (let depth = 1; depth < names.length; depth++) {
    const real = await realpath(path.join(root, ...names.slice(0, depth))).catch(() => undefined);
    if (real !== undefined && real !== root && !real.startsWith(root + path.sep))
      throw new InputError('would be written outside of the folder, by a link.', { file });
  }
}
