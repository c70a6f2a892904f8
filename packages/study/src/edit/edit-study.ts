import { InputError, UnreadableFileError } from '@modalgain/numerics';
import { isMap, isSeq, parseDocument, type Document } from 'yaml';
import { studySchema } from '../schema/study.js';

/** One change of a study file: the entry at `path` gets `value`; without a value it goes away. */
export interface StudyEdit {
  readonly path: readonly (string | number)[];
  /** Plain data, quantities as text with their unit; undefined takes the entry out. */
  readonly value: unknown;
}

/**
 * A study file with some entries changed. Comments, order and everything that is not edited stay; new keys of the study
 * go where the schema lists them. The result is not validated: a page shows what is wrong with it.
 *
 * @throws InputError for a text that is no YAML, and for a path that leads through a plain value
 */
export function editStudy(text: string, edits: readonly StudyEdit[]): string {
  const document = parseDocument(text, { merge: true, keepSourceTokens: true });
  const [problem] = document.errors;
  if (problem) {
    const [firstLine = ''] = problem.message.split('\n');
    throw new UnreadableFileError(`not valid YAML: ${firstLine}.`, { file: 'study.yaml' });
  }
  for (const edit of edits) apply(document, edit);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function apply(document: Document, { path, value }: StudyEdit): void {
  refuseThroughValues(document, path);
  if (value === undefined) {
    document.deleteIn(path);
    return;
  }
  const existing = document.getIn(path, true);
  if (isScalarLike(existing) && typeof value !== 'object') {
    existing.value = value;
    return;
  }
  const isNew = existing === undefined;
  document.setIn(path, document.createNode(value, { flow: path.length > 1 }));
  if (isNew && path.length === 1) putInSchemaOrder(document, String(path[0]));
}

interface ScalarLike {
  value: unknown;
}

const isScalarLike = (node: unknown): node is ScalarLike =>
  typeof node === 'object' && node !== null && 'value' in node && !isMap(node) && !isSeq(node);

/** A path may end at a plain value but not lead through one: `thickness: 204 nm` has no `afm`. */
function refuseThroughValues(document: Document, path: StudyEdit['path']): void {
  for (let depth = 1; depth < path.length; depth++) {
    const node = document.getIn(path.slice(0, depth), true);
    if (node === undefined || node === null || isMap(node) || isSeq(node)) continue;
    throw new InputError(`is a plain value; it has no entry "${String(path[depth])}".`, {
      file: 'study.yaml',
      field: path.slice(0, depth).join('.'),
    });
  }
}

/** Moves a new key of the study behind the last key that the schema lists before it. */
function putInSchemaOrder(document: Document, key: string): void {
  const { contents } = document;
  if (!isMap(contents)) return;
  const order = Object.keys(studySchema.shape);
  const rank = (name: unknown): number => order.indexOf(String(name));
  const pair = contents.items.pop();
  if (!pair) return;
  const before = contents.items.findLastIndex((item) => rank(item.key) >= 0 && rank(item.key) < rank(key));
  contents.items.splice(before + 1, 0, pair);
}
