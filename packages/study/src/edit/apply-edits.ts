import { InputError } from '@modalgain/numerics';
import { parseDocument, type Document } from 'yaml';
import { readYamlDocument } from '../yaml/index.js';
import { hasOwnEntries, placeOf } from './place.js';
import { entryAt, isMapping, sameData, withEntry, type Step } from './plain-data.js';
import { refusalOf } from './refusal.js';
import { smallestEdits, type StudyEdit } from './smallest-edits.js';
import { splice } from './splice.js';
import { lineBreakOf } from './tokens.js';
import { entryText, type Writing } from './write-value.js';

const file = 'study.yaml';
const byteOrderMark = '\uFEFF';

/** A text, what it says, and where each entry of it stands. */
interface ReadText {
  readonly text: string;
  readonly data: unknown;
  readonly document: Document;
}

/** What `editStudy` does, of a text in the version that it states. */
export function applyEdits(text: string, edits: readonly StudyEdit[]): string {
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  return mark + edits.reduce(edited, read(text.slice(mark.length))).text;
}

function read(text: string): ReadText {
  // Refused before the places are looked for: bad syntax, aliases without end, nesting that is too deep.
  const data = holdsOnlyComments(text) ? {} : readYamlDocument(text, file).value;
  return { text, data, document: parseDocument(text, { merge: true, keepSourceTokens: true }) };
}

/** What only comments stand in is a study without entries. */
const holdsOnlyComments = (text: string): boolean =>
  text.split('\n').every((line) => /^\s*(#|---\s*$|$)/.test(line));

function edited(before: ReadText, edit: StudyEdit): ReadText {
  const { path } = edit;
  const value = path.length === 0 ? (edit.value ?? {}) : edit.value;
  if (path.length === 0 && !isMapping(value))
    throw new InputError('a study is a mapping of keys to values.', { file });
  refuseThroughValues(before.data, path);
  return smallestEdits(before.data, { path, value }).reduce(applied, before);
}

function applied(before: ReadText, edit: StudyEdit): ReadText {
  const { text, document, data } = before;
  const own = ownEdit(document, data, edit);
  const spliced = holdsOnlyComments(text) ? started(text, own) : splice(text, document, own, writingOf(text));
  const after = spliced === undefined ? undefined : readIfWhole(spliced);
  if (after && sameData(after.data, withEntry(data, edit.path, edit.value))) return after;
  throw refusalOf({ text, document, file, edit, own });
}

function readIfWhole(text: string): ReadText | undefined {
  try {
    return read(text);
  } catch (problem) {
    if (problem instanceof InputError) return undefined;
    throw problem;
  }
}

/** A file that holds nothing yet but comments. */
function started(text: string, { path: [key], value }: StudyEdit): string {
  const lineBreak = lineBreakOf(text);
  const lead = text === '' || text.endsWith('\n') ? text : text + lineBreak;
  return lead + `${entryText([], String(key), value)}\n`.replaceAll('\n', lineBreak);
}

/**
 * The same change of entries that stand in the text: of what an alias or "<<" stands for a copy is changed, so that the
 * others keep it; a mapping in lines whose only entry goes becomes an empty one.
 */
function ownEdit(document: Document, data: unknown, edit: StudyEdit): StudyEdit {
  const { path, value } = edit;
  const foreign = path.findIndex(
    (_, depth) => depth > 0 && !hasOwnEntries(placeOf(document, path.slice(0, depth)).node),
  );
  const depth = foreign < 0 && isOnlyLine(document, edit) ? path.length - 1 : foreign;
  if (depth < 0) return edit;
  return {
    path: path.slice(0, depth),
    value: withEntry(entryAt(data, path.slice(0, depth)), path.slice(depth), value),
  };
}

function isOnlyLine(document: Document, { path, value }: StudyEdit): boolean {
  const { parent, index } = placeOf(document, path);
  const isOnly = parent?.items.length === 1 && index === 0;
  return isOnly && value === undefined && parent.flow !== true && path.length > 1;
}

function writingOf(text: string): Writing {
  if (!text.trimStart().startsWith('{')) return 'yaml';
  try {
    JSON.parse(text);
    return 'json';
  } catch {
    return 'yaml';
  }
}

/** A path may end at a plain value but not lead through one: `thickness: 204 nm` has no `afm`. */
function refuseThroughValues(data: unknown, path: readonly Step[]): void {
  path.forEach((step, depth) => {
    const parent = entryAt(data, path.slice(0, depth)) ?? (typeof step === 'number' ? [] : undefined);
    if (parent === undefined || isMapping(parent)) return;
    const place = { file, field: path.slice(0, depth).join('.') };
    if (!Array.isArray(parent)) throw new InputError(`is a plain value; it has no entry "${step}".`, place);
    if (typeof step !== 'number' || step > parent.length)
      throw new InputError(`is a list of ${parent.length}; it has no entry "${step}".`, place);
  });
}
