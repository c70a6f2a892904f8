import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Step } from './plain-data.js';

/** Where an entry stands in the text of a document. */
export interface Place {
  /** The mapping or list that holds the entry; null for an alias, whose entries stand elsewhere. */
  readonly parent: YAMLMap | YAMLSeq | null;
  /** The key and value of a mapping's entry. */
  readonly pair: Pair | undefined;
  /** Undefined where the entry is not there. */
  readonly node: Node | null | undefined;
}

/** Finds an entry of a document without following aliases. */
export function placeOf(document: Document, path: readonly Step[]): Place {
  let place: Place = { parent: null, pair: undefined, node: document.contents };
  for (const step of path) place = childOf(place.node, step);
  return place;
}

function childOf(node: Node | null | undefined, step: Step): Place {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return { parent: node, pair, node: pair && (pair.value as Node | null) };
  }
  if (isSeq(node))
    return { parent: node, pair: undefined, node: node.items[Number(step)] as Node | undefined };
  return { parent: null, pair: undefined, node: undefined };
}

/** Where an entry begins: its key, or the value of a list. */
export function startOf({ pair, node }: Pick<Place, 'pair' | 'node'>): number {
  const first = pair ? (pair.key as Node) : node;
  return first?.range?.[0] ?? 0;
}

/** Where an entry ends: behind the last sign of its value, comments and blank lines not counted. */
export function endOf({ pair, node }: Pick<Place, 'pair' | 'node'>, text: string): number {
  const last = lastPart(node);
  const end = last && !isEmptyValue(last) ? (last.range?.[1] ?? 0) : colonEnd(pair, node, text);
  return text.slice(0, end).trimEnd().length;
}

const isEmptyValue = (node: Node): boolean => isScalar(node) && node.source === '' && node.type === 'PLAIN';

/** Of a block its last entry; anything else is written in one piece. */
function lastPart(node: Node | null | undefined): Node | null | undefined {
  if (isMap(node) && node.flow !== true) {
    const pair = node.items.at(-1);
    return pair && !isEmptyPair(pair) ? lastPart(pair.value as Node | null) : (pair?.key as Node | undefined);
  }
  if (isSeq(node) && node.flow !== true) return lastPart(node.items.at(-1) as Node | undefined);
  return node;
}

const isEmptyPair = ({ value }: Pair): boolean => value === null || isEmptyValue(value as Node);

/** Behind the colon of a key: where its value may begin. */
export function colonEnd(pair: Pair | undefined, node: Node | null | undefined, text: string): number {
  const keyEnd = (pair?.key as Node | undefined)?.range?.[1];
  if (keyEnd === undefined) return node?.range?.[0] ?? 0;
  const colon = text.indexOf(':', keyEnd);
  return colon < 0 ? keyEnd : colon + 1;
}

/** Whether cutting the text would leave an anchor or a tag behind, or change what others refer to. */
export const isReferred = (node: Node | null | undefined): boolean =>
  !!node && (isAlias(node) || !!node.tag || (!isAlias(node) && node.anchor !== undefined));
