import type { FileEntry, FileGroup } from '@modalgain/compute';
import { rawFiles } from '@modalgain/study';
import { proxy } from 'comlink';
import { create } from 'zustand';
import { lazyWorker } from '../engine/start-worker';
import type { FilesWorker } from '../workers/files.worker';

export const filesWorker = lazyWorker<FilesWorker>(
  () => new Worker(new URL('../workers/files.worker.ts', import.meta.url), { type: 'module' }),
);

/** What the raw files of the study were taken for. */
export const useRecognised = create<{
  readonly entries: readonly FileEntry[];
  readonly groups: readonly FileGroup[];
  /** While files are looked at: how many of how many. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}>(() => ({ entries: [], groups: [], progress: null }));

/** What was found of each file; a file's bytes never change, so it is looked at once. */
const known = new WeakMap<Uint8Array, FileEntry>();
let generation = 0;

/**
 * Looks at the files that were not looked at yet. An earlier look that is still under way is given up.
 *
 * @returns all entries, or undefined where a later call took over
 */
export async function recognise(
  files: ReadonlyMap<string, Uint8Array>,
): Promise<readonly FileEntry[] | undefined> {
  const mine = ++generation;
  const names = rawFiles([...files.keys()]);
  const unknown = names.filter((name) => entryOf(files, name) === undefined);
  if (unknown.length > 0) {
    if (useRecognised.getState().progress !== null) filesWorker.stop();
    useRecognised.setState({ progress: { done: 0, total: unknown.length } });
    const progress = proxy(({ done, total }: { done: number; total: number }) => {
      if (mine === generation) useRecognised.setState({ progress: { done, total } });
    });
    // Lists of spectra name files beside them, so that all files go along.
    const found = await filesWorker.call().recognise(files, progress);
    if (mine !== generation) return undefined;
    for (const entry of found) known.set(files.get(entry.recognised.file) ?? new Uint8Array(), entry);
  }
  const entries = names.flatMap((name) => entryOf(files, name) ?? []);
  const groups = await filesWorker.call().group(entries);
  if (mine !== generation) return undefined;
  useRecognised.setState({ entries, groups, progress: null });
  return entries;
}

function entryOf(files: ReadonlyMap<string, Uint8Array>, name: string): FileEntry | undefined {
  const bytes = files.get(name);
  const entry = bytes && known.get(bytes);
  return entry?.recognised.file === name ? entry : undefined;
}

/** Ends a look at files; those that were not looked at stay unknown. */
export function stopRecognising(): void {
  generation++;
  filesWorker.stop();
  useRecognised.setState({ progress: null });
}
