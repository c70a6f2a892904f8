import { formatConcise } from '@modalgain/numerics';
import type { ContrastResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark } from '../draw/marks.js';
import { greyPalette } from '../draw/palettes.js';
import { drawPanel } from '../draw/panel.js';
import { rasterMark } from '../draw/raster.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

const levels = 128;
const imageMargins = { top: 22, right: 10, bottom: 14, left: 14 };
const profileMargins = { top: 22, right: 12, bottom: 34, left: 46 };
const profileHeightPx = 170;
const umPerNm = 1e-3;

/** A micrograph with its two regions, and the profile across the border with both levels. */
export function contrastFigure(film: FilmIdentity, contrast: ContrastResult): Figure {
  const { ratio } = contrast;
  const words =
    ratio.kind === 'determined'
      ? `ratio ${formatConcise(ratio.estimate.value, ratio.estimate.standardError)}`
      : 'no ratio';
  const textAlternative = `Micrograph ${contrast.file} of ${film.name} with two regions: ${words} of brightness, within this image only.`;
  return {
    name: `contrast-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Contrast of ${film.name}`,
    caption: `The greys span 98 % of the levels. ${contrast.profile ? 'Line: the border. Below: mean level less the common shading at each distance from it; dashed: both levels of the fit with their 95 % intervals. ' : contrast.regions ? 'Outlined: the two regions that were given. ' : ''}Brightness compares within one image only.`,
    textAlternative,
    draw: (document) => draw(film, contrast, { document, textAlternative, words }),
  };
}

/** One figure for each film that has a micrograph. */
export function contrastFigures({ films }: Results): Figure[] {
  return films.flatMap((film) => (film.contrast ? [contrastFigure(film, film.contrast)] : []));
}

interface Drawing {
  readonly document: Document;
  readonly textAlternative: string;
  readonly words: string;
}

function draw(film: FilmIdentity, contrast: ContrastResult, drawing: Drawing): SVGSVGElement {
  const { document, textAlternative } = drawing;
  const widthMm = columnWidthMm.single;
  const widthPx = pixelsFromMm(widthMm);
  const imagePx = imageHeightPx(contrast, widthPx);
  const image = { panel: imagePanel(film, contrast, { document, widthPx, heightPx: imagePx }), x: 0, y: 0 };
  const profile = profilePanel(film, contrast, { ...drawing, widthPx });
  return composeFigure(
    { document, widthMm, heightPx: imagePx + (profile ? profileHeightPx : 0), textAlternative },
    profile ? [image, { panel: profile, x: 0, y: imagePx }] : [image],
  );
}

function imageHeightPx(
  { shape: [, columns], imageRows, pixelSizeNm }: ContrastResult,
  widthPx: number,
): number {
  const { top, bottom, left, right } = imageMargins;
  const [x, y] = pixelSizeNm ?? [1, 1];
  return top + bottom + Math.min(1.25, (imageRows * y) / (columns * x)) * (widthPx - left - right);
}

interface Place {
  readonly document: Document;
  readonly widthPx: number;
  readonly heightPx: number;
}

function imagePanel(film: FilmIdentity, contrast: ContrastResult, place: Place): SVGSVGElement {
  const { shape, imageRows, picture } = contrast;
  const columns = shape[1];
  return drawPanel({
    ...place,
    margins: imageMargins,
    x: { domain: [0, columns], ticks: [] },
    y: { domain: [imageRows, 0], ticks: [] },
    head: { text: film.name },
    marks: [
      rasterMark({
        rows: picture.rows,
        columns: picture.columns,
        indices: Uint8Array.from(atob(picture.pixels), (character) => character.charCodeAt(0) % levels),
        palette: greyPalette(levels),
        x: [0, columns],
        y: [0, imageRows],
      }),
      regionLines(contrast),
      scaleBar(contrast),
    ],
  });
}

/** The border as far as it runs inside, or the outlines of the regions: white with a dark edge, which shows on every grey. */
function regionLines({ border, regions, shape: [, columns], imageRows }: ContrastResult): Markish {
  return annotation((document, { x, y }) => {
    const path = (points: readonly (readonly [number, number])[], end: string) =>
      `M${points.map(([column, row]) => `${x(column).toFixed(2)} ${y(row).toFixed(2)}`).join('L')}${end}`;
    const outlines = Object.values(regions ?? {}).map(({ columns: [left, right], rows: [top, bottom] }) =>
      path(
        [
          [left, top],
          [right, top],
          [right, bottom],
          [left, bottom],
        ],
        'Z',
      ),
    );
    const line = border ? [path(endsInside(border, columns, imageRows), '')] : [];
    return [...outlines, ...line].flatMap((d) => [
      svgElement(document, 'path', { d, fill: 'none', stroke: inks.ink, 'stroke-width': 2.6 }),
      svgElement(document, 'path', { d, fill: 'none', stroke: inks.paper, 'stroke-width': 1.2 }),
    ]);
  });
}

/** Where a line meets the edges of the image. */
function endsInside(
  { nx, ny, offset }: NonNullable<ContrastResult['border']>,
  columns: number,
  rows: number,
): (readonly [number, number])[] {
  const onRows = [0, rows].map((row) => [(offset - ny * row) / nx, row] as const);
  const onColumns = [0, columns].map((column) => [column, (offset - nx * column) / ny] as const);
  const tolerance = 1e-6;
  return [...onRows, ...onColumns]
    .filter(
      ([column, row]) =>
        column >= -tolerance && column <= columns + tolerance && row >= -tolerance && row <= rows + tolerance,
    )
    .slice(0, 2);
}

/** A bar of a round length near a fifth of the width; without scale in pixels. */
function scaleBar({ shape: [, columns], pixelSizeNm }: ContrastResult): Markish {
  const umPerPixel = pixelSizeNm ? pixelSizeNm[0] * umPerNm : 1;
  const wanted = (columns * umPerPixel) / 5;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const length = power * (wanted / power >= 5 ? 5 : wanted / power >= 2 ? 2 : 1);
  const text = `${Number(length.toPrecision(1))}\u00a0${pixelSizeNm ? 'µm' : 'pixels'}`;
  return annotation((document, frame) => {
    const width = frame.x(length / umPerPixel) - frame.x(0);
    const [x, y] = [frame.left + 8, frame.bottom - 10];
    return [
      svgElement(document, 'rect', {
        x,
        y,
        width,
        height: 4,
        fill: inks.paper,
        stroke: inks.ink,
        'stroke-width': 0.6,
      }),
      svgText(document, text, { x: x + width / 2, y: y - 8, anchor: 'middle', fill: inks.ink, halo: true }),
    ];
  });
}

function profilePanel(
  film: FilmIdentity,
  { profile, levels: fitted, pixelSizeNm }: ContrastResult,
  { document, words, widthPx }: Drawing & { readonly widthPx: number },
): SVGSVGElement | undefined {
  if (!profile || !fitted) return undefined;
  const umPerPixel = pixelSizeNm ? pixelSizeNm[0] * umPerNm : 1;
  const distance = profile.distancePixels.map((pixels) => pixels * umPerPixel);
  const x: [number, number] = [Math.min(...distance), Math.max(...distance)];
  const [low, high] = [Math.min(...profile.level), Math.max(...profile.level)];
  const { hue } = filmStyle(film);
  const sides = [
    { ends: [x[0], 0] as const, level: fitted.second },
    { ends: [0, x[1]] as const, level: fitted.first },
  ];
  return drawPanel({
    document,
    widthPx,
    heightPx: profileHeightPx,
    margins: profileMargins,
    x: {
      domain: x,
      label: pixelSizeNm ? 'Distance from the border (µm)' : 'Distance from the border (pixels)',
    },
    y: { domain: [low - 0.1 * (high - low), high + 0.3 * (high - low)], label: 'Grey level' },
    marks: [
      ...sides.flatMap(({ ends, level: { value, interval95 } }) => [
        bandMark(
          { x: [...ends], lower: [interval95[0], interval95[0]], upper: [interval95[1], interval95[1]] },
          hue,
        ),
        curveMark({ x: [...ends], y: [value, value] }, { stroke: hue, width: 1, dashes: '2.5 2' }),
      ]),
      curveMark({ x: distance, y: profile.level }, { stroke: hue, width: 1.2 }),
      cornerText('top-left', [{ text: words, weight: 600 }]),
    ],
  });
}
