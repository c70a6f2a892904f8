import { parseXml as parseDocument, XmlElement as ParsedElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import type { XmlElement } from './element.js';
import { refuseHostile } from './guard.js';

/** What XML forbids; the parser would copy a long text to say where it stands. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/;

/**
 * Reads an XML document into its tree. Strict: tags must match, and a document type, by which entities multiply, is
 * refused. Comments and processing instructions are passed over.
 *
 * @throws UnreadableFileError with the line of the problem
 */
export function parseXml(written: string): XmlElement {
  const text = plain(written);
  refuseHostile(text);
  refuseForbidden(text);
  try {
    const { root } = parseDocument(text);
    if (root) return treeOf(root);
  } catch (problem) {
    if (!(problem instanceof XmlError)) throw problem;
    const [reason] = problem.message.split(' (line ', 1);
    throw new UnreadableFileError(
      `found damaged XML: ${quoted(reason)}.`,
      { line: problem.line },
      { cause: problem },
    );
  }
  throw new UnreadableFileError('found no element, expected XML.');
}

/**
 * With line breaks and characters for which the parser takes time in the square of their number, or a table of all places:
 * those beyond 16 bits, which no name or unit of an instrument has, become the replacement character.
 */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '\uFFFD');
}

function refuseForbidden(text: string): void {
  const at = text.search(forbidden);
  if (at === -1) return;
  const line = text.slice(0, at).split('\n').length;
  throw new UnreadableFileError(
    `found the character ${quoted(text[at])}, which XML does not allow: the file is damaged.`,
    { line },
  );
}

function treeOf({ name, attributes, children }: ParsedElement): XmlElement {
  const text = children.flatMap((child) => (child instanceof XmlText ? [child.text] : []));
  return {
    name: localName(name),
    attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])),
    children: children.flatMap((child) => (child instanceof ParsedElement ? [treeOf(child)] : [])),
    text: text.join('').trim(),
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
