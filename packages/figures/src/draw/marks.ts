import * as Plot from '@observablehq/plot';
import type { FilmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { shapePath } from '../style/shapes.js';
import { markerRadiusPx, strokes } from '../style/sizes.js';
import { annotation } from './annotations.js';
import { svgElement } from './svg.js';

export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

export interface Band {
  readonly x: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** A measured value with the ends of its error bar. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly lower?: number;
  readonly upper?: number;
}

/** A model: a line, clipped to the frame. */
export function curveMark(
  { x, y }: Curve,
  { stroke, dashes, width = strokes.curve }: { stroke: string; dashes?: string | undefined; width?: number },
): Plot.Markish {
  const points = x.map((value, i) => ({ x: value, y: y[i] ?? NaN }));
  return Plot.line(points, {
    x: 'x',
    y: 'y',
    stroke,
    strokeWidth: width,
    strokeDasharray: dashes,
    clip: true,
  });
}

/** A 95 % band, clipped to the frame. */
export function bandMark({ x, lower, upper }: Band, fill: string, opacity = 0.16): Plot.Markish {
  const points = x.map((value, i) => ({ x: value, lower: lower[i], upper: upper[i] }));
  return Plot.areaY(points, { x: 'x', y1: 'lower', y2: 'upper', fill, fillOpacity: opacity, clip: true });
}

/** Error bars, drawn to the edge of the frame where they leave it; one path, as a figure may have hundreds. */
export function errorBars(points: readonly Point[], stroke: string): Plot.Markish {
  return annotation((document, { x, y, top, bottom }) => {
    const inside = (value: number): number => {
      const pixel = y(value);
      return Number.isFinite(pixel) ? Math.max(top, Math.min(bottom, pixel)) : bottom;
    };
    const d = points
      .flatMap((point) => {
        if (point.lower === undefined || point.upper === undefined) return [];
        return [
          `M${x(point.x).toFixed(2)} ${inside(point.lower).toFixed(2)}V${inside(point.upper).toFixed(2)}`,
        ];
      })
      .join('');
    return d === ''
      ? []
      : [svgElement(document, 'path', { d, stroke, 'stroke-width': strokes.errorBar, fill: 'none' })];
  });
}

/** Markers of a film at places given in pixels. */
export function filmMarkers(
  document: Document,
  {
    style,
    places,
    radius = markerRadiusPx,
  }: { style: FilmStyle; places: readonly { x: number; y: number }[]; radius?: number },
): SVGPathElement {
  return svgElement(document, 'path', {
    d: places.map(({ x, y }) => shapePath(style.shape, radius, x, y)).join(''),
    fill: style.fill,
    stroke: style.hue,
    'stroke-width': radius < 3 ? 1 : strokes.markerOutline,
    'stroke-linejoin': 'round',
  });
}

/** Measured points of a film with their error bars. */
export function filmPoints(
  points: readonly Point[],
  style: FilmStyle,
  radius = markerRadiusPx,
): Plot.Markish {
  const markers = annotation((document, { x, y }) => [
    filmMarkers(document, {
      style,
      radius,
      places: points.map((point) => ({ x: x(point.x), y: y(point.y) })),
    }),
  ]);
  return [errorBars(points, style.hue), markers];
}

/** Points left out of a fit stay visible, as grey crosses. */
export function excludedPoints(points: readonly Point[]): Plot.Markish {
  return annotation((document, { x, y }) =>
    points.map((point) =>
      svgElement(document, 'path', {
        d: 'M-3 -3L3 3M-3 3L3 -3',
        transform: `translate(${x(point.x)},${y(point.y)})`,
        stroke: inks.faint,
        'stroke-width': 1.4,
        fill: 'none',
      }),
    ),
  );
}

/** A hairline across the frame at a value of y. */
export function levelMark(y: number, stroke: string = inks.ink, dashes?: string): Plot.Markish {
  return Plot.ruleY([y], { stroke, strokeWidth: strokes.frame, strokeDasharray: dashes });
}
