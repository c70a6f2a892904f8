import type { Problem } from '@modalgain/compute';
import { proxy } from 'comlink';
import { problemOf, reasonOf } from './problem-of';
import { sameStudy, studyFileName } from './snapshot';
import { useStudy, type FinishedAnalysis } from './study-store';
import { analysisWorker } from './workers';

/** The last few analyses, so that undo brings its results back at once. */
const kept: FinishedAnalysis[] = [];
const keptAtMost = 8;

let generation = 0;
let promised: ReturnType<typeof setTimeout> | undefined;

function keep(finished: FinishedAnalysis): void {
  kept.unshift(finished);
  kept.splice(keptAtMost);
}

/** A defect of ours, or a worker that ran out of memory: said, so that the page does not seem busy for ever. */
function brokenOff(error: unknown): { readonly kind: 'problem'; readonly problem: Problem } {
  const message = `The analysis broke off: ${reasonOf(error)}. The study is not affected.`;
  return { kind: 'problem', problem: problemOf(message) };
}

/** Analyses the study as it stands now. A running analysis of another state is given up. */
export async function analyse(): Promise<void> {
  clearTimeout(promised);
  const { text, files } = useStudy.getState().history.present;
  if (useStudy.getState().analysis.kind === 'running') analysisWorker.stop();
  const mine = ++generation;
  const known = kept.find(({ of }) => sameStudy(of, { text, files }));
  if (known) {
    useStudy.setState({ finished: known, analysis: { kind: 'idle' } });
    return;
  }
  useStudy.setState({ analysis: { kind: 'running', done: 0, total: 1, what: 'starting' } });
  const progress = proxy((step: { done: number; total: number; what: string }) => {
    if (mine === generation) useStudy.setState({ analysis: { kind: 'running', ...step } });
  });
  const outcome = await analysisWorker
    .call()
    .analyse({ text, file: studyFileName, files }, progress)
    .catch(brokenOff);
  if (mine !== generation) return;
  if (outcome.kind === 'problem') {
    useStudy.setState({ analysis: { kind: 'problem', problem: outcome.problem } });
    return;
  }
  const finished = { of: { text, files }, ...outcome.value };
  keep(finished);
  useStudy.setState({ finished, analysis: { kind: 'idle' } });
}

/** Ends a running analysis; the last results stay. */
export function cancelAnalysis(): void {
  clearTimeout(promised);
  generation++;
  analysisWorker.stop();
  useStudy.setState({ analysis: { kind: 'idle' } });
}

/** After an edit: known results at once; new ones once the user pauses, where the study was analysed before. */
export function analyseAfterEdit(): void {
  const { finished, history } = useStudy.getState();
  if (finished === null) return;
  const known = kept.find(({ of }) => sameStudy(of, history.present));
  if (known) void analyse();
  else {
    clearTimeout(promised);
    promised = setTimeout(() => void analyse(), 800);
  }
}

/** Results that come with a study that is opened, for undo to find. */
export const keepResults = (finished: FinishedAnalysis): void => keep(finished);

/** Results of a study that is closed go, with the files that they hold. */
export function forgetResults(): void {
  kept.length = 0;
}
