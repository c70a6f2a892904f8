import { fontFamily, fontSizePx, pixelsFromMm } from '../style/sizes.js';
import { svgElement } from './svg.js';

export interface PlacedPanel {
  readonly panel: SVGSVGElement;
  readonly x: number;
  readonly y: number;
}

/** An empty figure of the given width with its text alternative; one user unit is one CSS pixel. */
export function emptyFigure({
  document,
  widthMm,
  heightPx,
  textAlternative,
}: {
  document: Document;
  widthMm: number;
  heightPx: number;
  textAlternative: string;
}): SVGSVGElement {
  const widthPx = pixelsFromMm(widthMm);
  return svgElement(document, 'svg', {
    width: `${widthMm}mm`,
    height: `${(heightPx * 25.4) / 96}mm`,
    viewBox: `0 0 ${widthPx} ${heightPx}`,
    role: 'img',
    'aria-label': textAlternative,
    'font-family': fontFamily,
    'font-size': fontSizePx,
  });
}

/** Puts panels side by side into one figure: each becomes a group at its place. */
export function composeFigure(
  frame: Parameters<typeof emptyFigure>[0],
  panels: readonly PlacedPanel[],
): SVGSVGElement {
  const figure = emptyFigure(frame);
  placePanels(frame.document, figure, panels);
  return figure;
}

/** Panels one below the other as one panel, for a cell of small multiples. */
export function stackPanels(document: Document, panels: readonly Omit<PlacedPanel, 'x'>[]): SVGSVGElement {
  const stack = svgElement(document, 'svg');
  placePanels(
    document,
    stack,
    panels.map(({ panel, y }) => ({ panel, x: 0, y })),
  );
  return stack;
}

function placePanels(document: Document, into: SVGSVGElement, panels: readonly PlacedPanel[]): void {
  for (const { panel, x, y } of panels) {
    const group = svgElement(document, 'g', { transform: `translate(${x},${y})`, 'text-anchor': 'middle' });
    group.append(...Array.from(panel.childNodes).filter((node) => node.nodeName !== 'style'));
    into.append(group);
  }
}
