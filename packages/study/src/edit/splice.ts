import { isMap, isScalar, type Document, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { colonEnd, endOf, isReferred, placeOf, startOf, type Place } from './place.js';
import type { Step } from './plain-data.js';
import { schemaOrder } from './schema-order.js';
import type { StudyEdit } from './smallest-edits.js';
import { entryText, flowText, type Writing } from './write-value.js';

type Collection = YAMLMap | YAMLSeq;

/**
 * The text with one entry changed and every other sign as it was; undefined where the text is not written so that this
 * can be done in place (anchors, tags, an only entry that goes away).
 */
export function splice(
  text: string,
  document: Document,
  { path, value }: StudyEdit,
  writing: Writing,
): string | undefined {
  const place = placeOf(document, path);
  const { parent, pair, node } = place;
  if (!parent || isReferred(node)) return undefined;
  if (value === undefined) return removed(text, parent, place);
  if (node === undefined || (node === null && !pair)) return inserted(text, parent, { path, value }, writing);
  return replaced(text, place, flowText(value, writing, isScalar(node) ? node.type : undefined));
}

function replaced(text: string, place: Place, written: string): string {
  const { pair, node } = place;
  const end = endOf(place, text);
  const colon = colonEnd(pair, node, text);
  const start = node?.range?.[0] ?? colon;
  // For no value at all, or for lines below the key, the new value goes behind the colon.
  if (pair && (end <= colon || text.slice(colon, start).includes('\n')))
    return `${text.slice(0, colon)} ${written}${text.slice(Math.max(colon, end))}`;
  return text.slice(0, start) + written + text.slice(end);
}

function removed(text: string, parent: Collection, place: Place): string | undefined {
  if (parent.items.length < 2) return undefined;
  const start = startOf(place);
  const end = endOf(place, text);
  if (parent.flow !== true) return withoutLines(text, start, end);
  const isFirst = placeOfItem(parent, 0).start === start;
  if (!isFirst) return text.slice(0, text.lastIndexOf(',', start)) + text.slice(end);
  return text.slice(0, start) + text.slice(placeOfItem(parent, 1).start);
}

/** Takes whole lines out; an entry that shares its line with a dash is left to the writer of the library. */
function withoutLines(text: string, start: number, end: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (!/^\s*(- *)?$/.test(text.slice(lineStart, start))) return undefined;
  return text.slice(0, lineStart) + text.slice(lineEnd(text, end) + 1);
}

/** The end of the line that a place is in, its line break not counted. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function placeOfItem(
  parent: Collection,
  place: number,
): { start: number; item: Pick<Place, 'pair' | 'node'> } {
  const found = parent.items[place];
  const pair = isMap(parent) ? (found as Pair) : undefined;
  const item = { pair, node: (pair ? pair.value : found) as Place['node'] };
  return { start: startOf(item), item };
}

function inserted(
  text: string,
  parent: Collection,
  { path, value }: StudyEdit,
  writing: Writing,
): string | undefined {
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
  const isBefore = ({ key: other }: Pair): boolean =>
    isScalar(other) && order.slice(0, rank).includes(String(other.value));
  return parent.items.findLastIndex(isBefore) + 1;
}

function intoBraces(text: string, parent: Collection, place: number, entry: string): string {
  const opening = (parent.range?.[0] ?? 0) + 1;
  if (parent.items.length === 0) return text.slice(0, opening) + entry + text.slice(opening);
  const first = placeOfItem(parent, 0).start;
  const gap = /\n/.test(text.slice(opening, first))
    ? text.slice(text.lastIndexOf('\n', first - 1), first)
    : ' ';
  if (place === 0) return `${text.slice(0, first)}${entry},${gap}${text.slice(first)}`;
  const end = endOf(placeOfItem(parent, place - 1).item, text);
  return `${text.slice(0, end)},${gap}${entry}${text.slice(end)}`;
}

function intoLines(text: string, parent: Collection, place: number, lines: string): string {
  const newLine = text.includes('\r\n') ? '\r\n' : '\n';
  const { start } = placeOfItem(parent, 0);
  const dash = isMap(parent) ? start : text.lastIndexOf('-', start - 1);
  const indent = ' '.repeat(dash - (text.lastIndexOf('\n', dash - 1) + 1));
  const block = lines.split('\n').join(newLine + indent);
  if (place === 0) return text.slice(0, dash) + block + newLine + indent + text.slice(dash);
  const end = endOf(placeOfItem(parent, place - 1).item, text);
  const line = text.slice(0, lineEnd(text, end)).trimEnd().length;
  const blank = isAiry(text, parent, place) ? newLine : '';
  return text.slice(0, line) + newLine + blank + indent + block + text.slice(line);
}

/** Whether entries are set apart by blank lines where a new one goes. */
function isAiry(text: string, parent: Collection, place: number): boolean {
  const before = place < parent.items.length ? place - 1 : place - 2;
  if (before < 0) return false;
  const end = endOf(placeOfItem(parent, before).item, text);
  return /\n[ \t\r]*\n/.test(text.slice(end, placeOfItem(parent, before + 1).start));
}
