import type { FileSource } from './file-source.js';

/** A source, and what has been read through it. */
export interface RecordingSource {
  readonly source: FileSource;
  /** The bytes of every file that was read, by its path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Keeps the bytes of every file that is read from a source: what an analysis rests on, to be packed with its results. */
export function recordingSource(source: FileSource): RecordingSource {
  const files = new Map<string, Uint8Array>();
  const read = async (path: string): Promise<Uint8Array> => {
    const bytes = await source.read(path);
    files.set(path, bytes);
    return bytes;
  };
  return { source: { ...source, read }, files };
}
