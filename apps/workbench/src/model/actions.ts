import type { StudyEdit } from '@modalgain/study';
import { analyseAfterEdit, cancelAnalysis } from './analyse';
import { advance, redone, startHistory, undone, type History } from './history';
import { emptySnapshot, type StudySnapshot } from './snapshot';
import { initialState, useStudy } from './study-store';
import { studyWorker } from './workers';
import type { Problem } from '@modalgain/compute';

const studyFileName = 'study.yaml';

/** Edits one after the other, each on the text that the one before left. */
let queue: Promise<unknown> = Promise.resolve();

/** Reads the present text anew for its films and settings. */
async function readOutline(): Promise<void> {
  const { text } = useStudy.getState().history.present;
  if (text === '') {
    useStudy.setState({ outline: null, problem: null });
    return;
  }
  const outcome = await studyWorker.call().outline(text, studyFileName);
  if (useStudy.getState().history.present.text !== text) return;
  if (outcome.kind === 'ok') useStudy.setState({ outline: outcome.value, problem: null });
  else useStudy.setState({ problem: outcome.problem });
}

function takeHistory(history: History<StudySnapshot>): void {
  useStudy.setState({ history, liveViews: {} });
  void readOutline();
  analyseAfterEdit();
}

/** Opens another study; the history starts anew. */
export async function openStudy(snapshot: StudySnapshot, past?: readonly StudySnapshot[]): Promise<void> {
  cancelAnalysis();
  const history = { ...startHistory(snapshot), past: past ?? [] };
  useStudy.setState({ ...initialState, history, isRestored: true });
  await readOutline();
}

/** Closes the study: an empty workbench. */
export const closeStudy = (): Promise<void> => openStudy(emptySnapshot);

/** A further step of the history: other text, other files, or both. */
export function changeStudy(change: Partial<StudySnapshot>): void {
  const { history } = useStudy.getState();
  takeHistory(advance(history, { ...history.present, ...change }));
}

/**
 * Edits the study's text, comments and order kept.
 *
 * @returns why it cannot be done, or undefined
 */
export function editStudyText(edits: readonly StudyEdit[]): Promise<Problem | undefined> {
  const task = queue.then(async () => {
    const { text } = useStudy.getState().history.present;
    const outcome = await studyWorker.call().edit(text, edits);
    if (outcome.kind === 'problem') return outcome.problem;
    if (outcome.value !== text) changeStudy({ text: outcome.value });
    return undefined;
  });
  queue = task.catch(() => undefined);
  return task;
}

export function undo(): void {
  const { history } = useStudy.getState();
  const before = undone(history);
  if (before !== history) takeHistory(before);
}

export function redo(): void {
  const { history } = useStudy.getState();
  const after = redone(history);
  if (after !== history) takeHistory(after);
}
