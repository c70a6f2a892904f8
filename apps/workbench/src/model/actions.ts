import type { StudyEdit } from '@modalgain/study';
import { analyseAfterEdit, cancelAnalysis, forgetResults, keepResults } from './analyse';
import { advance, redone, undone, type History } from './history';
import { problemOf, reasonOf } from './problem-of';
import { studyFileName, type StudySnapshot } from './snapshot';
import { newStudyId } from './study-id';
import { initialState, useStudy, type FinishedAnalysis } from './study-store';
import { studyWorker } from './workers';
import type { Problem } from '@modalgain/compute';

/** Edits one after the other, each on the text that the one before left. */
let queue: Promise<unknown> = Promise.resolve();

/** Reads the present text anew for its films and settings. */
async function readOutline(): Promise<void> {
  const { text } = useStudy.getState().history.present;
  if (text === '') {
    useStudy.setState({ outline: null, problem: null });
    return;
  }
  const outcome = await studyWorker.call().outline(text, studyFileName).catch(notRead);
  if (useStudy.getState().history.present.text !== text) return;
  if (outcome.kind === 'ok') useStudy.setState({ outline: outcome.value, problem: null });
  else useStudy.setState({ problem: outcome.problem });
}

function notRead(error: unknown): { readonly kind: 'problem'; readonly problem: Problem } {
  const message = `The study could not be looked at (${reasonOf(error)}); load the page again.`;
  return { kind: 'problem', problem: problemOf(message) };
}

function takeHistory(history: History<StudySnapshot>): void {
  useStudy.setState({ history, liveViews: {} });
  void readOutline();
  analyseAfterEdit();
}

/** A study as it is opened; one that was kept comes with its id, history and results. */
export interface OpenedStudy {
  readonly id?: string;
  readonly present: StudySnapshot;
  readonly past?: readonly StudySnapshot[];
  readonly future?: readonly StudySnapshot[];
  readonly finished?: FinishedAnalysis | null;
}

/** Shows another study. The one before is given up: see `openAnother`. */
export async function openStudy(study: OpenedStudy): Promise<void> {
  const { id = newStudyId(), present, past = [], future = [], finished = null } = study;
  cancelAnalysis();
  forgetResults();
  if (finished) keepResults(finished);
  useStudy.setState({ ...initialState, studyId: id, history: { past, present, future }, finished });
  await readOutline();
}

/** A further step of the history: other text, other files, or both. */
export function changeStudy(change: Partial<StudySnapshot>): void {
  const { history } = useStudy.getState();
  takeHistory(advance(history, { ...history.present, ...change }));
}

/**
 * Edits the study's text, comments and order kept.
 *
 * @param views settings of pages that change in the same step, e.g. a trial that goes into the study
 * @returns why it cannot be done, or undefined
 */
export function editStudyText(
  edits: readonly StudyEdit[],
  views: StudySnapshot['views'] = {},
): Promise<Problem | undefined> {
  const { studyId } = useStudy.getState();
  const task = queue.then(() => editPresent(edits, views, studyId)).catch(notEdited);
  queue = task;
  return task;
}

/** A defect of ours: said, so that an edit never goes without a word. */
function notEdited(error: unknown): Problem {
  const message = `This edit could not be written into study.yaml (${reasonOf(error)}); nothing was changed.`;
  return problemOf(message, { file: studyFileName });
}

/** Edits that are under way have landed. */
export const editsDone = (): Promise<unknown> => queue;

const otherStudy = problemOf(
  'This edit came too late: another study was opened meanwhile. It is in neither.',
);

/** The edit on the present text; once more where undo or another change came between, not at all in another study. */
async function editPresent(
  edits: readonly StudyEdit[],
  views: StudySnapshot['views'],
  studyId: string,
): Promise<Problem | undefined> {
  const { text } = useStudy.getState().history.present;
  const outcome = await studyWorker.call().edit(text, edits);
  const now = useStudy.getState();
  if (now.studyId !== studyId) return otherStudy;
  if (now.history.present.text !== text) return editPresent(edits, views, studyId);
  if (outcome.kind === 'problem') return outcome.problem;
  const { present } = now.history;
  if (outcome.value !== text || Object.keys(views).length > 0)
    changeStudy({ text: outcome.value, views: { ...present.views, ...views } });
  return undefined;
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
