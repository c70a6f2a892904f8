import type { Determination } from '@modalgain/numerics';
import type { FilmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import type { FrameBox } from './annotations.js';
import { filmMarkers } from './marks.js';
import { svgElement, svgText } from './svg.js';

/** A quantity and its 95 % interval on a line of its own; the axis of x holds the quantity. */
export interface IntervalRow {
  /** Where the line stands on the axis of y. */
  readonly place: number;
  readonly quantity: Determination | null | undefined;
  readonly style: FilmStyle;
  /** What the axis counts the quantity in; default 1. */
  readonly unit?: number;
  /** Stands beside the interval. */
  readonly text?: string;
  /** Stands where nothing is determined; default "not determined". */
  readonly openText?: string;
}

/** The 95 % interval of a quantity, if the data give one; ends may be infinite. */
export const intervalOf = (
  quantity: Determination | null | undefined,
): readonly [number, number] | undefined =>
  quantity?.kind === 'determined' ? quantity.estimate.interval95 : quantity?.interval95;

/** Interval as a bar: an arrow where it leaves the frame, the marker at the value, words where there is none. */
export function intervalRow(document: Document, frame: FrameBox, row: IntervalRow): SVGElement[] {
  const { quantity, style, text } = row;
  const y = frame.y(row.place);
  const inside = insideOf(frame, row.unit ?? 1);
  const ends = intervalOf(quantity);
  const bar = ends ? barElements(document, frame, { y, ends: [inside(ends[0]), inside(ends[1])], row }) : [];
  if (quantity?.kind !== 'determined') return [...bar, openWords(document, frame, { y, row })];
  const { value, interval95 } = quantity.estimate;
  const marker = filmMarkers(document, { style, places: [{ x: inside(value), y }] });
  if (text === undefined) return [...bar, marker];
  return [...bar, marker, besideInterval(document, frame, { y, ends: interval95.map(inside), text })];
}

/** Pixels of a value, kept inside the frame. */
function insideOf(frame: FrameBox, unit: number): (value: number) => number {
  return (value) => {
    const pixel = frame.x(value / unit);
    if (Number.isFinite(pixel)) return Math.max(frame.left, Math.min(frame.right - 1, pixel));
    // Infinite, or not on a logarithmic axis.
    return value > 0 ? frame.right - 1 : frame.left;
  };
}

function barElements(
  document: Document,
  frame: FrameBox,
  { y, ends: [x1, x2], row }: { y: number; ends: readonly [number, number]; row: IntervalRow },
): SVGElement[] {
  const look = { stroke: row.style.hue, 'stroke-width': strokes.errorBar, fill: 'none' };
  const dashes = row.quantity?.kind === 'determined' ? undefined : '2 2';
  const bar = svgElement(document, 'path', { d: `M${x1} ${y}H${x2}`, 'stroke-dasharray': dashes, ...look });
  if (x2 < frame.right - 1) return [bar];
  const arrow = `M${x2 - 5} ${y - 3.5}L${x2} ${y}L${x2 - 5} ${y + 3.5}`;
  return [bar, svgElement(document, 'path', { d: arrow, ...look })];
}

function openWords(document: Document, frame: FrameBox, { y, row }: { y: number; row: IntervalRow }) {
  const words = row.openText ?? 'not determined';
  const low = intervalOf(row.quantity)?.[0] ?? -Infinity;
  const start = Number.isFinite(low) ? insideOf(frame, row.unit ?? 1)(low) : frame.left;
  const x = Math.min(frame.right - textWidthPx(words) - 4, start + 6);
  return svgText(document, words, { x, y, fill: inks.faint, halo: true });
}

/** To the right of the interval where there is room, else to its left. */
function besideInterval(
  document: Document,
  frame: FrameBox,
  { y, ends, text }: { y: number; ends: readonly number[]; text: string },
): SVGElement {
  const gap = 8;
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const right = high + gap + textWidthPx(text) < frame.right;
  return svgText(document, text, {
    x: right ? high + gap : low - gap,
    y,
    anchor: right ? 'start' : 'end',
    fill: inks.secondary,
    halo: true,
  });
}
