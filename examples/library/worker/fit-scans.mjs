// Fits stripe-length scans on worker threads, one a processor.
//   node fit-scans.mjs SCAN.csv...
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const files = process.argv.slice(2);
const lines = new Map();

async function takeScans(worker) {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    worker.postMessage(file);
    lines.set(file, await new Promise((resolve) => worker.once('message', resolve)));
  }
  await worker.terminate();
}

const inOrder = [...files];
const count = Math.min(availableParallelism(), files.length);
const workers = Array.from({ length: count }, () => new Worker(new URL('worker.mjs', import.meta.url)));
await Promise.all(workers.map(takeScans));
for (const file of inOrder) console.log(`${file}: ${lines.get(file)}`);
