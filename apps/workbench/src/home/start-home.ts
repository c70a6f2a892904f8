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
import { isServed, keepsForLater, servedBase, servedHome } from './served-home';
import { sameBytes, type HomeContent } from './study-home';

/** Brings the study of the last visit back, or the one that `modalgain open` serves; then keeps every change. Call once. */
export async function startHome(): Promise<void> {
  leaveWithStudy();
  try {
    if (isServed()) await startServed();
    else await startKept();
    await holdStudy(useStudy.getState().studyId);
  } catch (error) {
    useHomeStore.setState({ problem: sentenceOf(error) });
  } finally {
    keepChanges();
    beginTurns();
    askBeforeLeaving();
  }
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
  if (restored?.home && restored.home.saved.text === loaded.text) {
    const files = asKnown(loaded.files, restored.present.files);
    const present = { ...restored.present, files: refreshed(restored, files) };
    await showStudy({ ...restored, present, home: { home, saved: { text: loaded.text, files } } });
    return;
  }
  await openHome(home, loaded);
  if (restored?.home && restored.present.text !== restored.home.saved.text)
    useHomeStore.setState({
      problem:
        'study.yaml was changed outside; that file is open. What was not saved here is among the earlier studies on the Start page.',
    });
  if (loaded.text !== '' && useStudy.getState().outline) void analyse();
}

/** The same bytes are the same array, so that they count as unchanged. */
function asKnown(loaded: HomeContent['files'], known: HomeContent['files']): HomeContent['files'] {
  return new Map(
    [...loaded].map(([path, bytes]) => {
      const here = known.get(path);
      return [path, here && sameBytes(here, bytes) ? here : bytes];
    }),
  );
}

/** Files that were changed outside come in, but for those that were changed here. */
function refreshed({ present, home }: RestoredStudy, there: HomeContent['files']): HomeContent['files'] {
  const files = new Map(present.files);
  for (const [path, bytes] of there) {
    const here = present.files.get(path);
    if (here === undefined || here === home?.saved.files.get(path)) files.set(path, bytes);
  }
  return files;
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
    const isKept = useAutosave.getState().state === 'kept' && keepsForLater();
    if (!isKept && hasWorkToLose()) event.preventDefault();
  });
}
