import { InputError } from '@modalgain/numerics';
import { parseDocument, type Document } from 'yaml';
import { readYamlDocument } from '../yaml/index.js';
import { placeOf } from './place.js';
import { entryAt, isMapping, sameData, withEntry, type Step } from './plain-data.js';
import { smallestEdits, type StudyEdit } from './smallest-edits.js';
import { splice } from './splice.js';
import { entryText, type Writing } from './write-value.js';

const file = 'study.yaml';

/**
 * A study file with some entries changed, one after the other. Every line that is not edited stays as it is, comments
 * included; new keys go where the schema lists them; a study in JSON stays JSON. The result is not validated: a page shows
 * what is wrong with it.
 *
 * @throws InputError for a text that is no YAML, and for a path that leads through a plain value
 */
export function editStudy(text: string, edits: readonly StudyEdit[]): string {
  return edits.reduce((before, edit) => {
    if (parse(before).contents === null && parse(before).errors.length === 0) return started(before, edit);
    const { value } = readYamlDocument(before, file);
    refuseThroughValues(value, edit.path);
    return smallestEdits(value, edit).reduce(applied, before);
  }, text);
}

const parse = (text: string): Document => parseDocument(text, { merge: true });

/** A file that holds nothing yet but comments. */
function started(text: string, { path, value }: StudyEdit): string {
  const [key, ...rest] = path;
  if (path.length === 0 || value === undefined) return text;
  const lead = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${lead}${entryText([], String(key), withEntry(undefined, rest, value))}\n`;
}

function applied(text: string, edit: StudyEdit): string {
  const document = parse(text);
  const before: unknown = document.toJS();
  const wanted = withEntry(before, edit.path, edit.value);
  const holdsWanted = (changed: Document): boolean =>
    changed.errors.length === 0 && sameData(changed.toJS(), wanted);
  const spliced = splice(text, document, edit, writingOf(text));
  if (spliced !== undefined && holdsWanted(parse(spliced))) return spliced;
  const rewritten = rewrittenByLibrary(document, ownEntries(document, before, edit));
  if (rewritten !== undefined && holdsWanted(parse(rewritten))) return rewritten;
  throw new InputError('cannot be changed here: it comes from an anchor of the file; change it there.', {
    file,
    field: edit.path.join('.'),
  });
}

/** Comments stay, line breaks and blanks may not: for what cannot be changed in place. */
function rewrittenByLibrary(document: Document, { path, value }: StudyEdit): string | undefined {
  if (value === undefined) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** An edit of what an alias stands for becomes one of the alias itself, so that the others keep what it stood for. */
function ownEntries(document: Document, before: unknown, edit: StudyEdit): StudyEdit {
  const { path, value } = edit;
  const depth = path.findIndex((_, at) => at > 0 && !hasOwnEntries(document, path.slice(0, at)));
  if (depth < 0) return edit;
  const parent = path.slice(0, depth);
  return { path: parent, value: withEntry(entryAt(before, parent), path.slice(depth), value) };
}

function hasOwnEntries(document: Document, path: readonly Step[]): boolean {
  const { node } = placeOf(document, path);
  return node !== null && node !== undefined && 'items' in node;
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
    const parent = entryAt(data, path.slice(0, depth)) ?? undefined;
    if (parent === undefined || isMapping(parent)) return;
    const place = { file, field: path.slice(0, depth).join('.') };
    if (!Array.isArray(parent)) throw new InputError(`is a plain value; it has no entry "${step}".`, place);
    if (typeof step !== 'number' || step > parent.length)
      throw new InputError(`is a list of ${parent.length}; it has no entry "${step}".`, place);
  });
}
