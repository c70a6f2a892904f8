import { isMap, isScalar, type Document } from 'yaml';
import { withNewEntry } from './insert-entry.js';
import { placeOf, tokensOf, type Place } from './place.js';
import { withoutEntry } from './remove-entry.js';
import type { StudyEdit } from './smallest-edits.js';
import {
  endOf,
  lacksColon,
  lineBreakOf,
  lineEnd,
  lineStart,
  startOf,
  valueStart,
  type EntryTokens,
} from './tokens.js';
import { entryText, flowText, type Writing } from './write-value.js';

/**
 * The text with one entry changed and every other sign as it was; undefined where the entry is not written at its own
 * place. Whether the result says what was wanted is for the caller to see: anchors may carry a change further.
 */
export function splice(
  text: string,
  document: Document,
  edit: StudyEdit,
  writing: Writing,
): string | undefined {
  const place = placeOf(document, edit.path);
  const { parent, index, node } = place;
  const entry = tokensOf(place);
  if (!parent) return undefined;
  if (!entry) return edit.value === undefined ? undefined : withNewEntry(text, parent, edit, writing);
  if (edit.value === undefined) return withoutEntry(text, parent, index);
  const lines = linesOf(place, entry, edit);
  if (lines) return inLines(text, entry, lines);
  const written = flowText(edit.value, writing, isScalar(node) ? node.type : undefined);
  return replaced(text, place, entry, written);
}

function replaced(text: string, { parent }: Place, entry: EntryTokens, written: string): string {
  const end = endOf(entry);
  const from = valueStart(entry) ?? startOf(entry);
  const { value } = entry;
  if (!value) return `${text.slice(0, from)}${lacksColon(entry) ? ':' : ''} ${written}${text.slice(from)}`;
  // What stood in lines below its key goes behind it; a comment beside the key stays, one beside those lines goes.
  if (parent?.flow !== true && text.slice(from, value.offset).includes('\n')) {
    const besideKey = text.slice(from, lineEnd(text, from)).trimEnd();
    const rest = value.type === 'block-map' || value.type === 'block-seq' ? lineEnd(text, end) : end;
    return `${text.slice(0, from)} ${written}${besideKey}${text.slice(rest)}`;
  }
  return text.slice(0, value.offset) + written + text.slice(end);
}

/** A section of the study that was empty, as lines of its own; undefined for what stands behind its key. */
function linesOf({ parent }: Place, { value: before }: EntryTokens, edit: StudyEdit): string[] | undefined {
  const isEmpty = !before || (before.type === 'flow-collection' && before.items.length === 0);
  if (!isEmpty || !isMap(parent) || parent.flow === true) return undefined;
  const [, ...lines] = entryText(edit.path.slice(0, -1), String(edit.path.at(-1)), edit.value).split('\n');
  return lines.length > 0 ? lines : undefined;
}

function inLines(text: string, entry: EntryTokens, lines: readonly string[]): string {
  const start = startOf(entry);
  const lead = lineBreakOf(text) + ' '.repeat(start - lineStart(text, start));
  const from = valueStart(entry) ?? startOf(entry);
  const besideKey = lineEnd(text, endOf(entry));
  const block = lines.map((line) => lead + line).join('');
  return text.slice(0, from) + text.slice(endOf(entry), besideKey) + block + text.slice(besideKey);
}
