import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FailedUnit, SweepInput } from '../../sweep/index.js';
import { makeRunFolder, nameOfPart, partFile, partOfName, writeRunFile } from './run-folder.js';

/** What is known of a part beside its lines; there is none where nothing is to be said. */
export interface PartRecord {
  readonly part: number;
  /** Its units that could not be computed. */
  readonly failed: readonly FailedUnit[];
  /** Files that it alone was found from. */
  readonly inputs: readonly SweepInput[];
}

const recordsName = 'records';

const recordFile = (folder: string, part: number): string =>
  path.join(folder, recordsName, `${nameOfPart(part)}.json`);

/** Keeps a part. Its record is written first, so that a part that is there has one. */
export async function keepPart(
  folder: string,
  bytes: Uint8Array,
  { part, failed, inputs }: PartRecord,
): Promise<void> {
  if (failed.length > 0 || inputs.length > 0) {
    await makeRunFolder(path.join(folder, recordsName), folder);
    await writeRunFile(recordFile(folder, part), `${JSON.stringify({ part, failed, inputs }, null, 2)}\n`);
  }
  await writeRunFile(partFile(folder, part), bytes);
}

/** The records of parts that are there, in the order of the parts. */
export async function partRecords(folder: string, finished: ReadonlySet<number>): Promise<PartRecord[]> {
  const names = await readdir(path.join(folder, recordsName)).catch((): string[] => []);
  const parts = names.map((name) => partOfName(name, '.json')).filter((part) => part !== undefined);
  const records: PartRecord[] = [];
  for (const part of parts.filter((each) => finished.has(each)).sort((a, b) => a - b))
    records.push(JSON.parse(await readFile(recordFile(folder, part), 'utf8')) as PartRecord);
  return records;
}

/** Forgets a part, so that it is computed anew. */
export async function forgetPart(folder: string, part: number): Promise<void> {
  await rm(partFile(folder, part), { force: true });
  await rm(recordFile(folder, part), { force: true });
}
