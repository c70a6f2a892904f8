import type { Markish } from '@observablehq/plot';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { drawPointLabels } from '../draw/labels.js';
import { filmMarkers } from '../draw/marks.js';
import { viridisPalette } from '../draw/palettes.js';
import { indexedPng } from '../draw/png.js';
import { rasterMark } from '../draw/raster.js';
import { svgElement, svgText } from '../draw/svg.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';

type Interval = readonly [number, number];

/** Something over the thickness of a film and one more quantity of it. */
export interface FilmMap {
  readonly thicknessNm: Interval;
  /** Ends of the other quantity. */
  readonly range: Interval;
  readonly columns: number;
  readonly rows: number;
  /** Row after row from the lowest end up; NaN where no mode is guided. */
  readonly values: ArrayLike<number>;
}

const levels = 256;
const palette = viridisPalette(levels);

/** The map in colours, stretched over the frame and cut off at it; what is not guided is dark, to be covered by its region. */
export function mapPicture(
  { thicknessNm, range, columns, rows, values }: FilmMap,
  [low, high]: Interval,
): Markish {
  const half = [thicknessNm, range].map((ends, i) => (ends[1] - ends[0]) / (2 * ([columns, rows][i] - 1)));
  const indices = Uint8Array.from({ length: columns * rows }, (_, i) => {
    const value = values[(rows - 1 - Math.floor(i / columns)) * columns + (i % columns)];
    const share = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return Number.isNaN(share) ? 0 : Math.round(share * (levels - 1));
  });
  return clipped(
    rasterMark({
      columns,
      rows,
      indices,
      palette,
      x: [thicknessNm[0] - half[0], thicknessNm[1] + half[0]],
      y: [range[1] + half[1], range[0] - half[1]],
    }),
  );
}

/** A mark that ends at the frame. */
const clipped =
  (mark: Markish): Markish =>
  (...parts) => {
    const render = mark as (...given: typeof parts) => SVGElement;
    const group = render(...parts);
    const [, , , dimensions, context] = parts;
    const { document } = context;
    const clip = svgElement(document, 'clipPath', { id: 'film-map-frame' });
    const { marginLeft, marginTop, marginRight, marginBottom, width, height } = dimensions;
    clip.append(
      svgElement(document, 'rect', {
        x: marginLeft,
        y: marginTop,
        width: width - marginLeft - marginRight,
        height: height - marginTop - marginBottom,
      }),
    );
    const outer = svgElement(document, 'g', { 'clip-path': 'url(#film-map-frame)' });
    outer.append(clip, group);
    return outer;
  };

/** Where a mode starts, at each value of the other quantity. */
export interface CutoffLine {
  readonly cutoffNm: readonly number[];
  readonly values: readonly number[];
}

/** A cut-off line for `curveMark`; beyond the map it ends at the right edge, which cuts it. */
export const cutoffCurve = ({ cutoffNm, values }: CutoffLine, [, high]: Interval) => ({
  x: cutoffNm.map((thickness) => (thickness > 2 * high ? NaN : thickness)),
  y: values,
});

/** Where the film guides nothing, with the words. */
export function unguidedRegion({ cutoffNm, values }: CutoffLine, thicknessNm: Interval): Markish {
  return annotation((document, { x, y, left, right, bottom }) => {
    if (cutoffNm.every((thickness) => thickness <= thicknessNm[0])) return [];
    const edge = cutoffNm.map(
      (thickness, i) =>
        `${Math.max(left, Math.min(right, x(Math.min(thickness, 1e6)))).toFixed(1)} ${y(values[i]).toFixed(1)}`,
    );
    const d = `M${left} ${bottom}L${edge.join('L')}L${left} ${y(values[values.length - 1])}Z`;
    return [
      svgElement(document, 'path', { d, fill: inks.forbidden }),
      svgText(document, 'no guided mode', {
        x: left + 9,
        y: bottom - 5,
        rotate: -90,
        fill: inks.secondary,
      }),
    ];
  });
}

/** A film and where it stands on a map. */
export interface MappedFilm {
  readonly film: FilmIdentity;
  readonly thicknessNm: number;
  readonly value: number;
}

/** The films, ringed in white, with their names. */
export function filmsMark(films: readonly MappedFilm[]): Markish {
  return annotation((document, frame) => {
    const placed = films
      .map(({ film, thicknessNm, value }) => ({ film, x: frame.x(thicknessNm), y: frame.y(value) }))
      .filter((place) => isInside(place, frame));
    return [
      ...placed.toReversed().flatMap(({ film, x, y }) => {
        const style = filmStyle(film);
        const ring = filmMarkers(document, {
          style: { ...style, hue: inks.paper, fill: inks.paper },
          places: [{ x, y }],
          radius: 5.2,
        });
        return [ring, filmMarkers(document, { style, places: [{ x, y }] })];
      }),
      ...drawPointLabels(document, frame, {
        // From the left, where the region without a mode leaves little room.
        labels: placed
          .toSorted((a, b) => a.x - b.x)
          .map(({ film, x, y }) => ({ text: film.name, x, y, fill: inks.ink })),
        curves: [],
      }),
    ];
  });
}

const isInside = ({ x, y }: { x: number; y: number }, { left, right, top, bottom }: FrameBox): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

const bar = { gap: 8, width: 9, levels: 128 };

/** The colours with their values, at the right of the frame. */
export const mapColourScale = ([low, high]: Interval, text: (value: number) => string): Markish =>
  annotation((document, { right, top, bottom }) => {
    const left = right + bar.gap;
    const box = { x: left, y: top, width: bar.width, height: bottom - top };
    const href = indexedPng({
      rows: bar.levels,
      columns: 1,
      indices: Uint8Array.from({ length: bar.levels }, (_, row) => bar.levels - 1 - row),
      palette: viridisPalette(bar.levels),
    });
    return [
      svgElement(document, 'image', { ...box, preserveAspectRatio: 'none', href }),
      svgElement(document, 'rect', { ...box, fill: 'none', stroke: inks.ink, 'stroke-width': strokes.frame }),
      ...[0, 0.5, 1].map((share) =>
        svgText(document, text(low + share * (high - low)), {
          x: left + bar.width + 4,
          y: bottom - share * (bottom - top),
        }),
      ),
    ];
  });
