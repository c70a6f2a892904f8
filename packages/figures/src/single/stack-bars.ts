import type { StackDocument } from '@modalgain/study';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { familyHues, inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import { lightName, sharesOf, type Share } from './stack-curves.js';
import type { PanelBlock } from './stack-panels.js';

const rowPx = 34;
const barPx = 14;

/** Where a share lies along the bar. */
interface Piece {
  readonly share: Share;
  readonly from: number;
  readonly to: number;
}

/** One bar an angle and polarization, from R over the layers to T; what amplifies stands left of 0. */
export function shareBars(document: StackDocument, target: Document): PanelBlock & { widthMm: number } {
  const widthMm = columnWidthMm.single;
  const names = document.responses.map(lightName);
  const bars = document.responses.map((response) => piecesOf(sharesOf(document, response)));
  const ends = bars.flatMap((pieces) => pieces.flatMap(({ from, to }) => [from, to]));
  const left = Math.max(...names.map((name) => textWidthPx(name))) + 14;
  const heightPx = 20 + rowPx * bars.length + 34;
  const panel = drawPanel({
    document: target,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins: { top: 20, bottom: 34, left, right: 12 },
    x: {
      domain: [Math.min(0, ...ends), Math.max(1, ...ends)],
      label: `Share of incident power at ${document.wavelengthNm[0]} nm`,
    },
    y: { domain: [bars.length - 0.5, -0.5], ticks: [] },
    marks: [
      annotation((drawing, frame) =>
        bars.flatMap((pieces, row) => barElements(drawing, frame, { pieces, row, name: names[row] })),
      ),
    ],
  });
  return { panels: [{ panel, x: 0, y: 0 }], heightPx, widthMm };
}

function piecesOf([reflected, transmitted, ...absorbed]: readonly Share[]): Piece[] {
  let right = 0;
  let left = 0;
  return [reflected, ...absorbed, transmitted].map((share) => {
    const [value] = share.values;
    const from = value < 0 ? left : right;
    const to = from + value;
    if (value < 0) left = to;
    else right = to;
    return { share, from: Math.min(from, to), to: Math.max(from, to) };
  });
}

const fills: Readonly<Record<string, string>> = { R: inks.secondary, T: inks.hairline };

function barElements(
  document: Document,
  { left, x, y }: FrameBox,
  { pieces, row, name }: { readonly pieces: readonly Piece[]; readonly row: number; readonly name: string },
): SVGElement[] {
  const top = y(row) - barPx / 2 + 5;
  return [
    svgText(document, name, { x: left - 8, y: top + barPx / 2, anchor: 'end' }),
    ...pieces.flatMap(({ share, from, to }) => {
      const [start, end] = [x(from), x(to)];
      const fill = fills[share.label] ?? (share.stroke === familyHues[0] ? share.stroke : inks.ghost);
      const text = `${share.label} ${(100 * share.values[0]).toFixed(1)}\u00a0%`;
      const bar = svgElement(document, 'rect', {
        x: start,
        y: top,
        width: Math.max(0, end - start),
        height: barPx,
        fill,
        stroke: inks.paper,
        'stroke-width': 0.6,
      });
      const fits = textWidthPx(text) < end - start;
      const label = { x: (start + end) / 2, y: top - 7, anchor: 'middle' as const };
      return fits ? [bar, svgText(document, text, label)] : [bar];
    }),
  ];
}
