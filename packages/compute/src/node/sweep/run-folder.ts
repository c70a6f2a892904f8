import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import type { FailedUnit } from '../../sweep/index.js';
import { changesSince, findManifest, writeManifest, type Manifest } from './manifest.js';

const partsName = 'parts';
const failedName = 'failed';
const digits = 6;

const numbered = (part: number): string => `part-${String(part).padStart(digits, '0')}`;

/** The file of a part. It is written beside and renamed, so that one that exists is complete. */
export const partFile = (folder: string, part: number): string =>
  path.join(folder, partsName, `${numbered(part)}.parquet`);

const failedFile = (folder: string, part: number): string =>
  path.join(folder, failedName, `${numbered(part)}.json`);

/** The parts that are there: the whole state of a run. */
export async function finishedParts(folder: string): Promise<Set<number>> {
  const names = await readdir(path.join(folder, partsName)).catch((): string[] => []);
  return new Set(
    names.flatMap((name) => {
      const match = /^part-(\d+)\.parquet$/.exec(name);
      return match ? [Number(match[1])] : [];
    }),
  );
}

/** The numbers of the parts that are missing, in their order. */
export function missingParts({ partCount }: Manifest, finished: ReadonlySet<number>): number[] {
  return Array.from({ length: partCount }, (_, part) => part).filter((part) => !finished.has(part));
}

/** Keeps a part; units of it that could not be computed stand in a file of their own before the part is there. */
export async function keepPart(
  folder: string,
  part: number,
  { bytes, failed }: { readonly bytes: Uint8Array; readonly failed: readonly FailedUnit[] },
): Promise<void> {
  if (failed.length > 0) {
    await mkdir(path.join(folder, failedName), { recursive: true });
    await writeFileAtomically(failedFile(folder, part), `${JSON.stringify(failed, null, 2)}\n`);
  }
  await writeFileAtomically(partFile(folder, part), bytes);
}

/** Units that could not be computed, in the order of their parts. */
export async function failedUnits(folder: string): Promise<FailedUnit[]> {
  const names = await readdir(path.join(folder, failedName)).catch((): string[] => []);
  const files = names.filter((name) => /^part-\d+\.json$/.test(name)).sort();
  const read = (name: string): Promise<string> => readFile(path.join(folder, failedName, name), 'utf8');
  return (await Promise.all(files.map(read))).flatMap((text) => JSON.parse(text) as FailedUnit[]);
}

/** Forgets the parts in which a unit could not be computed, so that they are computed anew. */
export async function forgetFailedParts(folder: string): Promise<void> {
  const names = await readdir(path.join(folder, failedName)).catch((): string[] => []);
  for (const name of names) {
    const match = /^part-(\d+)\.json$/.exec(name);
    if (!match) continue;
    await rm(partFile(folder, Number(match[1])), { force: true });
    await rm(path.join(folder, failedName, name), { force: true });
  }
}

/**
 * Makes a folder ready for a run, or one that was begun for going on with it.
 *
 * @throws InputError for a folder of something else, for a run that is there already unless it is to go on, and for one that began with other input
 */
export async function openRunFolder(request: {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly resume: boolean;
}): Promise<void> {
  const { folder, manifest, resume } = request;
  const before = await findManifest(folder);
  if (before) {
    const { size } = await finishedParts(folder);
    if (!resume && size > 0)
      throw new InputError(
        `holds ${size} of ${before.partCount} parts of a run; add --resume to go on with it, or name another folder with --out.`,
        { file: folder },
      );
    const changes = changesSince(before, manifest);
    if (resume && size > 0 && changes.length > 0)
      throw new InputError(
        `was begun with other input: ${listed(changes)} changed since. Its ${size} parts would not fit the rest; name another folder with --out.`,
        { file: folder },
      );
  } else await refuseForeignFolder(folder);
  await make(path.join(folder, partsName));
  await removeLeftovers(path.join(folder, partsName));
  await writeManifest(folder, manifest);
}

const mostNamed = 3;

const listed = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join(', ')
    : `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`;

async function refuseForeignFolder(folder: string): Promise<void> {
  const present = await readdir(folder).catch((): string[] => []);
  if (present.length > 0)
    throw new InputError('holds other files than those of a sweep; name another folder with --out.', {
      file: folder,
    });
}

async function make(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((problem: unknown) => {
    const { code } = problem as NodeJS.ErrnoException;
    throw new InputError(
      `cannot be made a folder (${code ?? 'unknown reason'}); name another one with --out.`,
      {
        file: folder,
      },
    );
  });
}

/** What a process that was killed was writing. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (/^\.part-.*\.part$/.test(name)) await rm(path.join(folder, name), { force: true });
}
