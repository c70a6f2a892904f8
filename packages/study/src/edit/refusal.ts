import { InputError } from '@modalgain/numerics';
import { isAlias, isMap, isNode, isScalar, visit, type Alias, type Document, type Node } from 'yaml';
import { placeOf } from './place.js';
import type { StudyEdit } from './smallest-edits.js';

/** Why an entry cannot be changed at its place, and what to do first. */
export function refusalOf({
  text,
  document,
  file,
  edit,
  own,
}: {
  readonly text: string;
  readonly document: Document;
  readonly file: string;
  /** What was asked for, and the same of entries that stand in the text. */
  readonly edit: StudyEdit;
  readonly own: StudyEdit;
}): InputError {
  const place = { file, field: edit.path.join('.') };
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const alias = userOf(document, own);
  if (alias) {
    const user = `"*${alias.source}" in line ${lineOf(alias.range?.[0] ?? 0)}`;
    return new InputError(
      `${user} refers to this; write out there what it stands for, then change this.`,
      place,
    );
  }
  const merge = mergeOffset(document, own);
  if (merge !== undefined) {
    const line = `"<<" in line ${lineOf(merge)}`;
    return new InputError(`comes by ${line}; write out there the entries that are to stay.`, place);
  }
  return new InputError('cannot be changed in its place; change it in the text of the file.', place);
}

/** An alias of what would change or go away with the entry. */
function userOf(document: Document, { path }: StudyEdit): Alias | undefined {
  const above = path.map((_, depth) => placeOf(document, path.slice(0, depth)).node);
  const { node } = placeOf(document, path);
  const anchors = new Set([...above.flatMap(anchorOf), ...(isNode(node) ? anchorsIn(node) : [])]);
  const inside = new Set(isNode(node) ? aliasesIn(node) : []);
  return aliasesIn(document).find((alias) => anchors.has(alias.source) && !inside.has(alias));
}

const anchorOf = (node: Node | null | undefined): string[] =>
  node && !isAlias(node) && node.anchor !== undefined ? [node.anchor] : [];

function anchorsIn(node: Node): string[] {
  const found: string[] = [];
  visit(node, { Value: (_, inner) => void found.push(...anchorOf(inner)) });
  return found;
}

function aliasesIn(node: Node | Document): Alias[] {
  const found: Alias[] = [];
  visit(node, { Alias: (_, alias) => void found.push(alias) });
  return found;
}

/** Where the mapping that would hold the entry takes over those of another. */
function mergeOffset(document: Document, { path, value }: StudyEdit): number | undefined {
  const { parent } = placeOf(document, path);
  if (value !== undefined || !isMap(parent)) return undefined;
  const merge = parent.items.find(({ key }) => isScalar(key) && typeof key.value === 'symbol');
  return isScalar(merge?.key) ? merge.key.range?.[0] : undefined;
}
