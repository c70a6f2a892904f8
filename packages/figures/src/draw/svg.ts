import { inks } from '../style/inks.js';
import { fontSizePx } from '../style/sizes.js';
import { textRuns } from '../style/text.js';

const namespace = 'http://www.w3.org/2000/svg';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element with attributes; those without a value are left out. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  document: Document,
  name: Name,
  attributes: Attributes = {},
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(key, String(value));
  return element;
}

export interface TextOptions {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly weight?: number;
  /** Degrees, clockwise. */
  readonly rotate?: number;
  /** A white outline that keeps the text legible over curves. */
  readonly halo?: boolean;
}

/** A line of text whose vertical middle is at `y`; `n_{t}` sets t low. */
export function svgText(document: Document, text: string, options: TextOptions): SVGTextElement {
  const { x, y, anchor = 'start', fill = inks.ink, weight, rotate, halo = false } = options;
  const element = svgElement(document, 'text', {
    transform: `translate(${x},${y})${rotate === undefined ? '' : ` rotate(${rotate})`}`,
    'text-anchor': anchor,
    fill,
    stroke: halo ? inks.paper : undefined,
    'stroke-width': halo ? 3 : undefined,
    'stroke-linejoin': halo ? 'round' : undefined,
    'paint-order': halo ? 'stroke' : undefined,
    'font-weight': weight,
    y: '0.35em',
  });
  let drop = 0;
  for (const { text: stretch, low } of textRuns(text)) {
    const next = low ? 0.25 * fontSizePx : 0;
    const run = svgElement(document, 'tspan', {
      dy: next === drop ? undefined : next - drop,
      'font-size': low ? 0.78 * fontSizePx : undefined,
    });
    run.textContent = stretch;
    element.append(run);
    drop = next;
  }
  return element;
}
