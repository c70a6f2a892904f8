import type { Problem } from '@modalgain/compute';
import { inTurn } from '../files/take-turns';
import { editsDone, openStudy, type OpenedStudy } from '../model/actions';
import { analyse } from '../model/analyse';
import { problemOf } from '../model/problem-of';
import { emptySnapshot } from '../model/snapshot';
import { newStudyId } from '../model/study-id';
import { useStudy } from '../model/study-store';
import { keepNow, useAutosave } from '../storage/autosave';
import { forgetIfCopy } from '../storage/kept-studies';
import { holdStudy } from '../storage/tab-lock';
import { homeless, useHomeStore } from './home-store';
import { isSavedIn, type HomeContent, type StudyHome } from './study-home';

/** A study to open, and where it lives. */
export interface StudyToOpen extends OpenedStudy {
  readonly home?: { readonly home: StudyHome; readonly saved: HomeContent } | null;
  readonly isOutdated?: boolean;
}

/** The id under which this tab may keep a study: its own, or a new one where another tab has it open. */
async function held(wanted = newStudyId()): Promise<string> {
  if (await holdStudy(wanted)) return wanted;
  const id = newStudyId();
  await holdStudy(id);
  return id;
}

/** At once, so that nothing is kept under the wrong id or place. */
async function show({ home, isOutdated = false, ...study }: StudyToOpen): Promise<void> {
  const opened = openStudy(study);
  useHomeStore.setState({ ...homeless, ...home });
  await opened;
  if (isOutdated && useStudy.getState().problem === null) void analyse();
}

/** Shows the first study of a visit. */
export async function showStudy(study: StudyToOpen): Promise<void> {
  const id = await held(study.id);
  await show({ ...study, id });
}

/**
 * Opens a study; the one before stays under "Continue".
 *
 * @returns why not: the one before has work in it that the browser cannot keep
 */
export async function openAnother(study: StudyToOpen): Promise<Problem | undefined> {
  const { studyId } = useStudy.getState();
  const id = await held(study.id);
  // What lands while the study is kept is kept as well, before the other one takes its place.
  do {
    await editsDone();
    await keepNow();
  } while (useAutosave.getState().state === 'keeping');
  if (useAutosave.getState().state === 'not-kept' && hasWorkToLose()) {
    await holdStudy(studyId);
    return notKept();
  }
  await show({ ...study, id });
  // Not kept at all: there is nothing to be the same as.
  await forgetIfCopy(studyId).catch(() => undefined);
  return undefined;
}

/** An empty workbench. */
export const closeStudy = (): Promise<Problem | undefined> =>
  inTurn(() => openAnother({ present: emptySnapshot }));

/** Whether the page is the only place that has what the user did. */
export function hasWorkToLose(): boolean {
  const { past, present, future } = useStudy.getState().history;
  const { home, saved, downloadedText } = useHomeStore.getState();
  if (past.length + future.length === 0 || downloadedText === present.text) return false;
  return !(home && isSavedIn(saved, present));
}

function notKept(): Problem {
  const reason = useAutosave.getState().problem ?? '';
  return problemOf(`The study that is open would be lost: ${reason} Then open the other one.`);
}
