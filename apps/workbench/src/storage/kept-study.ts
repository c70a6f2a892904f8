import type { History } from '../model/history';
import { sameStudy, type StudySnapshot } from '../model/snapshot';
import type { FinishedAnalysis, StudyState } from '../model/study-store';
import { contentHash, rememberHash } from './content-hash';
import { database, type KeptState, type KeptStudy } from './database';

/** A study that was kept: its states for undo, and its results. */
export interface RestoredStudy {
  readonly present: StudySnapshot;
  readonly past: readonly StudySnapshot[];
  readonly finished: FinishedAnalysis | null;
}

/** Steps of the history that are kept over a reload. */
const keptSteps = 50;

/** Most states of a history share their files, which may be many. */
const knownNames = new WeakMap<StudySnapshot['files'], Promise<[string, string][]>>();

function namesOf(files: StudySnapshot['files']): Promise<[string, string][]> {
  const before = knownNames.get(files);
  if (before) return before;
  const names = Promise.all(
    [...files].map(async ([path, bytes]): Promise<[string, string]> => [path, await contentHash(bytes)]),
  );
  knownNames.set(files, names);
  return names;
}

/** Keeps the study that is open, as the store has it. */
export function keepOpenStudy(key: 'present' | 'former', state: StudyState): Promise<void> {
  const { history, finished, outline } = state;
  const about = { finished, title: outline?.title ?? '', filmCount: outline?.films.length ?? 0 };
  return keepStudy(key, history, about);
}

/** The study that is open and the one before it change places, in one transaction. */
export async function exchangeKept(): Promise<void> {
  const transaction = (await database()).transaction('studies', 'readwrite');
  const { store } = transaction;
  const [present, former] = await Promise.all([store.get('present'), store.get('former')]);
  if (former) await store.put(former, 'present');
  if (present) await store.put(present, 'former');
  await transaction.done;
}

/** Keeps a study in one transaction: after a crash there is the state before or the state after, never half of one. */
async function keepStudy(
  key: 'present' | 'former',
  history: History<StudySnapshot>,
  about: Pick<KeptStudy, 'title' | 'filmCount'> & { readonly finished: FinishedAnalysis | null },
): Promise<void> {
  const snapshots = [...history.past.slice(-keptSteps), history.present];
  const contents = new Map<string, Uint8Array>();
  const states: KeptState[] = [];
  for (const { text, files, views } of snapshots) {
    const names = await namesOf(files);
    for (const [path, hash] of names) contents.set(hash, files.get(path) ?? new Uint8Array());
    states.push({ text, files: names, views });
  }
  const { finished } = about;
  const kept: KeptStudy = {
    states,
    title: about.title,
    filmCount: about.filmCount,
    finished: finished && {
      ...finished,
      of: { text: finished.of.text, files: await namesOf(finished.of.files) },
    },
  };
  const db = await database();
  const transaction = db.transaction(['studies', 'files'], 'readwrite');
  const files = transaction.objectStore('files');
  const there = new Set(await files.getAllKeys());
  for (const [hash, bytes] of contents) if (!there.has(hash)) await files.put(bytes, hash);
  const studies = transaction.objectStore('studies');
  await studies.put(kept, key);
  const other = await studies.get(key === 'present' ? 'former' : 'present');
  const used = new Set(
    [...states, ...(other?.states ?? [])].flatMap((state) => state.files.map(([, hash]) => hash)),
  );
  for (const hash of there) if (!used.has(hash)) await files.delete(hash);
  await transaction.done;
}

/** What is kept under a key, without its files: for the Start page. */
export async function aboutKept(key: 'present' | 'former'): Promise<KeptStudy | null> {
  return (await (await database()).get('studies', key)) ?? null;
}

/** Brings a kept study back; null where there is none. */
export async function restoreStudy(key: 'present' | 'former'): Promise<RestoredStudy | null> {
  const db = await database();
  const kept = await db.get('studies', key);
  if (!kept) return null;
  const contents = new Map<string, Uint8Array>();
  const filesOf = async (names: KeptState['files']): Promise<Map<string, Uint8Array>> => {
    const files = new Map<string, Uint8Array>();
    for (const [path, hash] of names) {
      const bytes = contents.get(hash) ?? (await db.get('files', hash));
      if (!bytes) continue;
      contents.set(hash, bytes);
      rememberHash(bytes, hash);
      files.set(path, bytes);
    }
    return files;
  };
  const snapshots: StudySnapshot[] = [];
  for (const { text, files, views } of kept.states)
    snapshots.push({ text, files: await filesOf(files), views });
  const present = snapshots.at(-1);
  if (!present) return null;
  return { present, past: snapshots.slice(0, -1), finished: await finishedOf(kept, filesOf, present) };
}

async function finishedOf(
  { finished }: KeptStudy,
  filesOf: (names: KeptState['files']) => Promise<Map<string, Uint8Array>>,
  present: StudySnapshot,
): Promise<FinishedAnalysis | null> {
  if (!finished) return null;
  const of = { text: finished.of.text, files: await filesOf(finished.of.files) };
  return { ...finished, of: sameStudy(of, present) ? present : of };
}
