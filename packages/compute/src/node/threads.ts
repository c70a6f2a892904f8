import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import type { Outcome } from '../outcome.js';

/** A function of a module of workers: takes plain data, gives plain data, errors of input as values. */
export interface ThreadWork<Task, Value> {
  /** The built module. */
  readonly module: URL;
  /** Name of the function that it exports: `(task: Task) => Promise<Outcome<Value>>`. */
  readonly exported: string;
  readonly tasks: Iterable<Task>;
  /** Plain data for all tasks, sent once to each worker, which finds it as its `workerData`. */
  readonly shared?: unknown;
  /** As many as the machine has cores if absent. */
  readonly threads?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each task as it ends, in the order in which they end. */
  readonly done: (outcome: Outcome<Value> | LostTask, task: Task) => void | Promise<void>;
}

/** The worker of a task died twice. */
export interface LostTask {
  readonly kind: 'lost';
  readonly why: string;
}

/** Tasks that wait for each thread: enough to keep it busy, so few that a million of tasks take no memory. */
const waitingPerThread = 2;

/**
 * Runs tasks on worker threads. A worker that dies is replaced, and its task tried once more.
 *
 * @throws AbortError when `signal` is aborted: running tasks end at once
 */
export async function runOnThreads<Task, Value>(work: ThreadWork<Task, Value>): Promise<void> {
  const { module, exported, tasks, shared, threads = availableParallelism(), signal, done } = work;
  signal?.throwIfAborted();
  const pool = new Piscina({
    filename: module.href,
    name: exported,
    workerData: shared,
    // Workers run built code, also where this process was told to look for sources, as in tests.
    execArgv: [],
    minThreads: 1,
    maxThreads: threads,
    maxQueue: Infinity,
    idleTimeout: 60_000,
  });
  // A worker that answers a task that was given up, or fails while it has none, costs nothing.
  pool.on('error', () => undefined);
  const stop = (): void => void pool.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await withLimit(tasks, threads * waitingPerThread, async (task) => {
      signal?.throwIfAborted();
      await done(await triedTwice<Outcome<Value>>(pool, task, signal), task);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await pool.destroy();
  }
}

/** An error that a worker throws is a defect of ours and is thrown on; one of the worker itself costs the task. */
async function triedTwice<Value>(
  pool: Piscina,
  task: unknown,
  signal: AbortSignal | undefined,
): Promise<Value | LostTask> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await pool.run(task)) as Value;
    } catch (error) {
      signal?.throwIfAborted();
      if (!isWorkerDeath(error)) throw error;
      if (attempt === 2) return { kind: 'lost', why: error.message };
    }
  }
}

/** Killed, out of memory, or gone by itself. */
function isWorkerDeath(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' || /^worker exited/.test(error.message);
}

/** At most so many at a time; the first error ends it. */
async function withLimit<Item>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: limit }, lane));
}
