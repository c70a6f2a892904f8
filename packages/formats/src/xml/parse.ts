import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import type { XmlElement } from './element.js';
import { resolveEntities } from './entities.js';

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly text: string[];
}

/** Deeper nesting than any instrument's file; a bound against damaged or hostile ones. */
const deepest = 64;

/**
 * Reads an XML document into its tree, in one pass and without recursion. Strict: tags must match, and a document type,
 * by which entities multiply, is refused. Comments and processing instructions are passed over.
 *
 * @throws UnreadableFileError with the line of the problem
 */
export function parseXml(text: string): XmlElement {
  const document: OpenElement = { name: '', attributes: new Map(), children: [], text: [] };
  const open: OpenElement[] = [document];
  let position = 0;
  while (position < text.length) {
    const start = text.indexOf('<', position);
    const end = start === -1 ? text.length : start;
    takeText(open, text.slice(position, end), () => placeOf(text, position));
    if (start === -1) break;
    position = takeMarkup(open, text, start);
  }
  const unclosed = open.at(-1);
  if (unclosed && unclosed !== document) {
    throw problem(text, text.length, `found the end of the text inside <${unclosed.name}>`);
  }
  const [root] = document.children;
  if (document.children.length !== 1) {
    throw problem(text, text.length, `found ${document.children.length} outermost elements, expected one`);
  }
  return root;
}

function takeText(open: readonly OpenElement[], raw: string, place: () => { line: number }): void {
  if (raw.trim() === '') return;
  if (open.length === 1 && raw.trim() !== '\uFEFF') {
    throw new UnreadableFileError(`found ${quoted(raw.trim())} outside of all elements: no XML.`, place());
  }
  open.at(-1)?.text.push(resolveEntities(raw));
}

/** Takes what begins with the "<" at `start`; the position behind it. */
function takeMarkup(open: OpenElement[], text: string, start: number): number {
  if (text.startsWith('<!--', start)) return behind(text, '-->', start + 4);
  if (text.startsWith('<?', start)) return behind(text, '?>', start + 2);
  if (text.startsWith('<![CDATA[', start)) {
    const end = behind(text, ']]>', start);
    open.at(-1)?.text.push(text.slice(start + 9, end - 3));
    return end;
  }
  if (text.startsWith('<!', start)) {
    throw problem(text, start, 'found a document type or another declaration, which no measurement needs');
  }
  if (text.startsWith('</', start)) return closeElement(open, text, start);
  return openElement(open, text, start);
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at === -1) throw problem(text, from, `found no ${mark} to the end of the text`);
  return at + mark.length;
}

function closeElement(open: OpenElement[], text: string, start: number): number {
  const end = behind(text, '>', start);
  const name = localName(text.slice(start + 2, end - 1).trim());
  const element = open.at(-1);
  if (open.length < 2 || element?.name !== name) {
    throw problem(
      text,
      start,
      `found ${quoted(`</${name}>`)}, expected ${element?.name ? `</${element.name}>` : 'none'}`,
    );
  }
  open.pop();
  open.at(-1)?.children.push(finished(element));
  return end;
}

const tagStart = /<([^\s<>/="'!?]+)/y;
const attribute = /\s+([^\s<>/="']+)\s*=\s*(["'])([^<]*?)\2/y;
const tagEnd = /\s*(\/?)>/y;

function openElement(open: OpenElement[], text: string, start: number): number {
  const name = matchAt(tagStart, text, start)?.[1];
  if (name === undefined) throw problem(text, start, 'found "<" without the name of an element');
  if (open.length > deepest) throw problem(text, start, `found elements nested more than ${deepest} deep`);
  let position = start + 1 + name.length;
  const attributes = new Map<string, string>();
  for (let match = matchAt(attribute, text, position); match; match = matchAt(attribute, text, position)) {
    attributes.set(localName(match[1]), resolveEntities(match[3]));
    position += match[0].length;
  }
  const end = matchAt(tagEnd, text, position);
  if (!end) throw problem(text, position, `found no end of the tag <${name}>`);
  const element = { name: localName(name), attributes, children: [], text: [] };
  if (end[1] === '/') open.at(-1)?.children.push(finished(element));
  else open.push(element);
  return position + end[0].length;
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

function finished({ name, attributes, children, text }: OpenElement): XmlElement {
  return { name, attributes, children, text: text.join('').trim() };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function problem(text: string, position: number, found: string): UnreadableFileError {
  return new UnreadableFileError(`${found}: the XML is damaged or hostile.`, placeOf(text, position));
}

function placeOf(text: string, position: number): { line: number } {
  return { line: text.slice(0, position).split('\n').length };
}
