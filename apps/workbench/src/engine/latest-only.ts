/**
 * Keeps a worker from falling behind a slider: while one request is under way only the newest of those that follow is
 * kept, and answers are given in order. Requests that were overtaken answer `undefined`.
 */
export function latestOnly<Request, Answer>(
  task: (request: Request) => Promise<Answer>,
): (request: Request) => Promise<Answer | undefined> {
  let isBusy = false;
  let waiting:
    { request: Request; settle: (answer: Promise<Answer | undefined> | undefined) => void } | undefined;

  const run = async (request: Request): Promise<Answer> => {
    isBusy = true;
    try {
      return await task(request);
    } finally {
      isBusy = false;
      const next = waiting;
      waiting = undefined;
      if (next) next.settle(run(next.request));
    }
  };

  return (request) => {
    if (!isBusy) return run(request);
    waiting?.settle(undefined);
    return new Promise((resolve) => {
      waiting = { request, settle: resolve };
    });
  };
}
