import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomically } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import { makeFolder } from './make-folder.js';

/** Lists what a run has written, or is about to: so a later run knows its own files from the user's. */
const listName = '.modalgain-files.json';

/** What a file holds, or what writes it, whole or not at all, where it does not fit into the memory. */
export type OutputContent = string | Uint8Array | ((file: string) => Promise<void>);

/**
 * Replaces what an earlier run has left in a folder by the given files, each whole or not at all, `lastFile` last: a folder that has it
 * is complete. Files of the earlier run that have no successor are gone in the end; files of the user stay.
 *
 * @throws InputError for a folder that holds something else (unless `force`), or cannot be written
 */
export async function replaceOutput(task: {
  readonly folder: string;
  /** By path below the folder. */
  readonly files: ReadonlyMap<string, OutputContent>;
  /** Written last, and gone until then: the JSON document of the command. */
  readonly lastFile: string;
  readonly force: boolean;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { folder, files, lastFile, force, signal } = task;
  if (!force) await refuseForeignFolder(folder, lastFile);
  const earlier = await listed(folder);
  const subfolders = new Set([...files.keys()].map((file) => path.join(folder, path.dirname(file))));
  for (const subfolder of subfolders) await makeFolder(subfolder);
  await list(folder, new Set([...earlier, ...files.keys()]));
  await rm(path.join(folder, lastFile), { force: true });
  for (const [file, content] of [...files].sort(
    ([a], [b]) => Number(a === lastFile) - Number(b === lastFile),
  )) {
    signal.throwIfAborted();
    await write(path.join(folder, file), content);
  }
  for (const file of earlier) {
    if (!files.has(file)) await rm(path.join(folder, file), { force: true });
  }
  await list(folder, files.keys());
}

/** The files of the runs before; none where the list is missing or no longer one. */
async function listed(folder: string): Promise<string[]> {
  try {
    const { files } = JSON.parse(await readFile(path.join(folder, listName), 'utf8')) as { files?: unknown };
    return Array.isArray(files) ? files.filter(isBelow) : [];
  } catch {
    return [];
  }
}

/** Nothing outside the folder is ever removed, whatever the list says. */
function isBelow(file: unknown): file is string {
  return typeof file === 'string' && !path.isAbsolute(file) && !file.split(/[\\/]/).includes('..');
}

async function list(folder: string, files: Iterable<string>): Promise<void> {
  const text = JSON.stringify({ files: [...files].sort() }, null, 2);
  await write(path.join(folder, listName), `${text}\n`);
}

/** A full disk or a folder that may not be written to is no defect of the program. */
async function write(file: string, content: OutputContent): Promise<void> {
  const writing = typeof content === 'function' ? content(file) : writeFileAtomically(file, content);
  await writing.catch((problem: unknown) => {
    const { code } = problem as NodeJS.ErrnoException;
    if (code === undefined) throw problem;
    throw new InputError(`cannot be written (${code}); free the place or name another folder with --out.`, {
      file,
    });
  });
}

/** A folder with files that no run has left is not one of ours: nothing of the user's is mixed up or overwritten. */
async function refuseForeignFolder(folder: string, lastFile: string): Promise<void> {
  const present = await readdir(folder).catch((): string[] => []);
  if (present.length === 0 || present.includes(lastFile) || present.includes(listName)) return;
  throw new InputError('holds other files than results; name another folder with --out, or add --force.', {
    file: folder,
  });
}
