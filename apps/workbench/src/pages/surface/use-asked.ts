import type { Outcome, Problem } from '@modalgain/compute';
import { useCallback, useEffect, useState } from 'react';
import { cancelSurface } from './workers';

/** Something to be computed; another function is another request. Answers undefined where it was overtaken. */
export type Ask<Value> = () => Promise<Outcome<Value> | undefined>;

/** What is known of something that a worker computes. */
export interface Asked<Value> {
  /** The newest answer that could be given, which may be of an earlier request. */
  readonly value: Value | null;
  readonly isBusy: boolean;
  /** Ended by the user before it was answered. */
  readonly isGivenUp: boolean;
  readonly problem: Problem | null;
  readonly cancel: () => void;
}

interface Settled<Value> {
  readonly ask: Ask<Value>;
  readonly value: Value | null;
  readonly problem: Problem | null;
}

/** Asks whenever the request changes, and keeps the last answer until the next. `ask` null: nothing to ask. */
export function useAsked<Value>(ask: Ask<Value> | null): Asked<Value> {
  const [settled, setSettled] = useState<Settled<Value> | null>(null);
  const [givenUp, setGivenUp] = useState<Ask<Value> | null>(null);
  useEffect(() => {
    if (!ask) return;
    let isCurrent = true;
    void ask().then((outcome) => {
      if (!outcome || !isCurrent) return;
      setSettled((before) =>
        outcome.kind === 'ok'
          ? { ask, value: outcome.value, problem: null }
          : { ask, value: before?.value ?? null, problem: outcome.problem },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [ask]);
  const cancel = useCallback(() => {
    cancelSurface();
    setGivenUp(() => ask);
  }, [ask]);
  const isGivenUp = ask !== null && givenUp === ask && settled?.ask !== ask;
  const isBusy = ask !== null && settled?.ask !== ask && !isGivenUp;
  return {
    value: settled?.value ?? null,
    isBusy,
    isGivenUp,
    problem: settled?.ask === ask ? settled.problem : null,
    cancel,
  };
}
