// Hands blocks to worker threads, one at a time each.
import { Worker } from 'node:worker_threads';

/**
 * @param {{blocks: object[], workers: number, finished: (block: object) => void, script?: string}} task `finished` is called as
 * blocks end, in no particular order; `script` is what each thread runs
 */
export async function runBlocks({ blocks, workers, finished, script = 'worker.mjs' }) {
  const waiting = [...blocks];
  const threads = Array.from({ length: Math.min(workers, blocks.length) }, () =>
    runThread(script, waiting, finished),
  );
  await Promise.all(threads);
}

function runThread(script, waiting, finished) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(script, import.meta.url));
    const next = () => {
      const block = waiting.shift();
      if (block === undefined) worker.terminate().then(() => resolve(), reject);
      else worker.postMessage(block);
    };
    worker.on('message', (block) => {
      finished(block);
      next();
    });
    worker.on('error', reject);
    next();
  });
}
