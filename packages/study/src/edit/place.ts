import { isCollection, isMap, isScalar, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Step } from './plain-data.js';
import type { EntryTokens } from './tokens.js';

/** A mapping or list whose entries stand in the text, one by one. */
export type WrittenCollection = (YAMLMap | YAMLSeq) & { srcToken: { readonly items: EntryTokens[] } };

/** Where an entry stands in the text of a document. */
export interface Place {
  /** The mapping or list that holds the entry; undefined where it is written elsewhere, or in no text of its own. */
  readonly parent: WrittenCollection | undefined;
  /** Which of the parent's entries it is; -1 where it is not there. */
  readonly index: number;
  readonly node: Node | null | undefined;
}

/** Finds an entry of a document without following aliases; the document keeps its source tokens. */
export function placeOf(document: Document, path: readonly Step[]): Place {
  const top: Place = { parent: undefined, index: -1, node: document.contents };
  return path.reduce<Place>((place, step) => childOf(place.node, step), top);
}

function childOf(node: Node | null | undefined, step: Step): Place {
  if (!hasOwnEntries(node)) return { parent: undefined, index: -1, node: undefined };
  if (!isMap(node)) {
    const index = Number(step) < node.items.length ? Number(step) : -1;
    return { parent: node, index, node: node.items[index] as Node | undefined };
  }
  const index = node.items.findIndex(({ key }) => isScalar(key) && String(key.value) === String(step));
  return { parent: node, index, node: node.items[index]?.value as Node | null | undefined };
}

/** Whether the entries stand where the node stands: those of an alias do not. */
export const hasOwnEntries = (node: Node | null | undefined): node is WrittenCollection =>
  isCollection(node) && node.srcToken !== undefined;

/** The signs of a present entry. */
export const tokensOf = ({ parent, index }: Place): EntryTokens | undefined => parent?.srcToken.items[index];
