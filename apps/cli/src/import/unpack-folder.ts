import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import type { ElnFile } from '@modalgain/report';
import { makeFolder } from '../make-folder.js';

/**
 * Unpacks files into a folder that is new or empty, all of them or none: they are written to a folder beside it, which
 * takes its name in the end. The paths must be safe (`readEln` sees to it).
 *
 * @throws InputError where the folder holds something, or cannot be written
 */
export async function unpackFolder(task: {
  readonly folder: string;
  readonly files: readonly ElnFile[];
  readonly signal: AbortSignal;
}): Promise<void> {
  const { folder, files, signal } = task;
  const parent = path.dirname(path.resolve(folder));
  await refusePresent(folder);
  await makeFolder(parent);
  const beside = await mkdtemp(path.join(parent, '.modalgain-import-')).catch(unwritable(folder));
  try {
    for (const file of files) {
      signal.throwIfAborted();
      const target = path.join(beside, ...file.path.split('/'));
      await mkdir(path.dirname(target), { recursive: true }).catch(unwritable(file.path));
      await writeFile(target, file.read(), { flag: 'wx' }).catch(unwritable(file.path));
    }
    await rename(beside, folder).catch(unwritable(folder));
  } catch (problem) {
    await rm(beside, { recursive: true, force: true });
    throw problem;
  }
}

async function refusePresent(folder: string): Promise<void> {
  const present = await readdir(folder).catch((problem: unknown) => {
    const { code } = problem as NodeJS.ErrnoException;
    // No folder is what is wanted; a file of that name is there all the same.
    return code === 'ENOENT' ? [] : [folder];
  });
  if (present.length === 0) return;
  throw new InputError('is there already, and nothing is overwritten; name a new folder with --out.', {
    file: folder,
  });
}

const unwritable =
  (file: string) =>
  (problem: unknown): never => {
    const { code = 'unknown reason' } = problem as NodeJS.ErrnoException;
    throw new InputError(`cannot be written (${code}); nothing was unpacked.`, { file }, { cause: problem });
  };
