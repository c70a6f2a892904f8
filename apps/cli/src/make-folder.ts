import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';

/**
 * Makes a folder and those above it. Level by level, since node's own recursion never ends where a level cannot be made.
 *
 * @throws InputError where a level cannot be made
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isFolder(folder))) return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || parent === folder || (await isFolder(parent))) {
      throw new InputError(
        `cannot be made a folder (${code ?? 'unknown reason'}); name another one with --out.`,
        { file: folder },
      );
    }
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
