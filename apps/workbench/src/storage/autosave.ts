import { create } from 'zustand';
import { useHomeStore } from '../home/home-store';
import { useStudy, type StudyState } from '../model/study-store';
import { keepStudy } from './kept-study';

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
    return 'The browser has no room left to keep this study; save it, or remove earlier studies on the Start page.';
  return 'The browser lets this page keep nothing; save the study before you leave.';
}

/** What cannot be kept is said, and tried again at the next change. */
export function sayNotKept(error: unknown): void {
  useAutosave.setState({ state: 'not-kept', problem: reasonOf(error) });
}

let isChanged = false;
let promised: ReturnType<typeof setTimeout> | undefined;
/** Writes one after the other, so that an older state never lands on a newer one. */
let writing: Promise<void> = Promise.resolve();

async function write(): Promise<void> {
  if (!isChanged) return;
  isChanged = false;
  const state = useStudy.getState();
  const { home, saved } = useHomeStore.getState();
  try {
    if (!isEmpty(state)) await keepStudy(state, home && { place: home.place, saved });
    useAutosave.setState({ state: promised === undefined ? 'kept' : 'keeping', problem: null });
    askToLast();
  } catch (error) {
    isChanged = true;
    sayNotKept(error);
  }
}

let isAsked = false;

/** Asks the browser, once, not to clear what is kept here when it needs room. */
function askToLast(): void {
  if (isAsked || !('storage' in navigator)) return;
  isAsked = true;
  // A browser that will not promise it keeps it as long as it can.
  navigator.storage.persist().catch(() => undefined);
}

const isEmpty = ({ history: { past, present } }: StudyState): boolean =>
  past.length === 0 && present.text === '' && present.files.size === 0;

/** Keeps the study as it stands now. Whether that went well, `useAutosave` says. */
export function keepNow(): Promise<void> {
  clearTimeout(promised);
  promised = undefined;
  writing = writing.then(write);
  return writing;
}

function keepSoon(): void {
  isChanged = true;
  useAutosave.setState({ state: 'keeping' });
  clearTimeout(promised);
  promised = setTimeout(() => void keepNow(), delayMs);
}

/** Keeps every change from now on. Call once. */
export function keepChanges(): void {
  useStudy.subscribe((state, before) => {
    const isSame =
      state.history === before.history &&
      state.finished === before.finished &&
      state.outline === before.outline;
    if (!isSame) keepSoon();
  });
  useHomeStore.subscribe(({ home, saved }, before) => {
    if (home !== before.home || saved !== before.saved) keepSoon();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && promised !== undefined) void keepNow();
  });
}
