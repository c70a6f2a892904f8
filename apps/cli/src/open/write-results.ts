import path from 'node:path';
import { readdir, realpath, stat } from 'node:fs/promises';
import { InputError } from '@modalgain/numerics';
import { defaultOutFolder } from '../default-out-folder.js';
import { replaceOutput } from '../output-folder.js';
import type { ServedStudy } from './served-folder.js';
import { mayBeWritten } from './served-names.js';

/**
 * Puts the files of an analysis where `modalgain run` would, in the place of those of an earlier run and of nothing else.
 *
 * @param body JSON, `{"files": {"report.html": base64, ...}}`
 * @returns the folder's name
 * @throws InputError for another body, a path that leads out, or a folder that holds other files
 */
export async function writeResults({ folder }: ServedStudy, body: Uint8Array): Promise<string> {
  const files = filesOf(body);
  for (const file of files.keys()) refuseOutside(file);
  const target = path.join(await realpath(folder), defaultOutFolder);
  const real = await realpath(target).catch(() => target);
  if (real !== target)
    throw new InputError('is a link; results are not written through it.', { file: defaultOutFolder });
  await refuseLinksBelow(target);
  await replaceOutput({
    folder: target,
    files,
    lastFile: 'results.json',
    force: false,
    signal: new AbortController().signal,
  });
  return defaultOutFolder;
}

function filesOf(body: Uint8Array): Map<string, Uint8Array> {
  const unfit = new InputError('found no list of files in the request.', {});
  let files: unknown;
  try {
    ({ files } = JSON.parse(new TextDecoder().decode(body)) as { files?: unknown });
  } catch {
    throw unfit;
  }
  if (typeof files !== 'object' || files === null) throw unfit;
  return new Map(
    Object.entries(files as Record<string, unknown>).map(([name, content]) => {
      if (typeof content !== 'string') throw unfit;
      return [name, new Uint8Array(Buffer.from(content, 'base64'))];
    }),
  );
}

function refuseOutside(file: string): void {
  if (!mayBeWritten(file)) throw new InputError('is no place for a file of the results.', { file });
}

/** A folder of results that is a link would carry writing and removing to where it leads. */
async function refuseLinksBelow(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((found) => found.isSymbolicLink())) {
    const link = path.join(entry.parentPath, entry.name);
    const isFile = await stat(link).then(
      (found) => found.isFile(),
      () => false,
    );
    if (isFile) continue;
    const file = path.join(defaultOutFolder, path.relative(folder, link));
    throw new InputError('is a link; results are not written through it. Take it out of the folder.', {
      file,
    });
  }
}
