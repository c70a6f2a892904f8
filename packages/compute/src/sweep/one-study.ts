import { readText, type FileSource } from '@modalgain/formats';
import { readStudy } from '@modalgain/study';
import { subfolder } from './subfolder.js';

/** The study of a sweep that goes through one. */
export interface OneStudy {
  /** From the sweep file to the study, with `/` at its end; '' where they lie together. */
  readonly folder: string;
  readonly file: string;
  readonly text: string;
  /** The folder of the study. */
  readonly source: FileSource;
}

/**
 * Reads a study by its path from the sweep file.
 *
 * @throws InputError for one that cannot be read
 */
export async function openOneStudy(path: string, source: FileSource): Promise<OneStudy> {
  const cut = path.lastIndexOf('/') + 1;
  const [folder, file] = [path.slice(0, cut), path.slice(cut)];
  const own = subfolder(source, folder);
  const text = readText(await own.read(file), file);
  readStudy(text, file);
  return { folder, file, text, source: own };
}
