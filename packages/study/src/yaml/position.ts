import { isAlias, isMap, isNode, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';

/** Keys and list positions from the top of a document down to an entry. */
export type NodePath = readonly (string | number)[];

/** The line of an entry, from 1: that of its key or list item; where the path ends early, of the last part that is there. */
export function lineOfPath({
  document,
  path,
  lines,
}: {
  document: Document;
  path: NodePath;
  lines: LineCounter;
}): number {
  let node: Node | null = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const entry = entryOf(document, node, step);
    if (entry === undefined) break;
    offset = entry.offset ?? offset;
    node = entry.node;
  }
  return lines.linePos(offset).line;
}

function entryOf(
  document: Document,
  parent: Node | null,
  step: string | number,
): { node: Node | null; offset: number | undefined } | undefined {
  const node = isAlias(parent) ? (parent.resolve(document) ?? null) : parent;
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    if (pair === undefined) return undefined;
    return { node: isNode(pair.value) ? pair.value : null, offset: startOf(pair.key) };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return isNode(item) ? { node: item, offset: startOf(item) } : undefined;
  }
  return undefined;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
