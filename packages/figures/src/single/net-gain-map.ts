import { formatEstimate, formatNumber, formatSignificant, type Estimate } from '@modalgain/numerics';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { contourPath } from '../draw/contour-lines.js';
import { curveMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { shapePath } from '../style/shapes.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import {
  cutoffCurve,
  filmsMark,
  mapColourScale,
  mapPicture,
  unguidedRegion,
  type FilmMap,
  type MappedFilm,
} from './film-map.js';

/** Predicted net gain of TE0 over thickness and index of a film, or over thickness and its emitter density. */
export interface MappedNetGain extends FilmMap {
  readonly quantity: 'index' | 'density';
  /** The measured film whose gain and loss it is. */
  readonly film: FilmIdentity;
  readonly fluenceUjPerCm2: number;
  /** What is other than in the measured film, in words; may be empty. */
  readonly difference: string;
  /** Row by row: thickness from which TE0, and TE1, is guided. */
  readonly cutoffNm: readonly [first: readonly number[], second: readonly number[]];
  readonly films: readonly MappedFilm[];
  /** The film that is proposed; its net gain is null where it guides nothing. */
  readonly proposed: {
    readonly thicknessNm: number;
    readonly value: number;
    readonly netGainPerCm: Estimate | null;
  };
}

/** Ends of the colours: from the largest loss of the map, or as far below zero as the largest net gain is above it. */
export function netGainMapDomain(netGainPerCm: ArrayLike<number>): readonly [number, number] {
  const guided = Array.from(netGainPerCm).filter((value) => !Number.isNaN(value));
  const most = guided.reduce((top, value) => Math.max(top, value), 10);
  const least = guided.reduce((low, value) => Math.min(low, value), 0);
  const step = most > 200 ? 100 : most > 50 ? 20 : 5;
  const top = Math.ceil(most / step) * step;
  return [Math.max(-top, Math.floor(least / step) * step), top];
}

/** Levels of the contours above zero. */
export function contourLevels(netGainPerCm: ArrayLike<number>): number[] {
  const most = Array.from(netGainPerCm).reduce((top, value) => (value > top ? value : top), 0);
  return most > 0 ? linearTicks([0, most], 4).filter((level) => level > 0) : [];
}

const heightPx = 270;
const margins = { top: 22, right: 52, bottom: 34, left: 44 };

/** The map with its films and the proposed one. */
export function netGainMapFigure(map: MappedNetGain): Figure {
  const { film, quantity, fluenceUjPerCm2, difference, proposed } = map;
  const at = `${formatSignificant(fluenceUjPerCm2, 3)} µJ/cm²`;
  const outcome = proposed.netGainPerCm ? `${formatEstimate(proposed.netGainPerCm)} cm⁻¹` : 'no guided mode';
  const place = `${formatSignificant(proposed.thicknessNm, 4)} nm and ${quantity === 'index' ? `index ${formatNumber(proposed.value, 3)}` : `density × ${formatNumber(proposed.value, 2)}`}`;
  const textAlternative = `Map of the net gain at ${at} over thickness and ${quantity} of films like ${film.name}; at ${place}: ${outcome}.`;
  return {
    name: `net-gain-map-${quantity}-${film.name}`,
    title: `Net gain over thickness and ${quantity} of films like ${film.name}`,
    caption: `Net gain of TE0 at ${at} with film gain and loss as fitted to ${film.name}${difference === '' ? '' : `, ${difference}`}. Thick white: zero; thin: ${contourLevels(map.values).join(', ')} cm⁻¹; dashed: TE1 starts; black: cut-off of TE0. Ring: the proposed film, ${place}: ${outcome}.`,
    textAlternative,
    draw: (document) => drawFigure(map, document, textAlternative),
  };
}

function drawFigure(map: MappedNetGain, document: Document, textAlternative: string): SVGSVGElement {
  const { thicknessNm, range, rows, quantity, film, cutoffNm } = map;
  const widthMm = columnWidthMm.single;
  const domain = netGainMapDomain(map.values);
  const values = Array.from(
    { length: rows },
    (_, row) => range[0] + ((range[1] - range[0]) * row) / (rows - 1),
  );
  const [first, second] = cutoffNm.map((thicknesses) => ({ cutoffNm: thicknesses, values }));
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins,
    x: { domain: thicknessNm, label: 'Film thickness (nm)' },
    y: { domain: range, label: quantity === 'index' ? 'Film index n' : `Density over that of ${film.name}` },
    head: { text: 'Net gain of TE0 (cm⁻¹)' },
    marks: [
      mapPicture(map, domain),
      unguidedRegion(first, thicknessNm),
      curveMark(cutoffCurve(first, thicknessNm), { stroke: inks.ink }),
      curveMark(cutoffCurve(second, thicknessNm), { stroke: inks.paper, dashes: '4 2.5' }),
      contours(map),
      filmsMark(map.films),
      proposedMark(map),
      mapColourScale(domain, (value) => formatNumber(value, 0)),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

function contours({ columns, rows, values }: FilmMap): Markish {
  return annotation((document, { left, right, top, bottom }) => {
    const toPixels = ([column, row]: readonly [number, number]) =>
      [
        left + ((right - left) * column) / (columns - 1),
        bottom - ((bottom - top) * row) / (rows - 1),
      ] as const;
    return [0, ...contourLevels(values)].map((level) =>
      svgElement(document, 'path', {
        d: contourPath({ columns, rows, values }, level, toPixels),
        fill: 'none',
        stroke: inks.paper,
        'stroke-width': level === 0 ? 2 : 0.8,
        'stroke-opacity': level === 0 ? 1 : 0.6,
      }),
    );
  });
}

const proposedMark = ({ film, proposed }: MappedNetGain): Markish =>
  annotation((document, { x, y }) => {
    const [cx, cy] = [x(proposed.thicknessNm), y(proposed.value)];
    const { hue } = filmStyle(film);
    return [
      svgElement(document, 'path', { d: shapePath('circle', 3.6, cx, cy), fill: hue, stroke: inks.paper }),
      svgElement(document, 'path', {
        d: shapePath('circle', 7, cx, cy),
        fill: 'none',
        stroke: inks.paper,
        'stroke-width': 1.6,
      }),
    ];
  });
