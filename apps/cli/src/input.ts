import { realpath } from 'node:fs/promises';
import path from 'node:path';

/**
 * The bytes of a file named on the command line, with the name by which it was asked for. Unlike the files of a study it
 * may stand anywhere, and symbolic links are followed.
 *
 * @throws InputError if it is missing, a folder, or larger than the program reads
 */
export async function readInputFile(file: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { folderSource } = await import('@modalgain/formats/node');
  // A missing file keeps its own name, so that the folder source says which one is missing.
  const real = await realpath(file).catch(() => file);
  return { name: file, bytes: await folderSource(path.dirname(real)).read(path.basename(real)) };
}
