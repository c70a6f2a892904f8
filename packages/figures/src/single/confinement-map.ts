import { formatSignificant } from '@modalgain/numerics';
import type { FilmResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { drawPointLabels } from '../draw/labels.js';
import { curveMark, filmMarkers } from '../draw/marks.js';
import { viridisPalette } from '../draw/palettes.js';
import { drawPanel } from '../draw/panel.js';
import { indexedPng } from '../draw/png.js';
import { rasterMark } from '../draw/raster.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure } from '../figure.js';
import { filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';

/** Modal confinement of a fundamental mode over thickness and index of the film. */
export interface MappedConfinement {
  readonly polarization: 'TE' | 'TM';
  readonly wavelengthNm: number;
  /** What lies around the film, e.g. "air over the film on fused silica". */
  readonly media: string;
  readonly thicknessNm: readonly [number, number];
  readonly index: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Row after row from the lowest index up; NaN where no mode is guided. */
  readonly modal: ArrayLike<number>;
  /** Thickness from which the mode of order 0, and that of order 1, is guided at each of these indices. */
  readonly cutoffIndex: readonly number[];
  readonly cutoffNm: readonly [first: readonly number[], second: readonly number[]];
  readonly films: readonly FilmResult[];
}

const heightPx = 262;
const margins = { top: 22, right: 46, bottom: 34, left: 44 };
const levels = 256;
const fullPalette = viridisPalette(levels);

/** A map of the confinement with the films of the study on it. */
export function confinementMapFigure(map: MappedConfinement): Figure {
  const { polarization, wavelengthNm, media } = map;
  const name = `${polarization}0`;
  const mode = `${name} at ${formatSignificant(wavelengthNm, 4)} nm`;
  const textAlternative = `Map of the modal confinement of ${mode} over thickness and index of the film, ${media}.`;
  return {
    name: `confinement-map-${polarization}`,
    title: `Confinement over thickness and index, ${name}`,
    caption: `Modal confinement dN/dn of ${mode}, ${media}. Black: cut-off of ${name}; dashed: ${polarization}1 starts. Films stand at their measured thickness and index.`,
    textAlternative,
    draw: (document) => {
      const widthMm = columnWidthMm.single;
      const frame = { document, widthMm, heightPx, textAlternative };
      return composeFigure(frame, [{ panel: mapPanel(map, document, pixelsFromMm(widthMm)), x: 0, y: 0 }]);
    },
  };
}

function mapPanel(map: MappedConfinement, document: Document, widthPx: number): SVGSVGElement {
  const { columns, rows, thicknessNm, index, cutoffIndex, cutoffNm } = map;
  const half = [thicknessNm, index].map(([low, high], i) => (high - low) / (2 * ([columns, rows][i] - 1)));
  return drawPanel({
    document,
    widthPx,
    heightPx,
    margins,
    x: { domain: thicknessNm, label: 'Film thickness (nm)' },
    y: { domain: index, label: 'Film index n' },
    head: { text: `Γ of ${map.polarization}0` },
    marks: [
      clipped(
        rasterMark({
          columns,
          rows,
          indices: indicesOf(map),
          palette: fullPalette,
          x: [thicknessNm[0] - half[0], thicknessNm[1] + half[0]],
          y: [index[1] + half[1], index[0] - half[1]],
        }),
      ),
      unguidedRegion(map),
      curveMark({ x: cutoffNm[0].map(within(map)), y: cutoffIndex }, { stroke: inks.ink }),
      curveMark({ x: cutoffNm[1].map(within(map)), y: cutoffIndex }, { stroke: inks.paper, dashes: '4 2.5' }),
      filmsMark(map.films),
      colourScale,
    ],
  });
}

/** A cut-off beyond the map ends its line at the right edge, which cuts it. */
const within =
  ({ thicknessNm: [, high] }: MappedConfinement) =>
  (thickness: number): number =>
    thickness > 2 * high ? NaN : thickness;

/** The highest index on top; what is not guided takes the darkest colour and is covered by its region. */
function indicesOf({ modal, columns, rows }: MappedConfinement): Uint8Array {
  return Uint8Array.from({ length: columns * rows }, (_, i) => {
    const value = modal[(rows - 1 - Math.floor(i / columns)) * columns + (i % columns)];
    return value > 0 ? Math.min(levels - 1, Math.round(value * (levels - 1))) : 0;
  });
}

/** A mark that ends at the frame. */
const clipped =
  (mark: Markish): Markish =>
  (...parts) => {
    const render = mark as (...given: typeof parts) => SVGElement;
    const group = render(...parts);
    const [, , , dimensions, context] = parts;
    const { document } = context;
    const clip = svgElement(document, 'clipPath', { id: 'confinement-map-frame' });
    const { marginLeft, marginTop, marginRight, marginBottom, width, height } = dimensions;
    clip.append(
      svgElement(document, 'rect', {
        x: marginLeft,
        y: marginTop,
        width: width - marginLeft - marginRight,
        height: height - marginTop - marginBottom,
      }),
    );
    const outer = svgElement(document, 'g', { 'clip-path': 'url(#confinement-map-frame)' });
    outer.append(clip, group);
    return outer;
  };

/** Where the film guides nothing, with the words where there is room. */
function unguidedRegion({ cutoffIndex, cutoffNm: [first], thicknessNm }: MappedConfinement): Markish {
  return annotation((document, { x, y, left, right, bottom }) => {
    if (first.every((thickness) => thickness <= thicknessNm[0])) return [];
    const edge = first.map(
      (thickness, i) =>
        `${Math.max(left, Math.min(right, x(Math.min(thickness, 1e6)))).toFixed(1)} ${y(cutoffIndex[i]).toFixed(1)}`,
    );
    const d = `M${left} ${bottom}L${edge.join('L')}L${left} ${y(cutoffIndex[cutoffIndex.length - 1])}Z`;
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

/** The films, ringed in white, with their names. */
function filmsMark(films: readonly FilmResult[]): Markish {
  return annotation((document, frame) => {
    const placed = films.flatMap((film) => {
      if (!film.thicknessNm || !film.filmIndex) return [];
      const place = { x: frame.x(film.thicknessNm.value), y: frame.y(film.filmIndex.value) };
      return isInside(place, frame) ? [{ film, ...place }] : [];
    });
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
const colourScale = annotation((document, { right, top, bottom }) => {
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
    ...[0, 0.5, 1].map((value) =>
      svgText(document, value.toFixed(1), {
        x: left + bar.width + 4,
        y: bottom - value * (bottom - top),
      }),
    ),
  ];
});
