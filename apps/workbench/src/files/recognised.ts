import type { FileEntry } from '@modalgain/compute';
import { rawFiles } from '@modalgain/study';
import { proxy } from 'comlink';
import { create } from 'zustand';
import { lazyWorker } from '../engine/start-worker';
import type { FilesWorker } from '../workers/files.worker';

export const filesWorker = lazyWorker<FilesWorker>(
  () => new Worker(new URL('../workers/files.worker.ts', import.meta.url), { type: 'module' }),
  // Other files wait for an answer while the user cancels a look at these.
  { rejectsWhenStopped: true },
);

/** What the raw files of the study were taken for. */
export const useRecognised = create<{
  readonly entries: readonly FileEntry[];
  /** While files are looked at: how many of how many. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}>(() => ({ entries: [], progress: null }));

/** What was found of each file; a file's bytes never change, so it is looked at once. */
const known = new WeakMap<Uint8Array, FileEntry>();

/** Looks go one after the other, so that none takes the files of another away. */
let queue: Promise<unknown> = Promise.resolve();
let giveUp = (): void => undefined;

/**
 * Looks at the files that were not looked at yet.
 *
 * @returns all entries, or undefined where the user cancelled
 */
export function recognise(files: ReadonlyMap<string, Uint8Array>): Promise<readonly FileEntry[] | undefined> {
  const look = queue.then(() => lookAt(files));
  queue = look.catch(() => undefined);
  return look;
}

async function lookAt(files: ReadonlyMap<string, Uint8Array>): Promise<readonly FileEntry[] | undefined> {
  const names = rawFiles([...files.keys()]).filter((name) => name !== 'study.yaml');
  const unknown = names.filter((name) => entryOf(files, name) === undefined);
  if (unknown.length > 0) {
    const found = await lookInWorker(files, unknown);
    useRecognised.setState({ progress: null });
    if (!found) return undefined;
    for (const entry of found) known.set(files.get(entry.recognised.file) ?? new Uint8Array(), entry);
  }
  const entries = names.flatMap((name) => entryOf(files, name) ?? []);
  useRecognised.setState({ entries });
  return entries;
}

/** Undefined where the user cancels: a worker that was ended never answers. */
function lookInWorker(
  files: ReadonlyMap<string, Uint8Array>,
  names: readonly string[],
): Promise<readonly FileEntry[] | undefined> {
  useRecognised.setState({ progress: { done: 0, total: names.length } });
  const progress = proxy(({ done, total }: { done: number; total: number }) =>
    useRecognised.setState({ progress: { done, total } }),
  );
  const cancelled = new Promise<undefined>((resolve) => {
    giveUp = () => resolve(undefined);
  });
  // Lists of spectra name files beside them, so that all files go along.
  return Promise.race([filesWorker.call().recognise(files, progress, names), cancelled]);
}

function entryOf(files: ReadonlyMap<string, Uint8Array>, name: string): FileEntry | undefined {
  const bytes = files.get(name);
  const entry = bytes && known.get(bytes);
  return entry?.recognised.file === name ? entry : undefined;
}

/** Ends a look at files; those that were not looked at stay unknown, and are not taken. */
export function cancelRecognising(): void {
  filesWorker.stop();
  giveUp();
}
