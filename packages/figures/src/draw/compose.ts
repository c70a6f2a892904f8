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
  for (const { panel, x, y } of panels) {
    const group = svgElement(frame.document, 'g', {
      transform: `translate(${x},${y})`,
      'text-anchor': 'middle',
    });
    group.append(...Array.from(panel.childNodes).filter((node) => node.nodeName !== 'style'));
    figure.append(group);
  }
  return figure;
}
