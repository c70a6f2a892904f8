import { carriedOver } from '../migration/index.js';
import { applyEdits } from './apply-edits.js';
import type { StudyEdit } from './smallest-edits.js';

/**
 * A study file with some entries changed, one after the other. Every line that is not edited stays as it is, comments
 * included; new keys go where the schema lists them; a study in JSON stays JSON. A file of an older version is edited as one of
 * the present version, which it becomes. The result is not validated: a page shows what is wrong with it.
 *
 * @throws InputError for a text that is no YAML, for a path that leads through a plain value, and for an entry that
 *   others hang on by an anchor
 */
export function editStudy(text: string, edits: readonly StudyEdit[]): string {
  return applyEdits(carriedOver(text, 'study.yaml'), edits);
}
