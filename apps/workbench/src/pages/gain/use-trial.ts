import type { DensityStory, GainTrial, Outcome, Problem, TriedGain } from '@modalgain/compute';
import type { Results } from '@modalgain/study';
import { useEffect, useMemo, useState } from 'react';
import type { FinishedAnalysis } from '../../model/study-store';
import { useView } from '../../model/views';
import { densityNewest, openBench, tryNewest, type OpenBench } from './bench';

/** An answer of the worker and what it was asked. */
interface Answered<Answer, Question> {
  readonly of: FinishedAnalysis;
  readonly key: string;
  readonly question: Question;
  readonly outcome: Outcome<Answer>;
}

/** Of the view that holds what is tried. */
export const trialKey = 'gain/trial';

export interface Trial {
  readonly bench: OpenBench | undefined;
  /** Undefined until the bench is open, and where there is no gain fit. */
  readonly trial: GainTrial | undefined;
  /** Whether the trial is the study's own fit. */
  readonly isOwn: boolean;
  /** The results with the trial's fit in place of the study's; the last good ones while a new fit is under way. */
  readonly results: Results;
  readonly isRefitting: boolean;
  readonly problem: Problem | undefined;
  /** Another fit to try; null goes back to the study's own. */
  readonly choose: (trial: GainTrial | null) => void;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The gain fit that is tried on the page, undoable, and what it says. */
export function useTrial(finished: FinishedAnalysis): Trial {
  const bench = useBench(finished);
  const [chosen, , choose] = useView<GainTrial | null>(trialKey, null);
  const trial = chosen ?? bench?.own;
  const isOwn = chosen === null || same(chosen, bench?.own);
  const { answered, isAwaited } = useAnswer<TriedGain, { trial: GainTrial }>(
    finished,
    isOwn || !trial ? undefined : { trial },
    tryNewest,
  );
  const tried = answered?.outcome.kind === 'ok' && !isOwn ? answered.outcome.value : undefined;
  const results = useMemo(() => withTried(finished.results, tried), [finished, tried]);
  return {
    bench,
    trial,
    isOwn,
    results,
    isRefitting: isAwaited,
    problem: !isOwn && answered?.outcome.kind === 'problem' ? answered.outcome.problem : undefined,
    choose,
  };
}

/** Why the density of a film is open or not; the last film's while the next is solved. */
export function useDensityStory(
  finished: FinishedAnalysis,
  trial: GainTrial | undefined,
  film: string | undefined,
): {
  readonly story: DensityStory | undefined;
  /** The trial that the story is of. */
  readonly of: GainTrial | undefined;
  readonly isRefitting: boolean;
} {
  const { answered, isAwaited } = useAnswer<DensityStory | undefined, { trial: GainTrial; film: string }>(
    finished,
    trial && film !== undefined ? { trial, film } : undefined,
    densityNewest,
  );
  return {
    story: answered?.outcome.kind === 'ok' ? answered.outcome.value : undefined,
    of: answered?.question.trial,
    isRefitting: isAwaited,
  };
}

function useBench(finished: FinishedAnalysis): OpenBench | undefined {
  const [open, setOpen] = useState<{ of: FinishedAnalysis; bench: OpenBench | undefined }>();
  useEffect(() => {
    let isWanted = true;
    void openBench(finished).then((bench) => isWanted && setOpen({ of: finished, bench }));
    return () => {
      isWanted = false;
    };
  }, [finished]);
  return open?.of === finished ? open.bench : undefined;
}

/**
 * Asks the worker when the question or the study changes; overtaken requests answer undefined and leave what is shown.
 *
 * @param question JSON; undefined asks nothing
 * @param ask the same function at every rendering
 */
function useAnswer<Answer, Question extends object>(
  finished: FinishedAnalysis,
  question: Question | undefined,
  ask: (request: Question & { readonly finished: FinishedAnalysis }) => Promise<Outcome<Answer> | undefined>,
): { readonly answered: Answered<Answer, Question> | undefined; readonly isAwaited: boolean } {
  const [answered, setAnswered] = useState<Answered<Answer, Question>>();
  const key = question && JSON.stringify(question);
  useEffect(() => {
    if (key === undefined) return undefined;
    let isWanted = true;
    const asked = JSON.parse(key) as Question;
    void ask({ ...asked, finished }).then((outcome) => {
      if (isWanted && outcome) setAnswered({ of: finished, key, question: asked, outcome });
    });
    return () => {
      isWanted = false;
    };
  }, [finished, key, ask]);
  const isAwaited = key !== undefined && (answered?.key !== key || answered.of !== finished);
  return { answered, isAwaited };
}

function withTried(results: Results, tried: TriedGain | undefined): Results {
  if (!tried) return results;
  return {
    ...results,
    gainFit: { ...tried.gainFit, modelComparison: results.gainFit?.modelComparison ?? null },
    films: results.films.map((film, i) => ({ ...film, gain: tried.filmGains[i] ?? null })),
    comparisons: [...tried.comparisons],
  };
}
