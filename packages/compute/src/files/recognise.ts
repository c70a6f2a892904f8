import { describeFile, identify, memorySource } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import { rawFiles, recogniseFolder, type Progress, type RecognisedFile } from '@modalgain/study';

/** A raw file, what it was taken for and what is in it. */
export interface FileEntry {
  readonly recognised: RecognisedFile;
  /** What is in it in a few words, e.g. "25 points, 20 to 500 µm"; empty where it was not read. */
  readonly content: string;
  readonly formatTitle: string;
  readonly byteLength: number;
  /** Whether its bytes are surely of a format that is read. */
  readonly isOfKnownFormat: boolean;
  /** Why it could not be read. */
  readonly problem: string | null;
}

/**
 * Looks at raw files of a study, one at a time. Never fails for a file: what cannot be read says why.
 *
 * @param files all files, by path
 * @param names those to look at; by default all but the study file and folders of results
 */
export async function recogniseFiles(
  files: ReadonlyMap<string, Uint8Array>,
  progress?: Progress,
  names: readonly string[] = rawFiles([...files.keys()]).filter((name) => name !== 'study.yaml'),
): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const [done, name] of names.entries()) {
    if (done % 8 === 0) progress?.({ done, total: names.length, what: 'looking at files' });
    entries.push(await entryOf(files, name));
  }
  return entries;
}

async function entryOf(files: ReadonlyMap<string, Uint8Array>, name: string): Promise<FileEntry> {
  const source = memorySource(files);
  const bytes = files.get(name) ?? new Uint8Array();
  // A source of this file alone is looked at; the files beside it are there for lists of spectra.
  const [recognised] = await recogniseFolder({ ...source, list: () => Promise.resolve([name]) });
  const known = { isOfKnownFormat: identify({ name, bytes }).verdict === 'yes', byteLength: bytes.length };
  try {
    const { measurements, formatTitle } = await describeFile({
      name,
      bytes,
      beside: (path) => source.read(path),
    });
    const content = measurements.map(({ extent }) => extent).join('; ');
    return { ...known, recognised, content, formatTitle, problem: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ...known, recognised, content: '', formatTitle: '', problem: error.message };
  }
}
