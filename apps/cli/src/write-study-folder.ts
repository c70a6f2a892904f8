import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';

/** What became of one file of a study that was written. */
export interface WrittenFile {
  readonly file: string;
  readonly byteLength: number;
  readonly state: 'written' | 'unchanged';
}

/**
 * Writes the files of a study below a folder, each atomically; files that hold the same bytes already are left alone.
 *
 * @throws InputError, before anything is written, where a file is there with other bytes and `overwrite` is false, or
 * where the folder cannot be written to.
 */
export async function writeStudyFolder(request: {
  readonly folder: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly overwrite: boolean;
}): Promise<WrittenFile[]> {
  const { folder, files, overwrite } = request;
  const planned: WrittenFile[] = [];
  for (const [file, bytes] of files) {
    const present = await bytesOf(path.join(folder, file));
    const unchanged = present !== undefined && Buffer.compare(present, bytes) === 0;
    if (present !== undefined && !unchanged && !overwrite) {
      throw new InputError(
        'is there already and differs; nothing was written. Choose another folder, or --force to overwrite.',
        { file: path.join(folder, file) },
      );
    }
    planned.push({ file, byteLength: bytes.length, state: unchanged ? 'unchanged' : 'written' });
  }
  for (const { file, state } of planned) {
    const bytes = files.get(file);
    if (state === 'written' && bytes !== undefined) await writeBelow(folder, file, bytes);
  }
  return planned;
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (problem) {
    const { code = 'unknown reason' } = problem as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new InputError(
      `cannot be replaced (${code}); choose another folder.`,
      { file },
      { cause: problem },
    );
  }
}

async function writeBelow(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const target = path.join(folder, file);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await writeFileAtomically(target, bytes);
  } catch (problem) {
    const { code = 'unknown reason' } = problem as NodeJS.ErrnoException;
    throw new InputError(`cannot be written (${code}).`, { file: target }, { cause: problem });
  }
}
