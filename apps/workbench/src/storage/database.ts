import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { FinishedAnalysis } from '../model/study-store';

/** Files are kept once by their content; a state names them by path. */
export interface KeptState {
  readonly text: string;
  readonly files: readonly (readonly [path: string, hash: string])[];
  readonly views: Readonly<Record<string, unknown>>;
}

/** A study as it is kept in the browser. */
export interface KeptStudy {
  /** The present state last; what undo goes back to before it. */
  readonly states: readonly KeptState[];
  readonly finished: (Omit<FinishedAnalysis, 'of'> & { readonly of: Omit<KeptState, 'views'> }) | null;
  /** What the Start page says of it. */
  readonly title: string;
  readonly filmCount: number;
}

export interface WorkbenchDatabase extends DBSchema {
  studies: { key: 'present' | 'former'; value: KeptStudy };
  files: { key: string; value: Uint8Array };
  /** Small things that the browser keeps for the page, e.g. the handle of a folder. */
  settings: { key: string; value: unknown };
}

const version = 1;

let opened: Promise<IDBPDatabase<WorkbenchDatabase>> | undefined;

/** The browser's own storage of the workbench. Rejects where the browser gives none (private windows). */
export function database(): Promise<IDBPDatabase<WorkbenchDatabase>> {
  return (opened ??= openDB<WorkbenchDatabase>('modalgain', version, {
    upgrade(db) {
      db.createObjectStore('studies');
      db.createObjectStore('files');
      db.createObjectStore('settings');
    },
  }));
}
