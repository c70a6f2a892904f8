import type { StudySnapshot } from '../model/snapshot';
import type { FinishedAnalysis, StudyState } from '../model/study-store';
import { database, stores, type FileSet, type KeptStudy, type Place } from './database';
import { FileSetNumbers, fileSetOf } from './file-sets';
import { program } from './program';
import { sweepFiles } from './sweep-files';

/** The place of a study, and what it held when the page read or wrote it last. */
export interface StudyPlace {
  readonly place: Place;
  readonly saved: Pick<StudySnapshot, 'text' | 'files'>;
}

/** Verdicts that leave something to do. */
const openSeverities = new Set<string>(['contradiction', 'not-determined', 'caution']);

/** Steps back, and as many forward, that are kept over a reload. */
const keptSteps = 50;

/** What this tab wrote last: file sets and results are written again only where they changed. */
let written: {
  readonly id: string;
  readonly maps: readonly StudySnapshot['files'][];
  readonly finished: FinishedAnalysis | null;
} = { id: '', maps: [], finished: null };

/** Keeps a study in one transaction: after a crash there is the state before or the state after, never half of one. */
export async function keepStudy(state: StudyState, home: StudyPlace | null): Promise<void> {
  const { studyId: id, finished } = state;
  const numbers = new FileSetNumbers();
  const kept = keptOf(state, home, numbers);
  const { maps } = numbers;
  const sets = await Promise.all(maps.map(fileSetOf));
  const transaction = (await database()).transaction(stores, 'readwrite');
  const writes: Promise<unknown>[] = [transaction.objectStore('studies').put(kept, id)];
  const isThere = (await transaction.objectStore('fileSets').getKey(id)) !== undefined;
  const isSame = isThere && written.id === id;
  if (!isSame || finished !== written.finished) {
    const results = transaction.objectStore('results');
    writes.push(finished ? results.put(withoutStudy(finished), id) : results.delete(id));
  }
  if (!isSame || maps.length !== written.maps.length || maps.some((map, i) => map !== written.maps[i])) {
    writes.push(transaction.objectStore('fileSets').put(sets, id));
    writes.push(sweepFiles(transaction, contentsOf(maps, sets)));
  }
  await Promise.all([...writes, transaction.done]);
  written = { id, maps, finished };
}

function keptOf(state: StudyState, home: StudyPlace | null, numbers: FileSetNumbers): KeptStudy {
  const { history, finished, outline } = state;
  const numbered = ({ text, files }: StudyPlace['saved']): { text: string; files: number } => ({
    text,
    files: numbers.numberOf(files),
  });
  const past = history.past.slice(-keptSteps);
  const snapshots = [...past, history.present, ...history.future.slice(0, keptSteps)];
  return {
    states: snapshots.map((snapshot) => ({ ...numbered(snapshot), views: snapshot.views })),
    presentAt: past.length,
    finishedOf: finished && numbered(finished.of),
    program,
    home: home && { place: home.place, ...numbered(home.saved) },
    title: outline?.title ?? '',
    filmCount: outline?.films.length ?? 0,
    openVerdicts: finished && finished.results.verdicts.filter((v) => openSeverities.has(v.severity)).length,
    keptAt: Date.now(),
  };
}

function withoutStudy({ results, gainInput, filmGains }: FinishedAnalysis): Omit<FinishedAnalysis, 'of'> {
  return { results, gainInput, filmGains };
}

function contentsOf(
  maps: readonly StudySnapshot['files'][],
  sets: readonly FileSet[],
): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (const [i, set] of sets.entries())
    for (const [path, hash] of set) contents.set(hash, maps[i]?.get(path) ?? new Uint8Array());
  return contents;
}
