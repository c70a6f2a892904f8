import type { Problem } from '@modalgain/compute';
import { openStudy } from '../model/actions';
import { emptySnapshot, type StudySnapshot } from '../model/snapshot';
import { newStudyId } from '../model/study-id';
import { useStudy, type FinishedAnalysis } from '../model/study-store';
import { keepNow, useAutosave } from '../storage/autosave';
import { forgetCopiesOf } from '../storage/kept-studies';
import { holdStudy } from '../storage/tab-lock';
import { homeless, useHomeStore } from './home-store';
import { isSavedIn, type HomeContent, type StudyHome } from './study-home';

/** A study to open; one that was kept comes with its id, history, results and place. */
export interface StudyToOpen {
  readonly id?: string;
  readonly present: StudySnapshot;
  readonly past?: readonly StudySnapshot[];
  readonly finished?: FinishedAnalysis | null;
  readonly home?: { readonly home: StudyHome; readonly saved: HomeContent } | null;
}

/** Shows a study in the place of the one that is open, which must be kept already. */
export async function showStudy(study: StudyToOpen): Promise<void> {
  const id = study.id ?? newStudyId();
  await holdStudy(id);
  const opened = openStudy(study.present, study.past, study.finished, id);
  useHomeStore.setState({ ...homeless, ...study.home });
  await opened;
}

/**
 * Opens a study; the one before stays under "Continue".
 *
 * @returns why not: the one before has work in it that the browser cannot keep
 */
export async function openAnother(study: StudyToOpen): Promise<Problem | undefined> {
  await keepNow();
  const { studyId } = useStudy.getState();
  if (useAutosave.getState().state === 'not-kept' && hasWorkToLose()) return notKept();
  await showStudy(study);
  // Not kept at all: there is nothing to be the same as.
  await forgetCopiesOf(studyId).catch(() => undefined);
  return undefined;
}

/** An empty workbench. */
export const closeStudy = (): Promise<Problem | undefined> => openAnother({ present: emptySnapshot });

/** Whether the page is the only place that has what the user did. */
export function hasWorkToLose(): boolean {
  const { past, present } = useStudy.getState().history;
  const { home, saved, downloadedText } = useHomeStore.getState();
  if (past.length === 0 || present.text === '' || downloadedText === present.text) return false;
  return !(home && isSavedIn(saved, present));
}

function notKept(): Problem {
  const reason = useAutosave.getState().problem ?? '';
  const message = `The study that is open would be lost: ${reason} Then open the other one.`;
  return { sentence: message, message, place: {} };
}
