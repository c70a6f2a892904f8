import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * The files that words of a command name: a folder stands for its files in natural order, hidden ones and study files
 * (.yaml) left out.
 *
 * @throws InputError for an empty folder
 */
export async function filesOf(given: readonly string[]): Promise<string[]> {
  return (await Promise.all(given.map(filesOfOne))).flat();
}

async function filesOfOne(given: string): Promise<string[]> {
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [given];
  const { InputError } = await import('@modalgain/numerics');
  const entries = await readdir(given, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !/^\.|\.ya?ml$/i.test(entry.name))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (names.length > 0) return names.map((name) => path.join(given, name));
  throw new InputError('found an empty folder, expected files of spectra.', { file: given });
}
