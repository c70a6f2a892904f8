/** Each tab keeps its own study; a lock by the study's id says which are open. */
const prefix = 'modalgain-study-';

let letGo = (): void => undefined;
let held = '';

/**
 * Takes a study for this tab and lets the one before go.
 *
 * @returns false where another tab has it open, or where nobody can know: pages of a plain http server have no locks
 */
export async function holdStudy(id: string): Promise<boolean> {
  if (id === held) return true;
  if (!hasLocks()) return false;
  let next = (): void => undefined;
  const isHeld = await new Promise<boolean>((resolve) => {
    const request = navigator.locks.request(`${prefix}${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : new Promise<void>((release) => (next = release));
    });
    // Where site data are blocked there are no locks either.
    request.catch(() => resolve(false));
  });
  if (!isHeld) return false;
  letGo();
  letGo = next;
  held = id;
  rememberInTab(id);
  return true;
}

/** Whether this browser tells which studies other tabs have open. */
export const hasLocks = (): boolean => 'locks' in navigator;

/** The studies that other tabs have open, as far as this browser tells. */
export async function openInOtherTabs(): Promise<ReadonlySet<string>> {
  if (!hasLocks()) return new Set();
  const { held: all = [] } = await navigator.locks.query().catch((): LockManagerSnapshot => ({}));
  const ids = all.flatMap(({ name = '' }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  return new Set(ids.filter((id) => id !== held));
}

const key = 'modalgain-study';

function rememberInTab(id: string): void {
  try {
    sessionStorage.setItem(key, id);
  } catch {
    // A browser that keeps nothing says so where the study is kept.
  }
}

/** The study that this tab had open before it was loaded again. */
export function studyOfThisTab(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
