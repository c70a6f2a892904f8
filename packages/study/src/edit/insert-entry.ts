import { isMap, isScalar, type YAMLMap } from 'yaml';
import type { WrittenCollection } from './place.js';
import type { Step } from './plain-data.js';
import { schemaOrder } from './schema-order.js';
import type { StudyEdit } from './smallest-edits.js';
import { endOf, lineBreakOf, lineEnd, lineStart, startOf } from './tokens.js';
import { entryText, flowText, type Writing } from './write-value.js';

/** The text with a new entry: of a mapping where the schema lists its key, of a list at the end. */
export function withNewEntry(
  text: string,
  parent: WrittenCollection,
  { path, value }: StudyEdit,
  writing: Writing,
): string {
  const step = path.at(-1) ?? '';
  const place = isMap(parent) ? placeBySchema(parent, path.slice(0, -1), step) : parent.items.length;
  if (parent.flow === true) {
    const key = isMap(parent) ? `${flowText(step, writing)}: ` : '';
    return intoBraces(text, parent, place, key + flowText(value, writing));
  }
  const lines = isMap(parent)
    ? entryText(path.slice(0, -1), String(step), value)
    : `- ${flowText(value, writing)}`;
  return intoLines(text, parent, place, lines);
}

/** Behind the last key that the schema lists before the new one; at the end where it lists neither. */
function placeBySchema(parent: YAMLMap, path: readonly Step[], key: Step): number {
  const order = schemaOrder(path);
  const rank = order.indexOf(String(key));
  if (rank < 0) return parent.items.length;
  const earlier = order.slice(0, rank);
  return parent.items.findLastIndex(({ key }) => isScalar(key) && earlier.includes(String(key.value))) + 1;
}

function intoBraces(text: string, parent: WrittenCollection, place: number, entry: string): string {
  const { items } = parent.srcToken;
  const opening = (parent.range?.[0] ?? 0) + 1;
  if (parent.items.length === 0) return text.slice(0, opening) + entry + text.slice(opening);
  const first = startOf(items[0]);
  const isInLines = text.slice(opening, first).includes('\n');
  const gap = isInLines ? lineBreakOf(text) + text.slice(lineStart(text, first), first) : ' ';
  if (place === 0) return `${text.slice(0, first)}${entry},${gap}${text.slice(first)}`;
  const end = endOf(items[place - 1]);
  return `${text.slice(0, end)},${gap}${entry}${text.slice(end)}`;
}

function intoLines(text: string, parent: WrittenCollection, place: number, lines: string): string {
  const { items } = parent.srcToken;
  const lineBreak = lineBreakOf(text);
  const start = startOf(items[0]);
  const indent = ' '.repeat(start - lineStart(text, start));
  const block = lines.split('\n').join(lineBreak + indent);
  if (place === 0) return text.slice(0, start) + block + lineBreak + indent + text.slice(start);
  const end = lineEnd(text, endOf(items[place - 1]));
  const blank = isAiry(text, parent, place) ? lineBreak : '';
  return text.slice(0, end) + lineBreak + blank + indent + block + text.slice(end);
}

/** Whether entries are set apart by blank lines where a new one goes. */
function isAiry(text: string, parent: WrittenCollection, place: number): boolean {
  const { items } = parent.srcToken;
  const before = place < parent.items.length ? place - 1 : place - 2;
  if (before < 0) return false;
  return /\n[ \t\r]*\n/.test(text.slice(endOf(items[before]), startOf(items[before + 1])));
}
