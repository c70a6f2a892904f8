import type { IDBPTransaction } from 'idb';
import type { stores, WorkbenchDatabase } from './database';

type Transaction = IDBPTransaction<WorkbenchDatabase, typeof stores, 'readwrite'>;

/** Puts contents that are not there yet, and removes those that no kept study has any more. */
export async function sweepFiles(
  transaction: Transaction,
  contents: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const files = transaction.objectStore('files');
  const [there, sets] = await Promise.all([files.getAllKeys(), transaction.objectStore('fileSets').getAll()]);
  const kept = new Set(there);
  const used = new Set(sets.flat(2).map(([, hash]) => hash));
  await Promise.all([
    ...[...contents].filter(([hash]) => !kept.has(hash)).map(([hash, bytes]) => files.put(bytes, hash)),
    ...there.filter((hash) => !used.has(hash)).map((hash) => files.delete(hash)),
  ]);
}
