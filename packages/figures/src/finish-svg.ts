import { inks } from './style/inks.js';

const geometry = new Set(
  'd x y x1 x2 y1 y2 cx cy r width height transform viewBox points dx dy font-size stroke-width'.split(' '),
);

/** Numbers to two decimals: a hundredth of a pixel is finer than any printer. */
function roundNumbers(text: string): string {
  return text.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
    String(Math.round(Number(number) * 100) / 100 + 0),
  );
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** Short names for ids, in the order in which they are met, so that many figures can stand in one page. */
function idNames(prefix: string): (id: string) => string {
  const names = new Map<string, string>();
  return (id) => {
    const name = names.get(id) ?? `${prefix}-${names.size + 1}`;
    names.set(id, name);
    return name;
  };
}

/** What an attribute becomes, or nothing where it is left out. */
function finishAttribute(
  name: string,
  value: string,
  isRoot: boolean,
  nameOf: (id: string) => string,
): string | undefined {
  if (name === 'class' || (name.startsWith('aria-') && !isRoot)) return undefined;
  if (name === 'id') return nameOf(value);
  if (value === 'currentColor') return inks.ink;
  if (name === 'clip-path')
    return value.replace(/url\("?#([^")]+)"?\)/, (_, id: string) => `url(#${nameOf(id)})`);
  return geometry.has(name) ? roundNumbers(value) : value;
}

const elementNode = 1;
const textNode = 3;

function write(element: Element, isRoot: boolean, nameOf: (id: string) => string): string {
  let text = `<${element.tagName}`;
  if (isRoot) text += ' xmlns="http://www.w3.org/2000/svg"';
  for (const name of element.getAttributeNames()) {
    const value = finishAttribute(name, element.getAttribute(name) ?? '', isRoot, nameOf);
    if (value !== undefined) text += ` ${name}="${escapeXml(value)}"`;
  }
  let inner = '';
  for (const child of element.childNodes) {
    if (child.nodeType === textNode) inner += escapeXml(child.textContent ?? '');
    else if (child.nodeType === elementNode && child.nodeName !== 'style')
      inner += write(child as Element, false, nameOf);
  }
  return inner === '' ? `${text}/>` : `${text}>${inner}</${element.tagName}>`;
}

/**
 * A drawn figure as text: no style sheet, no `currentColor`, ids renumbered, numbers rounded. The same in every DOM, which
 * is why it is written here and not left to the DOM's own serialiser (and five times as fast as jsdom's).
 *
 * @param idPrefix unique among the figures that share a page, e.g. the figure's name
 */
export function finishSvg(figure: SVGSVGElement, { idPrefix }: { idPrefix: string }): string {
  return write(figure, true, idNames(idPrefix));
}

/** The same figure on white paper, for a file of its own. */
export function onPaper(svg: string): string {
  return `${svg.replace(/^<svg[^>]*>/, (open) => `${open}<rect width="100%" height="100%" fill="${inks.paper}"/>`)}\n`;
}
