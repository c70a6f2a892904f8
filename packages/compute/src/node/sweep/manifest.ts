import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256 } from '@modalgain/formats';
import { InputError } from '@modalgain/numerics';
import type { OpenSweep, SweepInput } from '../../sweep/index.js';
import { writeRunFile } from './run-folder.js';

/** What a run folder is the run of: manifest.json. Holds no time, host or absolute path. */
export interface Manifest extends Pick<
  OpenSweep,
  'title' | 'kind' | 'unitCount' | 'unitsPerPart' | 'partCount' | 'table'
> {
  readonly schema: 1;
  /** Version of the program. */
  readonly modalgain: string;
  /** The sweep file by its path from the run folder. */
  readonly sweep: SweepInput;
  /** What else the outcome rests on, by the path from the sweep file. */
  readonly inputs: readonly SweepInput[];
}

const manifestName = 'manifest.json';

export async function manifestOf(request: {
  readonly sweep: OpenSweep;
  readonly sweepFile: string;
  readonly folder: string;
  readonly version: string;
}): Promise<Manifest> {
  const { sweep, sweepFile, folder, version } = request;
  const { title, kind, unitCount, unitsPerPart, partCount, table } = sweep;
  return {
    schema: 1,
    modalgain: version,
    title,
    kind,
    unitCount,
    unitsPerPart,
    partCount,
    sweep: {
      file: path.relative(folder, sweepFile).split(path.sep).join('/'),
      sha256: await sha256(await readFile(sweepFile)),
    },
    inputs: await sweep.inputs(),
    table,
  };
}

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeRunFile(path.join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);

/**
 * The manifest of a run folder; undefined where there is none.
 *
 * @throws InputError for one that cannot be read
 */
export async function findManifest(folder: string): Promise<Manifest | undefined> {
  const file = path.join(folder, manifestName);
  const text = await readFile(file, 'utf8').catch((problem: unknown) => {
    const { code } = problem as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new InputError(`cannot be read (${code ?? 'unknown reason'}).`, { file });
  });
  if (text === undefined) return undefined;
  try {
    const manifest = JSON.parse(text) as Partial<Manifest>;
    if (manifest.schema === 1 && Number.isInteger(manifest.partCount)) return manifest as Manifest;
  } catch {
    // Said below.
  }
  throw new InputError('is no manifest of a sweep; remove the folder, or name another one with --out.', {
    file,
  });
}

/**
 * The manifest of a folder that has to be one of a run.
 *
 * @throws InputError where it is none
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = await findManifest(folder);
  if (manifest) return manifest;
  throw new InputError(
    'is no folder of a sweep: it has no manifest.json. `modalgain sweep FILE` makes one.',
    { file: folder },
  );
}

/** What is other than when a run began, in words; empty where it can go on. */
export function changesSince(before: Manifest, now: Manifest): string[] {
  const shas = new Map(before.inputs.map(({ file, sha256: sha }) => [file, sha]));
  const present = new Map(now.inputs.map(({ file, sha256: sha }) => [file, sha]));
  const files = [...new Set([...shas.keys(), ...present.keys()])];
  // Of many studies each part knows the files that it was found from; a study that is still to be analysed may change.
  const hasChanged = (file: string): boolean =>
    now.kind === 'studies' ? shas.has(file) !== present.has(file) : shas.get(file) !== present.get(file);
  return [
    ...(before.modalgain === now.modalgain
      ? []
      : [`the program (${before.modalgain}, now ${now.modalgain})`]),
    ...(before.sweep.sha256 === now.sweep.sha256 ? [] : ['the sweep file']),
    ...files.filter(hasChanged),
  ];
}
