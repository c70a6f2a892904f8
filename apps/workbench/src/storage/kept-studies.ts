import { database, stores, type KeptStudy } from './database';
import { sweepFiles } from './sweep-files';
import { hasLocks, openInOtherTabs } from './tab-lock';

/** A study that is kept in this browser, by its id. */
export interface StudyRecord {
  readonly id: string;
  readonly study: KeptStudy;
}

/** All studies that are kept, the newest first. */
export async function keptStudies(): Promise<StudyRecord[]> {
  const transaction = (await database()).transaction('studies');
  const [ids, studies] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return ids
    .flatMap((id, i) => (studies[i] ? [{ id, study: studies[i] }] : []))
    .sort((a, b) => b.study.keptAt - a.study.keptAt);
}

/** Forgets a study for good, as the user asked. Not one that another tab has open: it would write it again. */
export async function forgetStudy(id: string): Promise<boolean> {
  if ((await openInOtherTabs()).has(id)) return false;
  await forgetStudies([id]);
  return true;
}

async function forgetStudies(ids: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction(stores, 'readwrite');
  await Promise.all([
    ...(['studies', 'fileSets', 'results'] as const).flatMap((store) =>
      ids.map((id) => transaction.objectStore(store).delete(id)),
    ),
    sweepFiles(transaction, new Map()),
    transaction.done,
  ]);
}

/**
 * Forgets a study that another kept one has word for word and file for file, where it has nothing of its own: no history, no views, no
 * place. So the example that is opened twice stands in the list once.
 */
export async function forgetIfCopy(id: string): Promise<void> {
  // Without locks nobody knows what other tabs have open.
  if (!hasLocks()) return;
  const studies = await keptStudies();
  const mine = studies.find((record) => record.id === id);
  if (!mine || hasOwn(mine.study) || (await openInOtherTabs()).has(id)) return;
  const identity = await identityOf(mine);
  for (const record of studies) {
    if (record.id === id || (await identityOf(record)) !== identity) continue;
    await forgetStudies([id]);
    return;
  }
}

function hasOwn({ states, home }: KeptStudy): boolean {
  return states.length > 1 || home !== null || Object.keys(states[0]?.views ?? {}).length > 0;
}

/** What two studies have in common that are the same at present. */
async function identityOf({ id, study }: StudyRecord): Promise<string> {
  const present = study.states[study.presentAt];
  const sets = await (await database()).get('fileSets', id);
  return JSON.stringify([present.text, sets?.[present.files] ?? []]);
}
