import { watch } from 'node:fs/promises';
import path from 'node:path';
import { reportFailure } from './failure.js';
import { printLines } from './output.js';

interface Watching {
  readonly studyFile: string;
  /** Where the results go: changes there are our own. */
  readonly outFolder: string;
  readonly run: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** Instruments and editors write a file in several steps: wait until this long after the last one. */
const settleMs = 300;

/**
 * Runs the study, and again whenever a file of its folder changes, until cancelled. A study that cannot be read meanwhile
 * is told in a sentence, and the watching goes on.
 */
export async function watchStudy({ studyFile, outFolder, run, signal }: Watching): Promise<void> {
  const folder = path.dirname(path.resolve(studyFile));
  const own = path.relative(folder, path.resolve(outFolder));
  const isOwn = (file: string): boolean => file === own || file.startsWith(`${own}${path.sep}`);
  const again = async (): Promise<void> => {
    await run().catch((error: unknown) => {
      if (signal.aborted) throw error;
      reportFailure(error);
    });
    printLines(['', 'Watching for changes; Ctrl-C ends.']);
  };
  await again();
  let settled: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  for await (const { filename } of watch(folder, { recursive: true, signal })) {
    if (filename === null || isOwn(filename)) continue;
    clearTimeout(settled);
    settled = setTimeout(() => {
      running = running.then(again);
    }, settleMs);
  }
}
