import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';

const partsName = 'parts';
const digits = 6;

/** `part-000042`, without an ending. */
export const nameOfPart = (part: number): string => `part-${String(part).padStart(digits, '0')}`;

/** The number of a part by the name of its file; undefined for other files. */
export function partOfName(name: string, ending: string): number | undefined {
  const match = /^part-(\d+)(\.\w+)$/.exec(name);
  return match?.[2] === ending ? Number(match[1]) : undefined;
}

/** The file of a part. It is written beside and renamed, so that one that exists is complete. */
export const partFile = (folder: string, part: number): string =>
  path.join(folder, partsName, `${nameOfPart(part)}.parquet`);

/** The parts that are there: the whole state of a run. */
export async function finishedParts(folder: string): Promise<Set<number>> {
  const names = await readdir(path.join(folder, partsName)).catch((): string[] => []);
  const parts = names.map((name) => partOfName(name, '.parquet'));
  return new Set(parts.filter((part) => part !== undefined));
}

/** The numbers of the parts that are missing, in their order. */
export function missingParts(
  { partCount }: { readonly partCount: number },
  finished: ReadonlySet<number>,
): number[] {
  return Array.from({ length: partCount }, (_, part) => part).filter((part) => !finished.has(part));
}

/** @throws InputError where the folder cannot be made */
export async function makePartsFolder(folder: string): Promise<void> {
  await makeRunFolder(path.join(folder, partsName), folder);
}

/** @throws InputError for the folder of the run, where one below it cannot be made */
export async function makeRunFolder(folder: string, run: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((problem: unknown) => {
    throw cannotWrite(problem, run);
  });
}

/**
 * Writes a file of a run, whole or not at all.
 *
 * @throws InputError where the place is full or may not be written to
 */
export async function writeRunFile(file: string, content: Uint8Array | string): Promise<void> {
  await writeFileAtomically(file, content).catch((problem: unknown) => {
    throw cannotWrite(problem, file);
  });
}

/** What the system refuses is no defect of the program. */
export function cannotWrite(problem: unknown, file: string): unknown {
  const { code } = problem as NodeJS.ErrnoException;
  if (code === undefined) return problem;
  return new InputError(`cannot be written (${code}); free the place, or name another folder with --out.`, {
    file,
  });
}

/** A file that was begun so long ago has no writer any more. */
const longestWriteMs = 3_600_000;

/** Removes what killed processes were writing; what another machine may be writing now stays. */
export async function removeLeftovers(folder: string): Promise<void> {
  const parts = path.join(folder, partsName);
  const began = Date.now() - longestWriteMs;
  for (const name of await readdir(parts)) {
    if (!/^\.part-.*\.part$/.test(name)) continue;
    const file = path.join(parts, name);
    const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < began) await rm(file, { force: true });
  }
}
