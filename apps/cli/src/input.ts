import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** A file named on the command line, as `readMeasurement` takes it. */
export interface InputFile {
  /** By which it was asked for, with `/` on every system. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Reads a file that a list of spectra names. */
  readonly beside: (path: string) => Promise<Uint8Array>;
}

/**
 * The bytes of a file named on the command line. Unlike the files of a study it may stand anywhere, and symbolic links are
 * followed.
 *
 * @throws InputError if it is missing, a folder, or larger than the program reads
 */
export async function readInputFile(file: string): Promise<InputFile> {
  const { folderSource } = await import('@modalgain/formats/node');
  // A missing file keeps its own name, so that the folder source says which one is missing.
  const real = await realpath(file).catch(() => file);
  return {
    name: path.sep === '/' ? file : file.replaceAll(path.sep, '/'),
    bytes: await folderSource(path.dirname(real)).read(path.basename(real)),
    beside: async (other) => (await readInputFile(other)).bytes,
  };
}
