import { open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import type { FileSource, FileStat } from '../file-source.js';
import { globExpression, isGlob } from '../glob.js';
import { compareNaturally } from '../natural-order.js';

/** Larger files are refused by their size, before a byte is read. */
export const largestFileBytes = 512 * 2 ** 20;

/** The files below a folder, in natural order. Nothing outside is reached, by `..`, an absolute path or a symbolic link. */
export function folderSource(root: string): FileSource {
  return {
    list: (pathOrGlob) => list(root, pathOrGlob),
    read: async (file) => readWhole(await insidePath(root, file), file),
    stat: async (file) => statFile(await insidePath(root, file), file),
  };
}

/** The real path of a file of the folder. */
async function insidePath(root: string, file: string): Promise<string> {
  refuseOutside(file);
  const realRoot = await realpath(root).catch((problem: unknown) => {
    throw missing(root, problem);
  });
  const real = await realpath(path.join(realRoot, file)).catch((problem: unknown) => {
    throw missing(file, problem);
  });
  if (!isWithin(realRoot, real)) throw outside(file, 'a symbolic link leads out of it');
  return real;
}

function refuseOutside(file: string): void {
  if (path.isAbsolute(file) || path.win32.isAbsolute(file)) throw outside(file, 'it is an absolute path');
  const normal = path.posix.normalize(file.replaceAll('\\', '/'));
  if (normal === '..' || normal.startsWith('../')) throw outside(file, '".." leads out of it');
  if (file.includes('\0'))
    throw new InputError('found a NUL character in a path.', { file: file.replaceAll('\0', '') });
}

function isWithin(root: string, real: string): boolean {
  const relative = path.relative(root, real);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function outside(file: string, why: string): InputError {
  return new InputError(`found a path outside the study's folder (${why}), expected one inside it.`, {
    file,
  });
}

function missing(file: string, problem: unknown): InputError {
  const { code } = problem as NodeJS.ErrnoException;
  const reason =
    code === 'ENOENT' || code === 'ENOTDIR'
      ? 'there is no such file.'
      : code === 'EACCES' || code === 'EPERM'
        ? 'the file may not be read: permission denied.'
        : code === 'ELOOP'
          ? 'the symbolic links run in a circle.'
          : `the file cannot be opened (${code ?? 'unknown reason'}).`;
  return new InputError(reason, { file }, { cause: problem });
}

async function statFile(real: string, file: string): Promise<FileStat> {
  const found = await stat(real).catch((problem: unknown) => {
    throw missing(file, problem);
  });
  if (!found.isFile()) throw new InputError('found a folder or device, expected a file.', { file });
  return { byteLength: found.size };
}

async function readWhole(real: string, file: string): Promise<Uint8Array> {
  const { byteLength } = await statFile(real, file);
  if (byteLength > largestFileBytes) {
    const size = (byteLength / 2 ** 20).toFixed(0);
    throw new InputError(
      `found a file of ${size} MB, expected at most ${largestFileBytes / 2 ** 20} MB: it was not read.`,
      { file },
    );
  }
  const handle = await open(real).catch((problem: unknown) => {
    throw missing(file, problem);
  });
  try {
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}

async function list(root: string, pathOrGlob: string): Promise<readonly string[]> {
  refuseOutside(pathOrGlob);
  const pattern = path.posix.normalize(pathOrGlob.replaceAll('\\', '/'));
  // A file may bear brackets in its name: what is there is meant.
  const literal = await listOne(root, pattern);
  if (literal.length > 0 || !isGlob(pattern)) return literal;
  const folder = fixedFolder(pattern);
  if ((await insideIfThere(root, folder)) === undefined) return [];
  const expression = globExpression(pattern);
  const files = await filesBelow(root, folder, deepestMatch(pattern));
  return files.filter((file) => expression.test(file)).sort(compareNaturally);
}

async function listOne(root: string, file: string): Promise<readonly string[]> {
  const real = await insideIfThere(root, file);
  return real !== undefined && (await stat(real)).isFile() ? [file] : [];
}

/** As `insidePath`, but undefined where there is nothing; outside stays an error. */
async function insideIfThere(root: string, file: string): Promise<string | undefined> {
  try {
    return await insidePath(root, file);
  } catch (problem) {
    const cause =
      problem instanceof InputError ? (problem.cause as NodeJS.ErrnoException | undefined) : undefined;
    if (cause?.code === 'ENOENT' || cause?.code === 'ENOTDIR') return undefined;
    throw problem;
  }
}

/** The folders before the first wildcard: only they need to be walked. */
function fixedFolder(pattern: string): string {
  const segments = pattern.split('/');
  return segments.slice(0, segments.findIndex(isGlob)).join('/');
}

function deepestMatch(pattern: string): number {
  return pattern.includes('**') ? Infinity : pattern.split('/').length;
}

/**
 * All files below a folder of the root, as paths from the root. Links to folders are not followed; links to files are
 * listed, and reading one that leads outside is refused.
 */
async function filesBelow(root: string, folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile() || (entry.isSymbolicLink() && !(await leadsToFolder(root, file)))) found.push(file);
    else if (entry.isDirectory() && file.split('/').length < depth)
      found.push(...(await filesBelow(root, file, depth)));
  }
  return found;
}

async function leadsToFolder(root: string, link: string): Promise<boolean> {
  return stat(path.join(root, link)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
