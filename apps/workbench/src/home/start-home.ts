import { beginTurns } from '../files/take-turns';
import { analyse } from '../model/analyse';
import { useStudy } from '../model/study-store';
import { keepChanges, sayNotKept, useAutosave } from '../storage/autosave';
import type { KeptStudy } from '../storage/database';
import type { RestoredStudy } from '../storage/restore-study';
import { studyOfLastVisit } from '../storage/study-of-last-visit';
import { holdStudy } from '../storage/tab-lock';
import { homeOf } from './home-of';
import { openHome, sentenceOf } from './home-actions';
import { homeless, useHomeStore } from './home-store';
import { hasWorkToLose, showStudy } from './open-another';
import { isServed, servedBase, servedHome } from './served-home';

/** Brings the study of the last visit back, or the one that `modalgain open` serves; then keeps every change. Call once. */
export async function startHome(): Promise<void> {
  leaveWithStudy();
  try {
    if (isServed()) await startServed();
    else await startKept();
  } catch (error) {
    useHomeStore.setState({ problem: sentenceOf(error) });
  }
  await holdStudy(useStudy.getState().studyId);
  keepChanges();
  beginTurns();
  askBeforeLeaving();
}

async function lastVisit(isWanted: (study: KeptStudy) => boolean): Promise<RestoredStudy | null> {
  try {
    return await studyOfLastVisit(isWanted);
  } catch (error) {
    sayNotKept(error);
    return null;
  }
}

async function startKept(): Promise<void> {
  const restored = await lastVisit(() => true);
  if (restored) await showStudy({ ...restored, home: homeOf(restored.home) });
}

/** The served study goes before the last visit's, but not before unsaved changes of the same file. */
async function startServed(): Promise<void> {
  const base = servedBase();
  const home = await servedHome();
  const restored = await lastVisit(
    (study) => study.home?.place.kind === 'served' && study.home.place.base === base,
  );
  const loaded = await home.load();
  if (restored?.home?.saved.text === loaded.text) {
    await showStudy({ ...restored, home: { home, saved: restored.home.saved } });
    return;
  }
  await openHome(home, loaded);
  if (loaded.text !== '' && useStudy.getState().outline) void analyse();
}

/** Another study that is opened does not live where this one did: it must never be written there. */
function leaveWithStudy(): void {
  useStudy.subscribe(({ studyId }, before) => {
    if (studyId !== before.studyId) useHomeStore.setState(homeless);
  });
}

/** Asks before the page goes while there is work that no later visit would find again. */
function askBeforeLeaving(): void {
  addEventListener('beforeunload', (event) => {
    // A program that is started anew has another address, and the browser keeps by address.
    const isKept =
      useAutosave.getState().state === 'kept' && useHomeStore.getState().home?.place.kind !== 'served';
    if (!isKept && hasWorkToLose()) event.preventDefault();
  });
}
