import { InputError } from '@modalgain/numerics';
import { applyEdits } from '../edit/apply-edits.js';
import { version as programVersion } from '../version.js';
import { readYamlDocument, type YamlDocument } from '../yaml/index.js';
import { studyMigrations, type MigrationStep } from './migration-step.js';

/**
 * The text of a study file in the present version, by the steps from its own version on; any other text as it is.
 *
 * @throws InputError for a text that is no YAML
 */
export function carriedOver(
  text: string,
  file: string,
  steps: readonly MigrationStep[] = studyMigrations,
): string {
  // Most often there is nothing older than the text could be: that costs no reading.
  if (steps.length === 0) return text;
  const stated = statedVersion(readYamlDocument(text, file));
  if (!isVersion(stated)) return text;
  return steps.slice(stated - 1).reduce((before, { edits }, i) => {
    const { value } = readYamlDocument(before, file);
    return applyEdits(before, [...edits(value), { path: ['modalgain'], value: stated + i + 1 }]);
  }, text);
}

/**
 * Reads a study file of any version up to the present one, as the present one says it.
 *
 * @throws InputError for a text that is no YAML, for a version that is newer than this program, and for what is no version
 */
export function readPresentVersion(
  text: string,
  file: string,
  steps: readonly MigrationStep[] = studyMigrations,
): YamlDocument {
  const document = readYamlDocument(text, file);
  refuseUnknown(document, steps.length + 1);
  const present = carriedOver(text, file, steps);
  return present === text ? document : readYamlDocument(present, file);
}

function statedVersion({ value }: YamlDocument): unknown {
  return typeof value === 'object' && value !== null && 'modalgain' in value ? value.modalgain : undefined;
}

const isVersion = (stated: unknown): stated is number => Number.isInteger(stated) && Number(stated) >= 1;

/** A version that is missing is left to the schema, as any other missing entry. */
function refuseUnknown(document: YamlDocument, present: number): void {
  const stated = statedVersion(document);
  if (stated === undefined) return;
  const place = document.placeOf(['modalgain']);
  if (!isVersion(stated))
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
