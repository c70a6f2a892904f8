import type { SvgElement } from './svg-tree.js';

/** Presentation attributes that an element passes on to its children (SVG 1.1, property index). */
const inherited = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linejoin',
  'stroke-linecap',
  'stroke-dasharray',
  'paint-order',
  'font-size',
  'font-weight',
  'font-variant',
  'text-anchor',
] as const;

type Inherited = (typeof inherited)[number];

/** What holds for an element: its own attributes over those of its parents. */
export type Paint = Readonly<Partial<Record<Inherited, string>>>;

export function paintOf({ attributes }: SvgElement, parent: Paint): Paint {
  const own = inherited.flatMap((name) => {
    const value = attributes[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return own.length === 0 ? parent : { ...parent, ...Object.fromEntries(own) };
}

/** A colour and its opacity. */
export interface Ink {
  readonly colour: string;
  readonly opacity: number;
}

function ink(colour: string, opacity: string | undefined): Ink | null {
  if (colour === 'none') return null;
  // Figures name colours by their hexadecimal digits alone; pdfkit would pass over anything else without a word.
  if (!/^#[0-9a-f]{6}$/i.test(colour))
    throw new Error(`A figure uses the colour "${colour}"; write it as #RRGGBB.`);
  return { colour, opacity: Number(opacity ?? 1) };
}

export const fillOf = (paint: Paint): Ink | null => ink(paint.fill ?? '#000000', paint['fill-opacity']);

export const strokeOf = (paint: Paint): Ink | null =>
  strokeWidthOf(paint) > 0 ? ink(paint.stroke ?? 'none', paint['stroke-opacity']) : null;

export const strokeWidthOf = (paint: Paint): number => Number(paint['stroke-width'] ?? 1);

/** Lengths of dashes and gaps; none of a line that is solid. */
export function dashesOf(paint: Paint): number[] {
  const text = paint['stroke-dasharray'] ?? 'none';
  return text === 'none' ? [] : text.split(/[\s,]+/).map(Number);
}

export const fontSizeOf = (paint: Paint): number => Number(paint['font-size'] ?? 16);
