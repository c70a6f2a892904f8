import path from 'node:path';
import { manifestOf, openRunFolder, openSweepFile, type Manifest } from '@modalgain/compute/node';
import { version } from '../version.js';

/** A run that can be computed, or gone on with. */
export interface BegunRun {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly missing: readonly number[];
}

/**
 * Opens the run of a sweep file.
 *
 * @throws InputError for a sweep file or a folder that will not do
 */
export async function beginRun(
  sweepFile: string,
  { out, resume }: { readonly out?: string; readonly resume: boolean },
): Promise<BegunRun> {
  const { sweep, source } = await openSweepFile(sweepFile);
  const folder = out ?? defaultFolder(sweepFile);
  const manifest = await manifestOf({ sweep, sweepFile, folder, version });
  const missing = await openRunFolder({ folder, manifest, source, resume });
  return { folder, manifest, missing };
}

/** Beside the sweep file, by its name. */
const defaultFolder = (sweepFile: string): string =>
  path.join(path.dirname(sweepFile), `${path.basename(sweepFile, path.extname(sweepFile))}-sweep`);
