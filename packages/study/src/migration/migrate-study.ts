import { InputError } from '@modalgain/numerics';
import { editStudy } from '../edit/index.js';
import { version as programVersion } from '../version.js';
import { readYamlDocument, type YamlDocument } from '../yaml/index.js';
import { studyMigrations, type MigrationStep } from './migration-step.js';

/**
 * The text of a study file in the present version, by the steps from its own version on; a text that is of the present version already, or
 * states none, is answered as it is. Who edits the text of a file edits what this answers.
 *
 * @throws InputError for a version that is newer than this program, and for what is no version
 */
export function migrateStudy(
  text: string,
  file: string,
  steps: readonly MigrationStep[] = studyMigrations,
): string {
  return migrateDocument(text, readYamlDocument(text, file), steps).text;
}

/** The same of a text that was read already. */
export function migrateDocument(
  text: string,
  document: YamlDocument,
  steps: readonly MigrationStep[] = studyMigrations,
): { readonly text: string; readonly document: YamlDocument } {
  const present = steps.length + 1;
  const stated = statedVersion(document);
  if (stated === undefined || stated === present) return { text, document };
  refuseUnknown(stated, present, document);
  const migrated = steps.slice(stated - 1).reduce((before, { edits }, i) => {
    const { value } = readYamlDocument(before, document.file);
    return editStudy(before, [...edits(value), { path: ['modalgain'], value: stated + i + 1 }]);
  }, text);
  return { text: migrated, document: readYamlDocument(migrated, document.file) };
}

function statedVersion({ value }: YamlDocument): unknown {
  return typeof value === 'object' && value !== null && 'modalgain' in value ? value.modalgain : undefined;
}

function refuseUnknown(
  stated: unknown,
  present: number,
  { placeOf }: YamlDocument,
): asserts stated is number {
  const place = placeOf(['modalgain']);
  if (typeof stated !== 'number' || !Number.isInteger(stated) || stated < 1)
    throw new InputError(
      `found ${JSON.stringify(stated)}, which is no version of study files; write "modalgain: ${present}".`,
      place,
    );
  if (stated > present)
    throw new InputError(
      `the file is of version ${stated}, newer than modalgain ${programVersion}, which reads up to version ${present}; install a newer modalgain.`,
      place,
    );
}
