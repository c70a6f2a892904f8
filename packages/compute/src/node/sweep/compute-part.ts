import path from 'node:path';
import { readText, sha256, type FileSource } from '@modalgain/formats';
import { folderSource } from '@modalgain/formats/node';
import { InputError } from '@modalgain/numerics';
import { parquetBytes } from '@modalgain/report';
import { openSweep, type OpenSweep } from '../../sweep/index.js';
import { readManifest } from './manifest.js';
import { keepPart } from './part-record.js';

/** What became of a part. */
export interface ComputedPart {
  readonly part: number;
  readonly rowCount: number;
  readonly failedCount: number;
}

/** A sweep file of this computer, and the folder that its paths start from. */
export interface SweepFile {
  readonly sweep: OpenSweep;
  readonly source: FileSource;
  readonly sha256: string;
}

/**
 * Reads a sweep file of this computer.
 *
 * @throws InputError as openSweep
 */
export async function openSweepFile(sweepFile: string): Promise<SweepFile> {
  const source = folderSource(path.dirname(sweepFile));
  const file = path.basename(sweepFile);
  const bytes = await source.read(file);
  return {
    sweep: await openSweep({ text: readText(bytes, file), file, source }),
    source,
    sha256: await sha256(bytes),
  };
}

/** A process opens the sweep of a run folder once; a grid then analyses its study once. */
const opened = new Map<string, Promise<OpenSweep>>();

async function sweepOf(folder: string): Promise<OpenSweep> {
  const manifest = await readManifest(folder);
  const { sweep, sha256: now } = await openSweepFile(path.join(folder, manifest.sweep.file));
  if (now !== manifest.sweep.sha256)
    throw new InputError('the sweep file has changed since the run began.', { file: manifest.sweep.file });
  return sweep;
}

/**
 * Computes one part of a run and keeps it in the run folder: the same bytes wherever and whenever it is done.
 *
 * @throws InputError for a folder that is none of a run, and where the study of a grid cannot be analysed; AbortError
 */
export async function computePart(folder: string, part: number, signal?: AbortSignal): Promise<ComputedPart> {
  const opening = opened.get(folder) ?? sweepOf(folder);
  opened.set(folder, opening);
  const sweep = await opening;
  const { rows, failed, inputs } = await sweep.linesOfPart(part, signal);
  signal?.throwIfAborted();
  await keepPart(folder, parquetBytes({ name: 'table', ...sweep.table, rows }), { part, failed, inputs });
  return { part, rowCount: rows.length, failedCount: failed.length };
}
