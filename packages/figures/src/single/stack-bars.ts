import type { StackDocument } from '@modalgain/study';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import { familyHues, inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx, wrapText } from '../style/text.js';
import { distinctResponses, lightName, sharesOf, type Share } from './stack-curves.js';
import type { PanelBlock } from './stack-panels.js';

const barPx = 12;
const linePx = 13;
const gapPx = 10;

/** Where a share lies along the bar. */
interface Piece {
  readonly share: Share;
  readonly from: number;
  readonly to: number;
}

/** One bar an angle and polarization, from R over the layers to T, with its numbers above; what amplifies stands left of 0. */
export function shareBars(document: StackDocument, target: Document): PanelBlock & { widthMm: number } {
  const widthMm = columnWidthMm.single;
  const responses = distinctResponses(document);
  const names = responses.map(lightName);
  const left = Math.max(...names.map((name) => textWidthPx(name))) + 14;
  const widthPx = pixelsFromMm(widthMm);
  const rows = responses.map((response, row): Row => {
    const shares = sharesOf(document, response);
    const lines = wrapText(numbersOf(shares), widthPx - left - 20);
    return { name: names[row], pieces: piecesOf(shares), lines };
  });
  const ends = rows.flatMap(({ pieces }) => pieces.flatMap(({ from, to }) => [from, to]));
  const rowPx = gapPx + barPx + linePx * Math.max(...rows.map(({ lines }) => lines.length));
  const heightPx = 6 + rowPx * rows.length + gapPx + 34;
  const panel = drawPanel({
    document: target,
    widthPx,
    heightPx,
    margins: { top: 6, bottom: 34, left, right: 12 },
    x: {
      domain: [Math.min(0, ...ends), Math.max(1, ...ends)],
      label: `Share of incident power at ${document.wavelengthNm[0]} nm`,
    },
    y: { domain: [0, 1], ticks: [] },
    marks: [
      annotation((drawing, frame) =>
        rows.flatMap((row, i) =>
          rowElements(drawing, frame, { ...row, bottom: frame.top + rowPx * (i + 1) }),
        ),
      ),
    ],
  });
  return { panels: [{ panel, x: 0, y: 0 }], heightPx, widthMm };
}

interface Row {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly lines: readonly string[];
}

/** "R 13.7, SC1 12.7, T 73.6 %". */
function numbersOf([reflected, transmitted, ...absorbed]: readonly Share[]): string {
  const percent = ({ label, values: [value] }: Share): string => {
    const text = Math.abs(value) < 5e-4 && value !== 0 ? '<\u20090.1' : (100 * value).toFixed(1);
    return `${label} ${text}`.replaceAll(' ', '\u00a0').replace('-', '\u2212');
  };
  return `${[reflected, ...absorbed, transmitted].map(percent).join(', ')}\u00a0%`;
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

function rowElements(
  document: Document,
  { left, x }: FrameBox,
  { name, pieces, lines, bottom }: Row & { readonly bottom: number },
): SVGElement[] {
  const top = bottom - barPx;
  return [
    svgText(document, name, { x: left - 8, y: top + barPx / 2, anchor: 'end' }),
    ...lines.map((line, i) =>
      svgText(document, line, { x: left + 6, y: top - 7 - linePx * (lines.length - 1 - i) }),
    ),
    ...pieces.map(({ share, from, to }) =>
      svgElement(document, 'rect', {
        x: x(from),
        y: top,
        width: Math.max(0, x(to) - x(from)),
        height: barPx,
        fill: fills[share.label] ?? (share.stroke === familyHues[0] ? share.stroke : inks.ghost),
        stroke: inks.paper,
        'stroke-width': 0.6,
      }),
    ),
  ];
}
