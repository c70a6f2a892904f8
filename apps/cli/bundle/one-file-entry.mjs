// The program in one file, which its worker threads run too.
import { isMainThread } from 'node:worker_threads';

await (isMainThread ? import('../src/main.ts') : import('piscina-worker'));

// What worker threads are asked for; each module is evaluated in the thread that needs it.
export const partOnThread = async (task) => (await import('node/sweep/worker')).partOnThread(task);
export const runTrialPart = async (part) => (await import('node/monte-carlo/worker')).runTrialPart(part);
