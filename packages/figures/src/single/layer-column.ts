import type { ModesPicture, PictureLayer } from '@modalgain/study';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { spreadPositions } from '../draw/label-placement.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { linearTicks } from '../draw/ticks.js';
import { familyHues, inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import { repeatedGroups, type Group } from './layer-groups.js';

/** Room above the frames for the heads of the modes. */
export const headPx = 66;
export const footPx = 12;
/** Room for the ticks and the label of depth. */
const axisPx = 46;

/** Wider where there is room for it. */
export const layerColumnPx = (modeCount: number): number => axisPx + (modeCount > 1 ? 156 : 116);

/** Depth downwards, from above the cover's interface to below the substrate's. */
export function depthAxis({ layers }: ModesPicture): Axis {
  const [first, last] = [layers[0].fromNm, layers[layers.length - 1].toNm];
  return { domain: [last, first], ticks: linearTicks([first, last], 6) };
}

/** The layers with their names, thicknesses and indices. */
export function layerColumn(
  picture: ModesPicture,
  place: { readonly document: Document; readonly heightPx: number },
): SVGSVGElement {
  return drawPanel({
    ...place,
    widthPx: layerColumnPx(picture.modes.length),
    margins: { top: headPx, right: 0, bottom: footPx, left: axisPx },
    x: { domain: [0, 1], ticks: [] },
    y: { ...depthAxis(picture), label: 'Depth (nm)' },
    marks: [layerBands(picture), layerLabels(picture)],
  });
}

/** Bands of the layers: the film in colour, the others the darker the higher n. */
export function layerBands({ layers }: ModesPicture) {
  // A metal is dark by its k.
  const size = ({ index: [{ n, k }] }: PictureLayer): number => Math.hypot(n, k);
  const indices = layers.filter(({ film }) => !film).map(size);
  const [lowest, highest] = [Math.min(...indices), Math.max(...indices)];
  const shade = (layer: PictureLayer): number =>
    highest > lowest ? (0.9 * (size(layer) - lowest)) / (highest - lowest) : 0;
  return annotation((document, { left, right, y }) =>
    layers.flatMap((layer, i) => {
      const [top, bottom] = [y(layer.fromNm), y(layer.toNm)];
      const band = svgElement(document, 'rect', {
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
        fill: layer.film ? familyHues[0] : inks.hairline,
        'fill-opacity': layer.film ? 0.13 : shade(layer),
      });
      const edge = svgElement(document, 'path', {
        d: `M${left} ${top}H${right}`,
        stroke: inks.ink,
        'stroke-width': strokes.frame,
      });
      return i === 0 ? [band] : [band, edge];
    }),
  );
}

interface Label {
  readonly lines: readonly { readonly text: string; readonly weight?: number; readonly fill?: string }[];
  readonly middle: number;
  /** On paper of its own, where it stands over edges of layers. */
  readonly backed: boolean;
}

const lineHeightPx = 12;

function layerLabels({ layers }: ModesPicture) {
  return annotation((document, frame) => {
    const groups = repeatedGroups(layers);
    const room = Math.floor((frame.bottom - frame.top) / lineHeightPx);
    // Below two lines a band would have its label beside it, next to another layer.
    const thinnest = Math.min(...groups.map(({ first, last }) => frame.y(last.toNm) - frame.y(first.fromNm)));
    const lineCount = thinnest < 2 * lineHeightPx - 2 ? 1 : 2;
    const labels = groups.map((group) => labelOf(group, frame, lineCount));
    const heights = labels.map(({ lines }) => lines.length);
    const fits = heights.reduce((sum, height) => sum + height, 0) <= room;
    const shown = fits ? labels : labels.filter((_, i) => groups[i].layers.some(isNamedFirst));
    const gap = lineHeightPx * Math.max(...shown.map(({ lines }) => lines.length));
    const positions = spreadPositions({
      wanted: shown.map(({ middle }) => middle),
      gap,
      low: frame.top + gap / 2 + 1,
      high: frame.bottom - gap / 2 - 1,
    });
    return shown.flatMap((label, i) =>
      labelElements(document, { label, x: frame.left + 6, y: positions[i] }),
    );
  });
}

function labelElements(
  document: Document,
  { label: { lines, backed }, x, y }: { readonly label: Label; readonly x: number; readonly y: number },
): SVGElement[] {
  const heightPx = lineHeightPx * lines.length;
  const back = svgElement(document, 'rect', {
    x: x - 3,
    y: y - heightPx / 2 + 0.5,
    width: Math.max(...lines.map(({ text }) => textWidthPx(text))) + 6,
    height: heightPx - 1,
    fill: inks.paper,
  });
  const texts = lines.map(({ text, ...look }, line) =>
    svgText(document, text, {
      x,
      y: y + lineHeightPx * (line - (lines.length - 1) / 2),
      halo: true,
      ...look,
    }),
  );
  return backed ? [back, ...texts] : texts;
}

/** Where there is no room for all names. */
const isNamedFirst = ({ film, thicknessNm }: PictureLayer): boolean => film || thicknessNm === undefined;

function labelOf(
  { layers, count, first, last }: Group,
  { y, right, left }: FrameBox,
  lineCount: 1 | 2,
): Label {
  const middle = y((first.fromNm + last.toNm) / 2);
  const width = right - left - 10;
  if (count > 1) {
    const lines = [`${count} pairs of`, ...layers.map((layer) => `${titleOf(layer)} ${sizeOf(layer)}`)];
    if (layers.length !== 2) lines[0] = `${count} times`;
    return { middle, backed: true, lines: lines.map((text) => ({ text: fitted(text, width) })) };
  }
  if (lineCount === 1) {
    const named = first.name !== undefined || first.film;
    const detail = named && first.thicknessNm !== undefined ? sizeOf(first) : indexText(first);
    const line = joined([titleOf(first), detail]);
    return {
      middle,
      backed: y(last.toNm) - y(first.fromNm) < lineHeightPx + 3,
      lines: [{ text: fitted(line, width / 1.08), weight: first.film ? 600 : 400 }],
    };
  }
  const size = first.name === undefined && !first.film ? '' : sizeOf(first);
  const facts = joined([size, indexText(first)]);
  // The thickness beside the name rather than an index that is cut, whose k would be lost.
  const [title, detail] =
    textWidthPx(facts) <= width
      ? [titleOf(first), facts]
      : [joined([titleOf(first), size]), indexText(first)];
  return {
    middle,
    backed: false,
    lines: [
      { text: fitted(title, width / 1.08), weight: first.film ? 600 : 500 },
      { text: fitted(detail, width), fill: inks.secondary },
    ].filter(({ text }) => text !== ''),
  };
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

const sizeOf = ({ thicknessNm }: PictureLayer): string =>
  thicknessNm === undefined ? '' : `${Number(thicknessNm.toPrecision(4))}\u00a0nm`;

const titleOf = (layer: PictureLayer): string => layer.name ?? (layer.film ? 'film' : sizeOf(layer));

/** "n = 1.90", "n = 1.90 + 0.012i", "n = 1.6 to 1.9". */
function indexText({ index: [first, last] }: PictureLayer): string {
  const n = (value: number): string => String(Number(value.toFixed(3)));
  if (first.n !== last.n) return `n = ${first.n.toFixed(2)} to ${last.n.toFixed(2)}`;
  if (first.k === 0) return `n = ${n(first.n)}`;
  const sign = first.k < 0 ? '−' : '+';
  return `n = ${n(first.n)} ${sign} ${Number(Math.abs(first.k).toPrecision(2))}i`;
}

function fitted(text: string, widthPx: number): string {
  if (textWidthPx(text) <= widthPx) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidthPx(`${letters.join('')}…`) > widthPx) letters.pop();
  return `${letters.join('').replace(/[\s.,=]+$/, '')}…`;
}
