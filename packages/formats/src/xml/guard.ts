import { UnreadableFileError } from '@modalgain/numerics';

/** Far beyond any instrument's file: bounds on memory and, for nesting, on the stack of a recursive parser. */
const most = {
  characters: 2 ** 24,
  elements: 2 ** 17,
  nesting: 64,
  /** The parser says more exactly what is wrong, but takes seconds to find the place in a longer line. */
  quickCharacters: 2 ** 22,
} as const;

/** What holds "<" that begins no tag, by its start and its end: comments, character data, instructions. */
const passages = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** "/>" behind a tag's name and its attributes, whose values may hold ">". */
const selfClosing = /^<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*\/>/;

/**
 * Refuses, in one pass over the tags and before any tree is built, what could exhaust memory or stack: documents too large or
 * nested too deep, and document types, by which entities multiply.
 *
 * @throws UnreadableFileError with the line
 */
export function refuseHostile(text: string): void {
  if (text.length > most.characters) {
    throw new UnreadableFileError(
      `found ${text.length} characters of XML, expected at most ${most.characters}.`,
    );
  }
  let [nesting, elements] = [0, 0];
  for (const { at, kind } of tagsOf(text)) {
    if (kind === 'declaration')
      throw refusal(text, at, 'a document type or another declaration, which no measurement needs');
    if (kind !== 'end') elements += 1;
    if (kind === 'start') nesting += 1;
    if (kind === 'end') nesting -= 1;
    if (nesting > most.nesting) throw refusal(text, at, `elements nested more than ${most.nesting} deep`);
    if (elements > most.elements) throw refusal(text, at, `more than ${most.elements} elements`);
  }
  if (nesting > 0 && text.length > most.quickCharacters)
    throw refusal(text, text.length, 'no end of an element');
}

interface Tag {
  readonly at: number;
  readonly kind: 'start' | 'end' | 'empty' | 'declaration';
}

function* tagsOf(text: string): Generator<Tag> {
  let next = text.indexOf('<');
  while (next !== -1) {
    const at = next;
    const passage = passages.find(([start]) => text.startsWith(start, at));
    next = text.indexOf('<', passage ? behind(text, passage[1], at + passage[0].length) : at + 1);
    if (passage) continue;
    yield { at, kind: kindOf(text.slice(at, next === -1 ? undefined : next)) };
  }
}

function kindOf(tag: string): Tag['kind'] {
  if (tag.startsWith('<!')) return 'declaration';
  if (tag.startsWith('</')) return 'end';
  return selfClosing.test(tag) ? 'empty' : 'start';
}

/** The position behind a mark, or the end of the text. */
function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at + mark.length;
}

function refusal(text: string, position: number, found: string): UnreadableFileError {
  const line = text.slice(0, position).split('\n').length;
  return new UnreadableFileError(`found ${found}: the XML is damaged or hostile.`, { line });
}
