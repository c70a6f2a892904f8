import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const exampleFolder = path.resolve(import.meta.dirname, '../../../../examples/flat-stamping');

/** The example as a user has it: its study file and all raw files, by path below its folder. */
export function exampleFiles(): Map<string, Buffer> {
  const entries = readdirSync(exampleFolder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(exampleFolder, path.join(entry.parentPath, entry.name)))
    .filter((name) => name !== 'truth.json' && name !== 'README.md');
  return new Map(names.map((name) => [name, readFileSync(path.join(exampleFolder, name))]));
}
