import type { StudyEdit } from '../edit/smallest-edits.js';

/** What turns a study file of one version into one of the next. */
export interface MigrationStep {
  /** The entries that change, the version excepted; comments and all other lines of the file stay. */
  readonly edits: (study: unknown) => readonly StudyEdit[];
}

/**
 * From version 1 to 2, from 2 to 3 and so on. Version 1 is the first that there ever was: no step yet. A change of the schema by which
 * a file that was valid would be refused, or would mean something else, adds a step here and raises `studyVersion`.
 */
export const studyMigrations: readonly MigrationStep[] = [];
