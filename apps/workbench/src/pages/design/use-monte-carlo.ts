import type { Problem } from '@modalgain/compute';
import type { MonteCarloDocument } from '@modalgain/study';
import { useEffect } from 'react';
import { create } from 'zustand';
import { problemOf, reasonOf } from '../../model/problem-of';
import type { StudySnapshot } from '../../model/snapshot';
import { useSnapshot } from '../../model/study-store';
import { useView } from '../../model/views';
import { runTrials, stopTrials } from './monte-carlo-workers';
import type { Step } from './next-film-worker';

type Study = Pick<StudySnapshot, 'text' | 'files'>;

/** Trials take minutes: they go on while other pages are looked at, and what they found is kept. */
const useLastTrials = create<{
  /** The study that `document` is of. */
  readonly of: Study | undefined;
  readonly document: MonteCarloDocument | undefined;
  readonly problem: Problem | undefined;
  readonly running: { readonly of: Study; readonly step: Step } | undefined;
}>(() => ({ of: undefined, document: undefined, problem: undefined, running: undefined }));

/** What a run says after it was ended is still on its way. */
let currentRun = 0;

async function run(study: Study, trials: number): Promise<void> {
  const mine = ++currentRun;
  stopTrials();
  const onStep = (step: Step): void => {
    if (mine === currentRun) useLastTrials.setState({ running: { of: study, step } });
  };
  onStep({ done: 0, total: 1, what: 'preparing' });
  useLastTrials.setState({ problem: undefined });
  const outcome = await runTrials({ study, trials, onStep, isWanted: () => mine === currentRun }).catch(
    brokenOff,
  );
  if (mine !== currentRun || !outcome) return;
  useLastTrials.setState(
    outcome.kind === 'ok'
      ? { of: study, document: outcome.value, problem: undefined, running: undefined }
      : { problem: outcome.problem, running: undefined },
  );
}

function stop(): void {
  currentRun++;
  stopTrials();
  useLastTrials.setState({ running: undefined });
}

/** A Monte Carlo of the study as it stands. */
export interface MonteCarlo {
  readonly trials: number;
  readonly choose: (trials: number) => void;
  readonly document: MonteCarloDocument | undefined;
  /** The document is of the study before an edit. */
  readonly isStale: boolean;
  readonly problem: Problem | undefined;
  /** How far it is, while it runs. */
  readonly step: Step | undefined;
  readonly run: () => void;
  readonly stop: () => void;
}

const defaultTrials = 400;

export function useMonteCarlo(): MonteCarlo {
  const { text, files } = useSnapshot();
  const [trials, , choose] = useView<number>('design/trials', defaultTrials);
  const { of, document, problem, running } = useLastTrials();
  const isOf = (study: Study | undefined): boolean => study?.text === text && study.files === files;
  const isOutdated = running !== undefined && !isOf(running.of);
  // Trials of a study that has been edited are of no use.
  useEffect(() => {
    if (isOutdated) stop();
  }, [isOutdated]);
  return {
    trials,
    choose,
    document,
    isStale: document !== undefined && !isOf(of),
    problem,
    step: running?.step,
    run: () => void run({ text, files }, trials),
    stop,
  };
}

const brokenOff = (error: unknown) => ({
  kind: 'problem' as const,
  problem: problemOf(`The trials broke off: ${reasonOf(error)}. The study is not affected.`),
});
