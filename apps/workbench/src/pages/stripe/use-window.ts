import type { Problem, WindowAnswer } from '@modalgain/compute';
import type { StripeResult } from '@modalgain/study';
import { useEffect, useState } from 'react';
import { editStudyText } from '../../model/actions';
import { useView } from '../../model/views';
import { useStripeInputs } from './stripe-inputs';
import { fitWindowNewest } from './workers';

export type Edge = 'from' | 'to';

/** The window of Eq. 1 on one scan, what it says, and how its edges move. */
export interface StripeWindow {
  readonly fromUm: number;
  readonly toUm: number;
  /** The newest answer; it may lag a drag by a frame. */
  readonly answer: WindowAnswer | null;
  /** All lengths of the scan, increasing: where an edge may stand. */
  readonly lengthsUm: readonly number[];
  readonly move: (edge: Edge, lengthUm: number) => void;
  readonly settle: (edge: Edge, lengthUm: number) => void;
  readonly cancel: () => void;
  /** Whether the study states this window, so that its report compares with it. */
  readonly isStated: boolean;
  /** Whether the study states any. */
  readonly hasStated: boolean;
  /** Puts the window into the study, for all scans of the film; `null` takes it out. */
  readonly state: (window: readonly [number, number] | null) => void;
  readonly problem: Problem | null;
}

type Triple = [number, number, number];

/** Eq. 1 needs three points. */
const fewestInWindow = 3;

/** A what-if setting, undoable and kept over a reload, until it is put into the study. */
export function useWindow(film: string, stripe: StripeResult): StripeWindow {
  const lengthsUm = lengthsOf(stripe);
  const stated = useStripeInputs(film)?.window;
  const usual = stated ?? stripe.windowFit?.windowUm ?? ([lengthsUm[0] ?? 0, lengthsUm.at(-1) ?? 0] as const);
  const key = `stripe/${film}/${stripe.files[0] ?? ''}/window`;
  const [chosen, change, commit, cancel] = useView<readonly [number, number] | null>(key, null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [fromUm, toUm] = chosen ?? usual;
  const answer = useAnswer(stripe, fromUm, toUm);
  const moved = (edge: Edge, lengthUm: number): readonly [number, number] => {
    const [from, to, wanted] = [fromUm, toUm, lengthUm].map((um) => nearestIndex(lengthsUm, um)) as Triple;
    const gap = fewestInWindow - 1;
    const last = lengthsUm.length - 1;
    return edge === 'from'
      ? [lengthsUm[Math.max(0, Math.min(wanted, to - gap))] ?? fromUm, toUm]
      : [fromUm, lengthsUm[Math.min(last, Math.max(wanted, from + gap))] ?? toUm];
  };
  return {
    fromUm,
    toUm,
    answer,
    lengthsUm,
    move: (edge, lengthUm) => change(moved(edge, lengthUm)),
    settle: (edge, lengthUm) => commit(moved(edge, lengthUm)),
    cancel,
    isStated: stated !== undefined && stated[0] === fromUm && stated[1] === toUm,
    hasStated: stated !== undefined,
    state: (window) => {
      const value = window ? `${window[0]} um .. ${window[1]} um` : undefined;
      const edit = { path: ['films', film, 'stripe', 'window'], value };
      void editStudyText([edit]).then((found) => setProblem(found ?? null));
    },
    problem,
  };
}

function useAnswer(stripe: StripeResult, fromUm: number, toUm: number): WindowAnswer | null {
  const [answered, setAnswered] = useState<{ stripe: StripeResult; answer: WindowAnswer } | null>(null);
  useEffect(() => {
    const { points, netGainPerCm, outcome } = stripe;
    const request = { stripe: { points, netGainPerCm, outcome }, window: { fromUm, toUm } };
    void fitWindowNewest(request).then((answer) => {
      if (answer) setAnswered({ stripe, answer });
    });
  }, [stripe, fromUm, toUm]);
  return answered?.stripe === stripe ? answered.answer : null;
}

const lengthsOf = ({ points }: StripeResult): number[] =>
  [...new Set(points.map(({ stripeLengthUm }) => stripeLengthUm))].sort((a, b) => a - b);

/** Position of the length next to the given one. */
export const nearestIndex = (lengths: readonly number[], wanted: number): number =>
  lengths.reduce(
    (best, um, i) => (Math.abs(um - wanted) < Math.abs((lengths[best] ?? Infinity) - wanted) ? i : best),
    0,
  );
