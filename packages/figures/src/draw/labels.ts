import type { Markish } from '@observablehq/plot';
import { fontSizePx, strokes } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import { annotation, type FrameBox } from './annotations.js';
import { placeLabels, spreadPositions, type Box } from './label-placement.js';
import { svgElement, svgText } from './svg.js';

const lineHeightPx = fontSizePx * 1.1;
/** Names are bold, and so much wider. */
const boldShare = 1.08;

/** Names at the right ends of curves, moved apart where they would touch; `y` in data units. Where there is no room for all, the highest. */
export function endLabels(
  labels: readonly { text: string; y: number; fill: string; weight?: number }[],
): Markish {
  return annotation((document, frame) => {
    const room = Math.floor((frame.bottom - frame.top + 8) / lineHeightPx) + 1;
    const shown = [...labels].sort((a, b) => b.y - a.y).slice(0, room);
    const positions = spreadPositions({
      wanted: shown.map((label) => clamp(frame.y(label.y), frame.top, frame.bottom)),
      gap: lineHeightPx,
      low: frame.top - 4,
      high: frame.bottom + 4,
    });
    return shown.map(({ text, fill, weight = 600 }, i) =>
      svgText(document, text, { x: frame.right + 5, y: positions[i] ?? 0, fill, weight }),
    );
  });
}

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** Lines of text in a corner of the frame. */
export function cornerText(
  corner: Corner,
  lines: readonly { text: string; fill?: string; weight?: number }[],
): Markish {
  return annotation((document, frame) => {
    const right = corner.endsWith('right');
    const first = corner.startsWith('top')
      ? frame.top + lineHeightPx * 0.85
      : frame.bottom - lineHeightPx * (lines.length - 0.15);
    return lines.map(({ text, ...look }, i) =>
      svgText(document, text, {
        x: right ? frame.right - 6 : frame.left + 6,
        y: first + i * lineHeightPx * 1.1,
        anchor: right ? 'end' : 'start',
        halo: true,
        ...look,
      }),
    );
  });
}

/** A name and the point, in pixels, that it belongs to. */
export interface PointLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly fill: string;
}

interface DataCurve {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

const aroundPoint = ({ x, y }: PointLabel): Box => ({ x: x - 5, y: y - 5, width: 10, height: 10 });

/** Names beside points, clear of the points, of the given curves (data units) and of each other. */
export function drawPointLabels(
  document: Document,
  frame: FrameBox,
  { labels, curves }: { labels: readonly PointLabel[]; curves: readonly DataCurve[] },
): SVGElement[] {
  const places = placeLabels({
    anchors: labels,
    sizes: labels.map(({ text }) => ({ width: boldShare * textWidthPx(text), height: lineHeightPx })),
    obstacles: [...labels.map(aroundPoint), ...curves.flatMap((curve) => curveObstacles(curve, frame))],
    frame: {
      x: frame.left + 2,
      y: frame.top + 1,
      width: frame.right - frame.left - 4,
      height: frame.bottom - frame.top - 2,
    },
    distance: 6.5,
  });
  return labels.flatMap((label, i) => labelWithLeader(document, label, places[i]));
}

/** The name in its box, joined to its point by a line where it had to stand apart. */
function labelWithLeader(document: Document, { text, fill, ...point }: PointLabel, box: Box): SVGElement[] {
  const { x, y, width, height } = box;
  const place = { x: x + width / 2, y: y + height / 2 };
  const name = svgText(document, text, { ...place, anchor: 'middle', fill, weight: 600, halo: true });
  const near = { x: clamp(point.x, x, x + width), y: clamp(point.y, y + 2, y + height - 2) };
  if (Math.hypot(near.x - point.x, near.y - point.y) < 9) return [name];
  const d = `M${point.x} ${point.y}L${near.x} ${near.y}`;
  return [svgElement(document, 'path', { d, stroke: fill, 'stroke-width': strokes.frame }), name];
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** A curve as a chain of small boxes, a few pixels apart. */
function curveObstacles({ x, y }: DataCurve, frame: FrameBox): Box[] {
  const boxes: Box[] = [];
  for (let i = 1; i < x.length; i++) {
    const [y0, y1] = [y[i - 1] ?? null, y[i] ?? null];
    if (y0 === null || y1 === null) continue;
    const [ax, ay, bx, by] = [frame.x(x[i - 1] ?? 0), frame.y(y0), frame.x(x[i] ?? 0), frame.y(y1)];
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 3));
    for (let k = 0; k < steps; k++)
      boxes.push({
        x: ax + ((bx - ax) * k) / steps - 1,
        y: ay + ((by - ay) * k) / steps - 1,
        width: 2,
        height: 2,
      });
  }
  return boxes;
}
