import { analyse } from '../model/analyse';
import type { History } from '../model/history';
import type { StudySnapshot } from '../model/snapshot';
import { useStudy } from '../model/study-store';
import { restoreAndKeep } from '../storage/autosave';
import { folderHome } from './folder-home';
import { openHome, settle } from './home-actions';
import { homeless, useHomeStore } from './home-store';
import { forgetSetting, keptSetting } from './kept-settings';
import { isServed, servedBase, servedHome } from './served-home';

/** Brings the study of the last visit back, or the one that `modalgain open` serves; then keeps every change. Call once. */
export async function startHome(): Promise<void> {
  await restoreAndKeep();
  try {
    if (isServed()) await startServed();
    else await startFolder();
  } catch (error) {
    useHomeStore.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
  leaveWithStudy();
}

/** The served study goes before the last visit's, but not before unsaved changes of the same file. */
async function startServed(): Promise<void> {
  const home = await servedHome();
  const content = await home.load();
  const isKept = (await keptSetting('served-base')) === (await servedBase(content.text));
  const isReload = isKept && useStudy.getState().history.present.text !== '';
  if (isReload) {
    settle(home, content);
    return;
  }
  await openHome(home);
  if (content.text !== '' && useStudy.getState().outline) void analyse();
}

async function startFolder(): Promise<void> {
  const kept = await keptSetting('folder');
  const { present } = useStudy.getState().history;
  if (!kept || present.text === '') return;
  settle(folderHome(kept.folder), { text: kept.text, files: present.files });
}

/** Another study that is opened does not live where this one did: it must never be written there. */
function leaveWithStudy(): void {
  useStudy.subscribe(({ history }, { history: before }) => {
    if (isContinued(before, history)) return;
    useHomeStore.setState(homeless);
    void forgetSetting('folder');
  });
}

/** Whether a history is the same study after an edit, an undo or a redo. */
function isContinued(before: History<StudySnapshot>, after: History<StudySnapshot>): boolean {
  const neighbours = [before.present, before.past.at(-1), before.future.at(0)];
  return neighbours.includes(after.present) || after.past.at(-1) === before.present;
}
