import { strToU8, zipSync } from 'fflate';

/** Files of an archive by their path in it. */
export type ArchiveFiles = ReadonlyMap<string, string | Uint8Array>;

/** The day that stands where none is known, the first of ZIP: the same files give the same bytes. */
const noDate = '1980-01-01T00:00:00';

/** One archive of many files. */
export function zipped(files: ArchiveFiles): Uint8Array<ArrayBuffer> {
  const entries = [...files].map(([path, content]) => [path, bytesOf(content)] as const);
  return zipSync(Object.fromEntries(entries), { mtime: noDate });
}

export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? strToU8(content) : content;
