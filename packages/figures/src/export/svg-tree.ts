/** An element of a finished SVG: what `finishSvg` writes, read back. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Partial<Record<string, string>>>;
  readonly children: readonly SvgNode[];
}

/** An element, or text. */
export type SvgNode = SvgElement | string;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => entities[name] ?? whole);

interface OpenElement extends SvgElement {
  readonly children: SvgNode[];
}

function elementOf(tag: string): OpenElement {
  const attributes = Array.from(tag.matchAll(/([\w:-]+)="([^"]*)"/g), ([, name, value]) => [
    name,
    unescape(value),
  ]);
  return {
    name: /^<([\w:]+)/.exec(tag)?.[1] ?? '',
    attributes: Object.fromEntries(attributes) as Record<string, string>,
    children: [],
  };
}

/**
 * Reads an SVG as `renderFigures` writes it. No general XML: comments, declarations and entities of other names do not
 * occur there, and `>` is escaped wherever it stands in a value.
 */
export function svgTree(svg: string): SvgElement {
  const document: OpenElement = { name: 'document', attributes: {}, children: [] };
  const open = [document];
  for (const [token] of svg.matchAll(/<[^>]+>|[^<]+/g)) {
    if (token.startsWith('</')) open.pop();
    else if (!token.startsWith('<')) open.at(-1)?.children.push(unescape(token));
    else {
      const element = elementOf(token);
      open.at(-1)?.children.push(element);
      if (!token.endsWith('/>')) open.push(element);
    }
  }
  const [root] = document.children;
  if (typeof root === 'string' || root.name !== 'svg' || open.length !== 1)
    throw new Error('This is no finished SVG of a figure.');
  return root;
}
