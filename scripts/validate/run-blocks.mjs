// Hands blocks to worker threads, one at a time each.
import { Worker } from 'node:worker_threads';

/**
 * @param {{blocks: object[], workers: number, finished: (block: object) => void}} task `finished` is called as blocks end, in no
 * particular order
 */
export async function runBlocks({ blocks, workers, finished }) {
  const waiting = [...blocks];
  const threads = Array.from({ length: Math.min(workers, blocks.length) }, () =>
    runThread(waiting, finished),
  );
  await Promise.all(threads);
}

function runThread(waiting, finished) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url));
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
