import { sameStudy, type StudySnapshot } from '../model/snapshot';
import type { FinishedAnalysis } from '../model/study-store';
import { rememberHash } from './content-hash';
import { database, type FileSet, type KeptState, type KeptStudy } from './database';
import type { StudyPlace } from './kept-study';
import { program } from './program';

/** A study that was kept: its states for undo, its results and its place. */
export interface RestoredStudy {
  readonly id: string;
  readonly present: StudySnapshot;
  readonly past: readonly StudySnapshot[];
  readonly future: readonly StudySnapshot[];
  readonly finished: FinishedAnalysis | null;
  /** It had results, but of another version of the program: it wants to be analysed anew. */
  readonly isOutdated: boolean;
  readonly home: StudyPlace | null;
}

/** Brings a kept study back; null where there is none. */
export async function restoreStudy(id: string): Promise<RestoredStudy | null> {
  const transaction = (await database()).transaction(['studies', 'fileSets', 'results', 'files']);
  const [kept, sets, results] = await Promise.all([
    transaction.objectStore('studies').get(id),
    transaction.objectStore('fileSets').get(id),
    transaction.objectStore('results').get(id),
  ]);
  if (!kept) return null;
  const hashes = new Set((sets ?? []).flat().map(([, hash]) => hash));
  const contents = new Map<string, Uint8Array>();
  const files = transaction.objectStore('files');
  const read = async (hash: string): Promise<void> => {
    const bytes = await files.get(hash);
    if (!bytes) return;
    contents.set(hash, bytes);
    rememberHash(bytes, hash);
  };
  await Promise.all([...hashes].map(read));
  return assembled(
    id,
    kept,
    (sets ?? []).map((set) => filesOf(set, contents)),
    results,
  );
}

const filesOf = (set: FileSet, contents: ReadonlyMap<string, Uint8Array>): StudySnapshot['files'] =>
  new Map(
    set.flatMap(([path, hash]) => {
      const bytes = contents.get(hash);
      return bytes ? [[path, bytes] as const] : [];
    }),
  );

function assembled(
  id: string,
  kept: KeptStudy,
  maps: readonly StudySnapshot['files'][],
  results: Omit<FinishedAnalysis, 'of'> | undefined,
): RestoredStudy | null {
  const withFiles = <State extends Omit<KeptState, 'views'>>(state: State) => ({
    ...state,
    files: maps[state.files] ?? new Map<string, Uint8Array>(),
  });
  const snapshots = kept.states.map(withFiles);
  const { presentAt } = kept;
  const present = snapshots.at(presentAt);
  if (!present) return null;
  const of = kept.finishedOf && withFiles(kept.finishedOf);
  const { home } = kept;
  const isOutdated = of !== null && kept.program !== program;
  return {
    id,
    present,
    past: snapshots.slice(0, presentAt),
    future: snapshots.slice(presentAt + 1),
    finished: of && results && !isOutdated ? { ...results, of: sameStudy(of, present) ? present : of } : null,
    isOutdated,
    home: home && { place: home.place, saved: withFiles(home) },
  };
}
