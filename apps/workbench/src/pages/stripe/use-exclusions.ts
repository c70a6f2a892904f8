import type { Problem } from '@modalgain/compute';
import type { StripeResult } from '@modalgain/study';
import { useState } from 'react';
import { editStudyText } from '../../model/actions';
import { excludePoint, includePoint, isExcludedByHand } from '../../model/exclusions';
import { pointInFile } from './exclusions';
import { useStripeInputs } from './stripe-inputs';

const none: readonly never[] = [];

/** Leaving points of a scan out of the fit, and taking them back: edits of the study. */
export interface Exclusions {
  /** The point that waits for its reason. */
  readonly asking: number | null;
  /** Asks for the reason; a point that was left out by hand comes back at once. */
  readonly toggle: (index: number) => void;
  readonly exclude: (reason: string) => void;
  readonly close: () => void;
  readonly problem: Problem | null;
}

export function useExclusions(film: string, stripe: StripeResult): Exclusions {
  const [asking, setAsking] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const entries = useStripeInputs(film)?.exclude ?? none;
  const list = { film, measurement: 'stripe', entries } as const;
  const write = (edits: Parameters<typeof editStudyText>[0]): void => {
    setAsking(null);
    void editStudyText(edits).then((found) => setProblem(found ?? null));
  };
  const toggle = (index: number): void => {
    const point = pointInFile(stripe, index);
    if (isExcludedByHand(list, point)) write(includePoint(list, point));
    // What the program left out (a full detector) is not the user's to take back.
    else if (stripe.points[index]?.excluded === null) setAsking(index);
  };
  const exclude = (reason: string): void => {
    if (asking !== null) write(excludePoint(list, pointInFile(stripe, asking), reason));
  };
  return { asking, toggle, exclude, close: () => setAsking(null), problem };
}
