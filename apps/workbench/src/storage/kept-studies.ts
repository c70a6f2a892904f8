import { database, stores, type KeptStudy } from './database';
import { sweepFiles } from './sweep-files';
import { openInOtherTabs } from './tab-lock';

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

/** Forgets studies for good: the user asked for it, or another is the same. */
export async function forgetStudies(ids: readonly string[]): Promise<void> {
  const transaction = (await database()).transaction(stores, 'readwrite');
  await Promise.all([
    ...(['studies', 'fileSets', 'results'] as const).flatMap((store) =>
      ids.map((id) => transaction.objectStore(store).delete(id)),
    ),
    sweepFiles(transaction, new Map()),
    transaction.done,
  ]);
}

/** Forgets other studies that are word for word and file for file the one given, as after opening the example twice. */
export async function forgetCopiesOf(id: string): Promise<void> {
  const others = await openInOtherTabs();
  const studies = await keptStudies();
  const mine = await identityOf(studies.find((record) => record.id === id));
  const copies: string[] = [];
  for (const record of studies)
    if (record.id !== id && !others.has(record.id) && (await identityOf(record)) === mine)
      copies.push(record.id);
  if (copies.length > 0) await forgetStudies(copies);
}

/** What two studies have in common that are the same at present; null for one that is not there. */
async function identityOf(record: StudyRecord | undefined): Promise<string | null> {
  const present = record?.study.states.at(-1);
  if (!record || !present) return null;
  const sets = await (await database()).get('fileSets', record.id);
  return JSON.stringify([present.text, sets?.[present.files] ?? []]);
}
