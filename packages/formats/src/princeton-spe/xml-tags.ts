/** A tag of the footer and the text up to the next tag. */
export interface XmlTag {
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
  /** Where it begins in the text that was searched. */
  readonly at: number;
}

/** No tag of LightField is longer. */
const longestTag = 4096;

const attribute = /(?<![\w:])([\w:]+)="([^"]*)"/g;

/**
 * All tags of a name, in the order of the text. A search and no parser: of some 40 kB of settings the reader wants four tags,
 * and what is not parsed cannot expand, nest or refer.
 */
export function xmlTags(xml: string, name: string): XmlTag[] {
  const tags: XmlTag[] = [];
  const start = `<${name}`;
  for (let at = xml.indexOf(start); at !== -1; at = xml.indexOf(start, at + start.length)) {
    const head = xml.slice(at + start.length, at + longestTag);
    const length = head.indexOf('>');
    if (length === -1 || !/^[\s/>]/.test(head)) continue;
    const pairs = head.slice(0, length).matchAll(attribute);
    const behind = at + start.length + length + 1;
    const end = xml.indexOf('<', behind);
    tags.push({
      at,
      attributes: new Map(Array.from(pairs, ([, key, value]) => [key, value])),
      text: xml.slice(behind, end === -1 ? xml.length : end),
    });
  }
  return tags;
}

/** What stands between the first opening and the next closing tag of a name; empty where there is none. */
export function xmlSection(xml: string, name: string): string {
  const from = xml.indexOf(`<${name}>`);
  const to = xml.indexOf(`</${name}>`, from);
  return from === -1 || to === -1 ? '' : xml.slice(from, to);
}
