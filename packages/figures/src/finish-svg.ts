import { inks } from './style/inks.js';
import { svgElement } from './draw/svg.js';

/** Numbers in attributes to two decimals: a hundredth of a pixel is finer than any printer. */
function roundNumbers(text: string): string {
  return text.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) =>
    String(Math.round(Number(number) * 100) / 100 + 0),
  );
}

const geometry = new Set(
  'd x y x1 x2 y1 y2 cx cy r width height transform viewBox points dx dy font-size'.split(' '),
);

function visit(element: Element, change: (element: Element) => void): void {
  change(element);
  for (const child of Array.from(element.children)) visit(child, change);
}

/** Gives every id of the figure a short name of its own, so that many figures can stand in one page. */
function renumberIds(figure: Element, prefix: string): void {
  const names = new Map<string, string>();
  visit(figure, (element) => {
    if (element.id === '') return;
    names.set(element.id, `${prefix}-${names.size + 1}`);
    element.id = names.get(element.id) ?? '';
  });
  visit(figure, (element) => {
    const clip = element.getAttribute('clip-path');
    const id = clip?.match(/#([^")]+)/)?.[1];
    if (id !== undefined) element.setAttribute('clip-path', `url(#${names.get(id) ?? id})`);
  });
}

/**
 * A drawn figure as text that stands alone: no style sheet, no `currentColor`, ids renumbered, numbers rounded, elements
 * that assistive technology need not see unlabelled.
 *
 * @param idPrefix unique among the figures that share a page, e.g. the figure's name
 * @param background whether to paint the paper white, for files that stand alone
 */
export function finishSvg(
  figure: SVGSVGElement,
  {
    idPrefix,
    background,
    serialize,
  }: { idPrefix: string; background: boolean; serialize: (node: Node) => string },
): string {
  const copy = figure.cloneNode(true) as SVGSVGElement;
  const document = figure.ownerDocument;
  renumberIds(copy, idPrefix);
  visit(copy, (element) => {
    for (const { name, value } of Array.from(element.attributes)) {
      if (value === 'currentColor') element.setAttribute(name, inks.ink);
      else if (geometry.has(name)) element.setAttribute(name, roundNumbers(value));
      else if (name === 'class' || (name.startsWith('aria-') && element !== copy))
        element.removeAttribute(name);
    }
    for (const child of Array.from(element.children)) if (child.tagName === 'style') child.remove();
  });
  if (background)
    copy.prepend(svgElement(document, 'rect', { width: '100%', height: '100%', fill: inks.paper }));
  return serialize(copy);
}
