import { create } from 'zustand';
import { openStudy } from '../model/actions';
import { useStudy, type StudyState } from '../model/study-store';
import { keepOpenStudy, restoreStudy } from './kept-study';

/** How keeping the study in the browser goes. */
export const useAutosave = create<{
  readonly state: 'kept' | 'keeping' | 'not-kept';
  /** Why it is not kept, one sentence. */
  readonly problem: string | null;
}>(() => ({ state: 'kept', problem: null }));

const delayMs = 400;

function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError')
    return 'The browser has no room left to keep this study; save it to a folder or download it.';
  return 'The browser lets this page keep nothing (a private window?); save the study before you leave.';
}

async function keep(state: StudyState): Promise<void> {
  try {
    await keepOpenStudy('present', state);
    useAutosave.setState({ state: 'kept', problem: null });
  } catch (error) {
    useAutosave.setState({ state: 'not-kept', problem: reasonOf(error) });
  }
}

/** Brings the study of the last visit back, then keeps every change. Call once. */
export async function restoreAndKeep(): Promise<void> {
  try {
    const before = useStudy.getState().history;
    const restored = await restoreStudy('present');
    if (restored && restored.present.text !== '') {
      // What the user did meanwhile goes before what was there at the last visit.
      if (useStudy.getState().history === before)
        await openStudy(restored.present, restored.past, restored.finished);
    }
  } catch (error) {
    useAutosave.setState({ state: 'not-kept', problem: reasonOf(error) });
  }
  useStudy.setState({ isRestored: true });
  if (await isOnlyTab()) keepChanges();
  else
    useAutosave.setState({
      state: 'not-kept',
      problem:
        'Another tab of the workbench keeps its study in this browser; changes in this tab are not kept.',
    });
}

/** Takes the lock of the one tab that keeps its study, for as long as the tab lives. */
function isOnlyTab(): Promise<boolean> {
  return new Promise((resolve) => {
    // Pages of a plain http server have no locks; they then keep as the only tab does.
    if (!('locks' in navigator)) {
      resolve(true);
      return;
    }
    void navigator.locks.request('modalgain-study', { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

function keepChanges(): void {
  let promised: ReturnType<typeof setTimeout> | undefined;
  /** Writes one after the other, so that an older state never lands on a newer one. */
  let writing: Promise<void> = Promise.resolve();
  const flush = (): void => {
    clearTimeout(promised);
    promised = undefined;
    writing = writing.then(() => keep(useStudy.getState()));
  };
  useStudy.subscribe((state, before) => {
    const isSame =
      state.history === before.history &&
      state.finished === before.finished &&
      state.outline === before.outline;
    if (isSame) return;
    useAutosave.setState({ state: 'keeping' });
    clearTimeout(promised);
    promised = setTimeout(flush, delayMs);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && promised !== undefined) flush();
  });
}
