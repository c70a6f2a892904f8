import { analyse } from '../model/analyse';
import { useStudy } from '../model/study-store';
import { restoreAndKeep, useAutosave } from '../storage/autosave';
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
  askBeforeLeaving();
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
  useStudy.subscribe(({ studyNumber }, before) => {
    if (studyNumber === before.studyNumber) return;
    useHomeStore.setState(homeless);
    void forgetSetting('folder');
    void forgetSetting('served-base');
  });
}

/** Asks before the page goes while there is work that no later visit would find again. */
function askBeforeLeaving(): void {
  addEventListener('beforeunload', (event) => {
    const { home, savedText } = useHomeStore.getState();
    const { text } = useStudy.getState().history.present;
    const isUnsaved = home?.kind === 'served' && text !== savedText;
    const isNotKept = useAutosave.getState().state === 'not-kept' && text !== '' && text !== savedText;
    if (isUnsaved || isNotKept) event.preventDefault();
  });
}
