import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { figuresOf, renderFigures, svgDocument } from '@modalgain/figures';
import { writeFileAtomically } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import { renderReport, tablesOf } from '@modalgain/report';
import { reportFonts } from '@modalgain/report/node';
import type { Results } from '@modalgain/study';

/** What a run has left in a folder. */
export interface WrittenOutput {
  readonly folder: string;
  readonly files: readonly string[];
}

interface OutputRequest {
  readonly results: Results;
  /** results.json as text. */
  readonly json: string;
  readonly outFolder: string;
  readonly force: boolean;
  readonly signal: AbortSignal;
}

/**
 * Writes results.json, tables, figures and the report. Each file appears whole or not at all; results.json comes last, so
 * that a folder that has one is complete.
 *
 * @throws InputError for a folder that holds something else, or cannot be written
 */
export async function writeOutput({
  results,
  json,
  outFolder,
  force,
  signal,
}: OutputRequest): Promise<WrittenOutput> {
  if (!force) await refuseForeignFolder(outFolder);
  const figures = renderFigures(figuresOf(results), svgDocument());
  signal.throwIfAborted();
  const report = renderReport(results, { figures, fonts: await reportFonts() });
  const files: [string, string][] = [
    ...tablesOf(results).map(({ name, csv }): [string, string] => [`tables/${name}.csv`, csv]),
    ...figures.map(({ name, svg }): [string, string] => [`figures/${name}.svg`, svg]),
    ['report.html', report],
    ['results.json', json],
  ];
  for (const folder of ['tables', 'figures']) await makeFolder(path.join(outFolder, folder));
  const encoder = new TextEncoder();
  for (const [file, text] of files) {
    signal.throwIfAborted();
    await writeFileAtomically(path.join(outFolder, file), encoder.encode(text));
  }
  return { folder: outFolder, files: files.map(([file]) => file) };
}

/** Makes a folder and those above it. Level by level, since node's own recursion never ends where a level cannot be made. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && (await isFolder(folder))) return;
    const parent = path.dirname(folder);
    if (code !== 'ENOENT' || parent === folder || (await isFolder(parent))) {
      throw new InputError(
        `cannot be made a folder (${code ?? 'unknown reason'}); name another one with --out.`,
        {
          file: folder,
        },
      );
    }
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

const isFolder = (folder: string): Promise<boolean> =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** A folder with files but no results.json is not one of ours: nothing of the user's is mixed up or overwritten. */
async function refuseForeignFolder(folder: string): Promise<void> {
  const present = await readdir(folder).catch((): string[] => []);
  if (present.length === 0 || present.includes('results.json')) return;
  throw new InputError('holds other files than results; name another folder with --out, or add --force.', {
    file: folder,
  });
}
