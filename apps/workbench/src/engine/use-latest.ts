import { useEffect, useRef, useState } from 'react';
import type { Outcome, Problem } from '@modalgain/compute';
import { latestOnly } from './latest-only';

/** The newest answer to a request that changes with every movement of a slider; the last one stays until the next is there. */
export interface Latest<Answer> {
  readonly answer: Answer | undefined;
  readonly problem: Problem | undefined;
}

/**
 * Asks whenever `request` becomes another object, only for the newest where answers take longer than requests come.
 * @param ask the same function at every call
 */
export function useLatest<Request, Answer>(
  request: Request | null,
  ask: (request: Request) => Promise<Outcome<Answer>>,
): Latest<Answer> {
  const [latest, setLatest] = useState<Latest<Answer>>({ answer: undefined, problem: undefined });
  const queue = useRef<(request: Request) => Promise<Outcome<Answer> | undefined>>(undefined);
  useEffect(() => {
    if (request === null) return;
    queue.current ??= latestOnly(ask);
    let isCurrent = true;
    void queue.current(request).then((outcome) => {
      if (!isCurrent && outcome?.kind !== 'ok') return;
      if (outcome?.kind === 'ok') setLatest({ answer: outcome.value, problem: undefined });
      else if (outcome) setLatest(({ answer }) => ({ answer, problem: outcome.problem }));
    });
    return () => {
      isCurrent = false;
    };
  }, [request, ask]);
  return latest;
}
