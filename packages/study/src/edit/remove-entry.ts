import type { WrittenCollection } from './place.js';
import { commaOf, endOf, lineEnd, lineStart, nextLine, startOf } from './tokens.js';

/** A stretch of the text that goes away. */
interface Cut {
  readonly from: number;
  readonly to: number;
}

/** The text without one of several entries of a mapping or list; comments of the others stay. */
export function withoutEntry(text: string, parent: WrittenCollection, index: number): string {
  const cuts =
    parent.flow === true ? cutsAmongBraces(text, parent, index) : [cutOfLines(text, parent, index)];
  return cuts.reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text);
}

/** Whole lines; of an entry behind the dash of a list the next one takes the place. */
function cutOfLines(text: string, { srcToken: { items } }: WrittenCollection, index: number): Cut {
  const entry = items[index];
  const start = startOf(entry);
  const end = endOf(entry);
  if (isBlank(text.slice(lineStart(text, start), start)))
    return { from: lineStart(text, start), to: nextLine(text, end) };
  const next = startOf(items[index + 1] ?? entry);
  if (isBlank(text.slice(lineEnd(text, end), next))) return { from: start, to: next };
  return { from: text.slice(0, start).trimEnd().length, to: lineEnd(text, end) };
}

/** An entry alone on its lines goes with them; else only its own signs and one comma. */
function cutsAmongBraces(text: string, { srcToken: { items } }: WrittenCollection, index: number): Cut[] {
  const entry = items[index];
  const start = startOf(entry);
  const end = endOf(entry);
  const before = commaOf(entry);
  const after = commaOf(items[index + 1]);
  const cutOfComma = before && { from: before.offset, to: before.offset + 1 };
  const rest = text.slice(after && !text.slice(end, after.offset).includes('\n') ? after.offset + 1 : end);
  if (isBlank(text.slice(lineStart(text, start), start)) && /^[ \t]*(#.*)?\r?(\n|$)/.test(rest)) {
    const lines = { from: lineStart(text, start), to: nextLine(text, end) };
    return after || !cutOfComma ? [lines] : [cutOfComma, lines];
  }
  if (cutOfComma) return [cutOfComma, { from: withoutBlanks(text, start, cutOfComma.to), to: end }];
  const to = (after?.offset ?? end - 1) + 1;
  const blanks = /^[ \t]*(?![\s#])/.exec(text.slice(to))?.[0] ?? '';
  return [{ from: start, to: to + blanks.length }];
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Back over blanks, but not over line breaks, which may end a comment, and not over the indent of a line. */
function withoutBlanks(text: string, from: number, least: number): number {
  const between = text.slice(least, from);
  return between.includes('\n') ? from : least + between.trimEnd().length;
}
