import { createRequire } from 'node:module';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import type { Answer } from './answer.js';

/** The built workbench, by path below its folder; held in memory, so that no request reaches the disk. */
export type PageFiles = ReadonlyMap<string, Answer>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** What the page is told: that a study is served beside it, or only that its address ends with the program. */
const mark = (servesStudy: boolean): string =>
  `<meta name="modalgain-home" content="${servesStudy ? 'served' : 'none'}" />`;

/**
 * Reads the built workbench.
 *
 * @throws InputError where it was not built
 */
export async function readPageFiles(servesStudy: boolean): Promise<PageFiles> {
  const folder = workbenchFolder();
  if (folder === undefined)
    throw new InputError(
      'this copy of the program is a single file without the pages of the workbench; install the package modalgain to open it.',
    );
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, Answer>();
  for (const entry of entries.filter((found) => found.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).replaceAll(path.sep, '/');
    const type = types[path.extname(name)] ?? 'application/octet-stream';
    files.set(name, { status: 200, headers: { 'content-type': type }, body: await readFile(file) });
  }
  const page = files.get('index.html');
  if (!page)
    throw new InputError('the workbench is not built yet; run `npm run build` in the project folder.', {});
  const body = String(page.body).replace('<head>', `<head>\n    ${mark(servesStudy)}`);
  files.set('', { ...page, body });
  files.delete('index.html');
  return files;
}

/** The workbench of the checkout, else the one that the package carries. */
function workbenchFolder(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  const beside = (manifest: string, folder: string): string | undefined => {
    try {
      return path.join(path.dirname(resolve(manifest)), folder);
    } catch {
      return undefined;
    }
  };
  return (
    beside('@modalgain/workbench/package.json', 'dist') ?? beside('modalgain/package.json', 'dist/workbench')
  );
}
