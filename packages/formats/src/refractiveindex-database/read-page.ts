import type { DispersionData } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { FileSource } from '../file-source.js';
import { readMeasurement } from '../registry.js';
import type { DatabasePage } from './database.js';

/**
 * n and k of a page.
 *
 * @throws UnreadableFileError or UnsupportedFeatureError with file and line: nonlinear indices, unknown types, numbers that are none
 */
export async function readPage(source: FileSource, { file }: DatabasePage): Promise<DispersionData> {
  const bytes = await source.read(file);
  const { measurements } = await readMeasurement({ name: file, bytes, as: 'dispersion' });
  return measurements[0];
}

/** What became of one file of a database. */
export type PageOutcome =
  | { readonly file: string; readonly kind: 'read'; readonly data: DispersionData }
  | { readonly file: string; readonly kind: 'refused'; readonly reason: string };

/**
 * Reads every file of a database once, in the order of its pages. `check` may refuse one that has been read by an InputError of its own.
 */
export async function* readEveryPage(
  source: FileSource,
  pages: readonly DatabasePage[],
  check?: (data: DispersionData) => void,
): AsyncGenerator<PageOutcome> {
  const files = new Map(pages.map((page) => [page.file, page]));
  for (const [file, page] of files) {
    try {
      const data = await readPage(source, page);
      check?.(data);
      yield { file, kind: 'read', data };
    } catch (problem) {
      if (!(problem instanceof InputError)) throw problem;
      yield { file, kind: 'refused', reason: problem.at({ file }).sentence };
    }
  }
}
