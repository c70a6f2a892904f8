let started = (): void => undefined;
/** Nothing is taken before the study of the last visit is back: files would join the wrong one. */
let queue: Promise<unknown> = new Promise<void>((resolve) => (started = resolve));

/** What follows from files and choices is done one after the other, each on what the one before left. */
export function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const mine = queue.then(task);
  queue = mine.catch(() => undefined);
  return mine;
}

/** The study of the last visit is back, or there is none. */
export const beginTurns = (): void => started();
