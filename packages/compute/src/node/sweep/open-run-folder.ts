import { readdir } from 'node:fs/promises';
import { sha256, type FileSource } from '@modalgain/formats';
import { firstOf, InputError } from '@modalgain/numerics';
import type { SweepInput } from '../../sweep/index.js';
import { changesSince, findManifest, writeManifest, type Manifest } from './manifest.js';
import { forgetPart, partRecords, type PartRecord } from './part-record.js';
import { finishedParts, makePartsFolder, missingParts, removeLeftovers } from './run-folder.js';

/**
 * Makes a folder ready for a run, or one that was begun for going on with it: parts with a unit that could not be computed are then computed anew.
 *
 * @param source the folder of the sweep file
 * @returns the parts to compute
 * @throws InputError for a folder of something else, for a run that is there already unless it is to go on, and for one that began with other input
 */
export async function openRunFolder(request: {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly source: FileSource;
  readonly resume: boolean;
}): Promise<number[]> {
  const { folder, manifest, source, resume } = request;
  const before = await findManifest(folder);
  if (before) await goOn({ folder, before, now: manifest, source, resume });
  else await refuseForeignFolder(folder);
  await makePartsFolder(folder);
  await removeLeftovers(folder);
  await writeManifest(folder, manifest);
  return missingParts(manifest, await finishedParts(folder));
}

async function goOn(run: {
  readonly folder: string;
  readonly before: Manifest;
  readonly now: Manifest;
  readonly source: FileSource;
  readonly resume: boolean;
}): Promise<void> {
  const { folder, before, now, source, resume } = run;
  const finished = await finishedParts(folder);
  if (finished.size === 0) return;
  if (!resume)
    throw new InputError(
      `holds ${finished.size} of ${before.partCount} parts of a run; add --resume to go on with it, or name another folder with --out.`,
      { file: folder },
    );
  const records = await partRecords(folder, finished);
  const failed = records.filter((record) => record.failed.length > 0);
  const settled = records.filter((record) => record.failed.length === 0);
  const changes = [...changesSince(before, now), ...(await changedInputs(settled, source))];
  if (changes.length > 0)
    throw new InputError(
      `was begun with other input: ${firstOf(changes, mostNamed)} changed since. Its parts would not fit the rest; name another folder with --out.`,
      { file: folder },
    );
  for (const { part } of failed) await forgetPart(folder, part);
}

/** Files that are no longer what finished parts were found from. */
async function changedInputs(records: readonly PartRecord[], source: FileSource): Promise<string[]> {
  const inputs = new Map(records.flatMap((record) => record.inputs.map((input) => [input.file, input])));
  const changed: string[] = [];
  for (const input of inputs.values()) if (!(await isAsBefore(input, source))) changed.push(input.file);
  return changed;
}

async function isAsBefore({ file, sha256: before }: SweepInput, source: FileSource): Promise<boolean> {
  const bytes = await source.read(file).catch((problem: unknown) => {
    if (problem instanceof InputError) return undefined;
    throw problem;
  });
  return bytes !== undefined && (await sha256(bytes)) === before;
}

const mostNamed = 3;

async function refuseForeignFolder(folder: string): Promise<void> {
  const present = await readdir(folder).catch((problem: unknown): string[] => {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOTDIR') return [];
    throw new InputError('is a file or lies below one, expected a folder; name another one with --out.', {
      file: folder,
    });
  });
  if (present.length > 0)
    throw new InputError('holds other files than those of a sweep; name another folder with --out.', {
      file: folder,
    });
}
