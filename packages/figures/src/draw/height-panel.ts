import type { Markish } from '@observablehq/plot';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { annotation } from './annotations.js';
import { cornerText } from './labels.js';
import { heightPalette, indicesOn, type HeightPicture, type HeightRange } from './height-picture.js';
import { viridisPalette } from './palettes.js';
import { drawPanel, type Margins } from './panel.js';
import { indexedPng } from './png.js';
import { rasterMark } from './raster.js';
import { svgElement, svgText } from './svg.js';
import { linearTicks } from './ticks.js';

/** A region of a scan in µm, y from the top edge down: an upright rectangle or a polygon. */
export type MarkedArea =
  | { readonly xUm: readonly [number, number]; readonly yUm: readonly [number, number] }
  | { readonly polygonUm: readonly (readonly [number, number])[] };

export interface HeightPanel {
  readonly document: Document;
  readonly picture: HeightPicture;
  /** Heights of the first and the last colour. */
  readonly range: HeightRange;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly margins: Margins;
  readonly head?: string | undefined;
  /** Written at the bottom left of the map. */
  readonly corner?: string | undefined;
  /** Whether numbers and label of y are written; inner panels go without. */
  readonly first: boolean;
  /** Whether the scale of colours stands at the right of the frame. */
  readonly scale: boolean;
  readonly areas?: readonly MarkedArea[];
}

/** Room that a scale of colours needs at the right of the frame. */
export const scaleRoomPx = 58;
const barPx = { gap: 8, width: 9 };
const perMicrometre = 1e-3;

/** The height of a panel whose frame has the proportions of the scan, as far as these are not extreme. */
export function heightOfMap(
  picture: HeightPicture,
  widthPx: number,
  { left, right, top, bottom }: Margins,
): number {
  const proportion = Math.max(0.25, Math.min(1.25, picture.heightNm / picture.widthNm));
  return top + bottom + proportion * (widthPx - left - right);
}

/** A map of heights in its frame, axes in µm from its top left corner. */
export function drawHeightPanel(panel: HeightPanel): SVGSVGElement {
  const { picture, range, first, head, corner, scale, areas = [], ...frame } = panel;
  const widthUm = perMicrometre * picture.widthNm;
  const heightUm = perMicrometre * picture.heightNm;
  return drawPanel({
    ...frame,
    x: { domain: [0, widthUm], ticks: linearTicks([0, widthUm], 4), label: 'x (µm)' },
    y: {
      domain: [heightUm, 0],
      ticks: linearTicks([0, heightUm], 4),
      numbers: first,
      ...(first ? { label: 'y (µm)' } : {}),
    },
    ...(head === undefined ? {} : { head: { text: head } }),
    marks: [
      rasterMark({
        ...picture,
        indices: indicesOn(picture, range),
        palette: heightPalette(),
        x: [0, widthUm],
        y: [0, heightUm],
      }),
      outlines(areas),
      corner === undefined ? null : cornerText('bottom-left', [{ text: corner }]),
      scale ? colourScale(range) : null,
    ],
  });
}

/** White outlines with a dark edge, which show on every colour of the map. */
function outlines(areas: readonly MarkedArea[]): Markish {
  return annotation((document, { x, y }) =>
    areas.flatMap((area) => {
      const corners = 'polygonUm' in area ? area.polygonUm : cornersOf(area);
      const d = `M${corners.map(([u, v]) => `${x(u).toFixed(2)} ${y(v).toFixed(2)}`).join('L')}Z`;
      return [
        svgElement(document, 'path', { d, fill: 'none', stroke: inks.ink, 'stroke-width': 2.6 }),
        svgElement(document, 'path', { d, fill: 'none', stroke: inks.paper, 'stroke-width': 1.2 }),
      ];
    }),
  );
}

const cornersOf = ({
  xUm: [left, right],
  yUm: [top, bottom],
}: Extract<MarkedArea, { xUm: unknown }>): (readonly [number, number])[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

/** The colours with their heights in nm, at the right of the frame. */
function colourScale([lowNm, highNm]: HeightRange): Markish {
  return annotation((document, frame) => {
    const left = frame.right + barPx.gap;
    const height = frame.bottom - frame.top;
    const box = { x: left, y: frame.top, width: barPx.width, height };
    const place = (z: number): number => frame.bottom - (height * (z - lowNm)) / (highNm - lowNm || 1);
    const ticks = linearTicks([lowNm, highNm], 5);
    const decimals = Math.max(0, ...ticks.map((tick) => (/\.(\d+)$/.exec(String(tick))?.[1] ?? '').length));
    return [
      svgElement(document, 'image', { ...box, preserveAspectRatio: 'none', href: barPicture }),
      svgElement(document, 'rect', { ...box, fill: 'none', stroke: inks.ink, 'stroke-width': strokes.frame }),
      svgText(document, 'nm', { x: left, y: frame.top - 11 }),
      ...ticks.flatMap((tick) => [
        svgElement(document, 'path', {
          d: `M${left + barPx.width} ${place(tick).toFixed(2)}h3`,
          stroke: inks.ink,
          'stroke-width': strokes.frame,
        }),
        svgText(document, tick.toFixed(decimals).replace('-', '\u2212'), {
          x: left + barPx.width + 6,
          y: place(tick),
        }),
      ]),
    ];
  });
}

const barLevels = 128;
const barPicture = indexedPng({
  rows: barLevels,
  columns: 1,
  indices: Uint8Array.from({ length: barLevels }, (_, row) => barLevels - 1 - row),
  palette: viridisPalette(barLevels),
});
