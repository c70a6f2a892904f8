import type { CST } from 'yaml';

/** One entry of a mapping or a list as its signs stand in the text. */
export type EntryTokens = CST.CollectionItem;

/** Where an entry begins: its anchor, its dash or its key. */
export function startOf({ start, key, sep = [], value }: EntryTokens): number {
  const first = [...start.filter(isPartOfEntry), key, ...sep, value].find((token) => token);
  return first?.offset ?? 0;
}

/** Where an entry ends: behind the last sign of its value, comments and blank lines not counted. */
export function endOf({ start, key, sep = [], value }: EntryTokens): number {
  const last = [...start.filter(isPartOfEntry), key, ...sep.filter(isWritten), value].findLast(
    (token) => token,
  );
  return last ? tokenEnd(last) : 0;
}

/** Where the value of an entry may begin: behind its colon or dash, and its anchor. */
export function valueStart({ start, key, sep }: EntryTokens): number | undefined {
  const lead = (sep ?? start).filter((token) => isWritten(token) && token.type !== 'comma');
  const last = lead.at(-1) ?? (sep ? key : undefined);
  return last ? tokenEnd(last) : undefined;
}

/** Whether a key stands alone, as it may among braces. */
export const lacksColon = ({ key, sep = [] }: EntryTokens): boolean =>
  !!key && !sep.some(({ type }) => type === 'map-value-ind');

/** The comma before an entry among braces. */
export const commaOf = (entry: EntryTokens | undefined): CST.SourceToken | undefined =>
  entry?.start.find(({ type }) => type === 'comma');

const isWritten = ({ type }: CST.SourceToken): boolean =>
  type !== 'space' && type !== 'newline' && type !== 'comment';

const isPartOfEntry = (token: CST.SourceToken): boolean => isWritten(token) && token.type !== 'comma';

function tokenEnd(token: CST.Token): number {
  switch (token.type) {
    case 'block-map':
    case 'block-seq':
      return Math.max(token.offset, ...token.items.map(endOf));
    case 'flow-collection':
      return token.end[0].offset + token.end[0].source.length;
    case 'block-scalar': {
      const written = token.props.reduce((text, part) => text + ('source' in part ? part.source : ''), '');
      return token.offset + (written + token.source).replace(/\r?\n$/, '').length;
    }
    default:
      return token.offset + ('source' in token ? token.source.length : 0);
  }
}

/** The end of the line that a place is in, its line break not counted. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return end > from && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the line of a place begins. */
export const lineStart = (text: string, place: number): number => text.lastIndexOf('\n', place - 1) + 1;

/** Where the line after that of a place begins. */
export function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

/** The line break that a text uses. */
export const lineBreakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
