import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { FinishedAnalysis } from '../model/study-store';

/** Files by path, as the hashes that their contents are kept by. */
export type FileSet = readonly (readonly [path: string, hash: string])[];

/** One state of a study; its files are one of the study's file sets, by number. */
export interface KeptState {
  readonly text: string;
  readonly files: number;
  readonly views: Readonly<Record<string, unknown>>;
}

/** Where a study lives outside of the browser's own storage. */
export type Place =
  | { readonly kind: 'folder'; readonly folder: FileSystemDirectoryHandle }
  /** `base`: the path of the page, which holds the token of the program that serves it. */
  | { readonly kind: 'served'; readonly base: string };

/** A study as it is kept in the browser; its file sets and results stand beside it, since they seldom change. */
export interface KeptStudy {
  /** What undo goes back to, the present state, what redo goes on to. */
  readonly states: readonly KeptState[];
  readonly presentAt: number;
  /** What the kept results were computed of. */
  readonly finishedOf: Omit<KeptState, 'views'> | null;
  /** What computed them. */
  readonly program: string;
  /** Its place, and what that held when the page read or wrote it last. */
  readonly home: ({ readonly place: Place } & Omit<KeptState, 'views'>) | null;
  /** What the Start page says of it. */
  readonly title: string;
  readonly filmCount: number;
  /** Null where it was not analysed. */
  readonly openVerdicts: number | null;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** All stores but `files` are by the study's id; contents are kept once for all studies, by their hash. */
export interface WorkbenchDatabase extends DBSchema {
  studies: { key: string; value: KeptStudy };
  fileSets: { key: string; value: readonly FileSet[] };
  results: { key: string; value: Omit<FinishedAnalysis, 'of'> };
  files: { key: string; value: Uint8Array };
}

export const stores = ['studies', 'fileSets', 'results', 'files'] as const;

const version = 1;

let opened: Promise<IDBPDatabase<WorkbenchDatabase>> | undefined;

/** The browser's own storage of the workbench. Rejects where the browser gives none. */
export function database(): Promise<IDBPDatabase<WorkbenchDatabase>> {
  opened ??= openDB<WorkbenchDatabase>('modalgain-studies', version, {
    upgrade(db) {
      for (const store of stores) db.createObjectStore(store);
    },
    // Another page wants a newer version: it must not wait for this one.
    blocking: () => void opened?.then((db) => db.close()).finally(forgetOpened),
    terminated: forgetOpened,
  });
  opened.catch(forgetOpened);
  return opened;
}

/** The next request opens it again. */
function forgetOpened(): void {
  opened = undefined;
}
