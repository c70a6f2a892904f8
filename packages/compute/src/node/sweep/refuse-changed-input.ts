import path from 'node:path';
import { InputError } from '@modalgain/numerics';
import { openSweepFile } from './compute-part.js';
import { changesSince, manifestOf, readManifest, type Manifest } from './manifest.js';

/**
 * The manifest of a run that can be computed on: by the same program, from the same files.
 *
 * @throws InputError that names what has changed since the run began
 */
export async function refuseChangedInput(folder: string, version: string): Promise<Manifest> {
  const before = await readManifest(folder);
  const sweepFile = path.join(folder, before.sweep.file);
  const { sweep } = await openSweepFile(sweepFile);
  const changes = changesSince(before, await manifestOf({ sweep, sweepFile, folder, version }));
  if (changes.length === 0) return before;
  throw new InputError(`was begun with other input: ${changes.join(', ')} changed since.`, { file: folder });
}
