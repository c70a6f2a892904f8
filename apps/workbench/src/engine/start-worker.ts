import { wrap } from 'comlink';

/** Functions as they are called from the page: the same arguments, answers that come later. */
export type Remote<Functions> = {
  readonly [Name in keyof Functions]: Functions[Name] extends (...task: infer Task) => infer Answer
    ? (...task: Task) => Promise<Awaited<Answer>>
    : never;
};

/** A worker and the functions that it offers. */
export interface RunningWorker<Functions> {
  readonly call: Remote<Functions>;
  /** Ends it at once, whatever it computes: the way to cancel long work. */
  readonly stop: () => void;
}

interface WorkerOptions {
  /** Told when it dies. */
  readonly onDeath?: () => void;
  readonly rejectsWhenStopped?: boolean;
}

/**
 * Starts a worker that offers functions by comlink:
 * `startWorker<typeof functions>(() => new Worker(new URL('../workers/x.worker.ts', import.meta.url), { type: 'module' }))`.
 * Calls of a worker that dies (it cannot be loaded, or has no memory left) are rejected; those of one that is stopped stay open,
 * unless they are wanted to be rejected with `WorkerStopped`.
 */
export function startWorker<Functions>(
  create: () => Worker,
  { onDeath, rejectsWhenStopped = false }: WorkerOptions = {},
): RunningWorker<Functions> {
  const worker = create();
  let end: (error: Error) => void = () => undefined;
  const dead = new Promise<never>((_, reject) => (end = reject));
  worker.addEventListener('error', (event) => {
    onDeath?.();
    end(new Error(event.message || 'its worker ended'));
  });
  // Nobody may be waiting when it dies.
  dead.catch(() => undefined);
  const functions = wrap(worker) as unknown as Record<string, (...task: unknown[]) => Promise<unknown>>;
  const call = new Proxy(functions, {
    // It is no promise itself: who waits for it gets it at once.
    get: (target, name: string) =>
      name === 'then'
        ? undefined
        : (...task: unknown[]) => measured(name, Promise.race([target[name](...task), dead])),
  });
  // Comlink's own type splits answers that are unions into unions of promises.
  const stop = (): void => {
    worker.terminate();
    if (rejectsWhenStopped) end(new WorkerStopped());
  };
  return { call: call as unknown as Remote<Functions>, stop };
}

/** The answer to a call of a worker that was ended on purpose. */
export class WorkerStopped extends Error {
  override readonly name = 'WorkerStopped';

  constructor() {
    super('stopped');
  }
}

/** So many measures are kept at most: a slider makes sixty a second. */
const mostMeasures = 1000;
let measures = 0;

/** Leaves the time from the call to its answer as a measure `worker NAME`, for the benchmark in the browser. */
async function measured(name: string, answer: Promise<unknown>): Promise<unknown> {
  const start = performance.now();
  const value = await answer;
  measures += 1;
  if (measures % mostMeasures === 0) performance.clearMeasures();
  performance.measure(`worker ${name}`, { start });
  return value;
}

/** The same, started when first asked for and again after it was stopped or has died. */
export function lazyWorker<Functions>(
  create: () => Worker,
  options: Pick<WorkerOptions, 'rejectsWhenStopped'> = {},
): {
  readonly call: () => Remote<Functions>;
  readonly stop: () => void;
} {
  let running: RunningWorker<Functions> | undefined;
  const forget = (): void => {
    running = undefined;
  };
  return {
    call: () => (running ??= startWorker<Functions>(create, { ...options, onDeath: forget })).call,
    stop: () => {
      running?.stop();
      forget();
    },
  };
}
