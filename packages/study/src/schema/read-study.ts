import { InputError, nearestWord } from '@modalgain/numerics';
import type { InputPlace } from '@modalgain/numerics';
import { readPresentVersion } from '../migration/index.js';
import { parseWithSchema } from '../yaml/index.js';
import type { NodePath } from '../yaml/index.js';
import { studySchema } from './study.js';
import type { Study } from './study.js';

/** A study file as read, and where each of its entries stands. */
export interface StudyDocument {
  readonly study: Study;
  readonly file: string;
  readonly placeOf: (path: NodePath) => InputPlace;
}

/**
 * Reads a study file, of an older version as the present one says it, and checks what no field alone can tell: that films
 * name films that are there.
 *
 * @throws InputError with file, line and field for the first thing that is wrong
 */
export function readStudy(text: string, file: string): StudyDocument {
  const document = readPresentVersion(text, file);
  const study = parseWithSchema(studySchema, document);
  if (Object.keys(study.films).length === 0) {
    throw new InputError('has no film; name at least one.', document.placeOf(['films']));
  }
  refuseWrongAncestors(study, document.placeOf);
  return { study, file, placeOf: document.placeOf };
}

function refuseWrongAncestors(study: Study, placeOf: StudyDocument['placeOf']): void {
  for (const [name, { stampedFrom }] of Object.entries(study.films)) {
    if (stampedFrom === undefined) continue;
    const place = placeOf(['films', name, 'stampedFrom']);
    if (!Object.hasOwn(study.films, stampedFrom)) {
      const nearest = nearestWord(stampedFrom, Object.keys(study.films));
      const advice = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
      throw new InputError(`found "${stampedFrom}", which is not a film of this study.${advice}`, place);
    }
    if (ancestorsOf(study, name).includes(name)) {
      throw new InputError(
        `found "${stampedFrom}": following this field leads from ${name} back to ${name}.`,
        place,
      );
    }
  }
}

/** The films that a film was before, nearest first; stops where the chain closes on itself. */
export function ancestorsOf(study: Study, name: string): string[] {
  const ancestors: string[] = [];
  const parentOf = (film: string): string | undefined =>
    Object.hasOwn(study.films, film) ? study.films[film].stampedFrom : undefined;
  for (
    let parent = parentOf(name);
    parent !== undefined && !ancestors.includes(parent);
    parent = parentOf(parent)
  ) {
    ancestors.push(parent);
  }
  return ancestors;
}
