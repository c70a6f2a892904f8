import type { FailedUnit } from '../../sweep/index.js';
import { readManifest, type Manifest } from './manifest.js';
import { partRecords } from './part-record.js';
import { finishedParts, missingParts } from './run-folder.js';

/** How far a run is. */
export interface RunStatus {
  readonly manifest: Manifest;
  readonly finished: ReadonlySet<number>;
  readonly missing: readonly number[];
  /** Units that could not be computed, in the order of their parts. */
  readonly failed: readonly (FailedUnit & { readonly part: number })[];
}

/**
 * How far the run of a folder is, by the files that are there.
 *
 * @throws InputError for a folder of something else
 */
export async function runStatus(folder: string): Promise<RunStatus> {
  const manifest = await readManifest(folder);
  const finished = await finishedParts(folder);
  const records = await partRecords(folder, finished);
  return {
    manifest,
    finished,
    missing: missingParts(manifest, finished),
    failed: records.flatMap(({ part, failed }) => failed.map((unit) => ({ part, ...unit }))),
  };
}
