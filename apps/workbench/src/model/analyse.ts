import { proxy } from 'comlink';
import { sameStudy } from './snapshot';
import { useStudy, type FinishedAnalysis } from './study-store';
import { analysisWorker } from './workers';

const studyFileName = 'study.yaml';

/** The last few analyses, so that undo brings its results back at once. */
const kept: FinishedAnalysis[] = [];
const keptAtMost = 8;

let generation = 0;
let promised: ReturnType<typeof setTimeout> | undefined;

function keep(finished: FinishedAnalysis): void {
  kept.unshift(finished);
  kept.splice(keptAtMost);
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
  const outcome = await analysisWorker.call().analyse({ text, file: studyFileName, files }, progress);
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

/** Takes results that were kept in the browser. */
export function takeResults(finished: FinishedAnalysis): void {
  keep(finished);
  useStudy.setState({ finished });
}
