import { readMeasurement } from '@modalgain/formats';
import type { FileSource, MeasurementKind, ReadResult } from '@modalgain/formats';
import type { Measurement, Provenance } from '@modalgain/measurements';
import { InputError } from '@modalgain/numerics';
import type { InputPlace } from '@modalgain/numerics';
import type { Results } from '../results/index.js';

type InputRecord = Results['inputs'][number];

interface FileRequest<K extends MeasurementKind> {
  readonly file: string;
  readonly as: K | readonly K[];
  readonly film?: string;
}

/** The raw files of a study: reads each once and keeps account of what was read, for the results. */
export interface StudyInputs {
  /** The files that paths and patterns name, in their order and without repetition. */
  readonly list: (patterns: readonly string[], place: InputPlace) => Promise<string[]>;
  readonly read: <K extends MeasurementKind>(
    request: FileRequest<K>,
  ) => Promise<ReadResult<Extract<Measurement, { kind: K }>>>;
  /** What has been read so far, sorted by file name. */
  readonly records: () => InputRecord[];
}

/** @throws InputError (from `list`) where a pattern names no file; (from `read`) as readMeasurement */
export function studyInputs(source: FileSource, signal?: AbortSignal): StudyInputs {
  const records = new Map<string, InputRecord>();

  const list = async (patterns: readonly string[], place: InputPlace): Promise<string[]> => {
    const found = new Set<string>();
    for (const pattern of patterns) {
      const files = await listAt(source, pattern, place);
      if (files.length === 0) {
        throw new InputError(`found no file "${pattern}" in the study's folder.`, place);
      }
      for (const file of files) found.add(file);
    }
    return [...found];
  };

  const record = (provenance: Provenance, readAs: MeasurementKind, film: string | undefined): void => {
    const { file, sha256, byteLength, notes, format } = provenance;
    const films = [...new Set([...(records.get(file)?.films ?? []), ...(film === undefined ? [] : [film])])];
    records.set(file, { file, sha256, byteLength, format, readAs, films, notes: [...notes] });
  };

  const read: StudyInputs['read'] = async ({ file, as, film }) => {
    const bytes = await source.read(file);
    const beside = (path: string): Promise<Uint8Array> => source.read(path);
    const result = await readMeasurement({ name: file, bytes, as, beside, ...(signal && { signal }) });
    record(result.provenance, result.measurements[0].kind, film);
    for (const part of result.parts ?? []) record(part, 'spectrum-series', film);
    return result;
  };

  const byName = (a: InputRecord, b: InputRecord): number => (a.file < b.file ? -1 : 1);
  return { list, read, records: () => [...records.values()].sort(byName) };
}

async function listAt(source: FileSource, pattern: string, place: InputPlace): Promise<readonly string[]> {
  try {
    return await source.list(pattern);
  } catch (error) {
    // The file source knows the path; which entry of the study asked for it is known here.
    if (error instanceof InputError)
      throw new InputError(`${pattern}: ${error.message}`, place, { cause: error });
    throw error;
  }
}
