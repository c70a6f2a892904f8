import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..', '..');

const generated = new Set(['node_modules', 'dist', '.git', 'tmp', 'coverage', 'modalgain-out', 'cache']);

/** All Markdown files of the repository, from its root. */
export function markdownFiles(folder = '.'): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return generated.has(entry.name) ? [] : markdownFiles(file);
    return file.endsWith('.md') ? [file] : [];
  });
}

export const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
