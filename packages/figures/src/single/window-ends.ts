import { formatEstimate, formatSignificant, type Estimate } from '@modalgain/numerics';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark } from '../draw/marks.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { fluenceText } from '../figures/stripe-panels.js';
import { filmStyle, inkStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';

/** What Eq. 1 says of windows that begin at one stripe length and end at different ones, beside the full model. */
export interface WindowEnds {
  readonly fluenceUjPerCm2: Estimate | null;
  /** The window that was chosen. */
  readonly fromUm: number;
  readonly toUm: number;
  readonly ends: readonly { readonly toUm: number; readonly netGainPerCm: Estimate }[];
  /** Shortest and longest stripe of the scan. */
  readonly lengthsUm: readonly [number, number];
  /** Of the full model on all lengths; null where it determines none. */
  readonly netGainPerCm: Estimate | null;
  readonly netGainIntervalPerCm: readonly [number, number];
}

type Gains = Pick<WindowEnds, 'ends' | 'netGainIntervalPerCm'>;

/** From 0, so that a fall is seen for what it is; short windows that scatter widely do not count. */
export function windowEndsDomain({ ends, netGainIntervalPerCm }: Gains): readonly [number, number] {
  const smallest = Math.min(...ends.map(({ netGainPerCm: { standardError } }) => standardError));
  const gains = ends.flatMap(({ netGainPerCm: { value, standardError } }) =>
    standardError <= 4 * smallest ? [value - standardError, value + standardError] : [],
  );
  const all = [...gains, ...netGainIntervalPerCm, 0].filter(Number.isFinite);
  const [low, high] = niceDomain(all.length > 1 ? all : [0, 100], 4);
  return [Math.min(...all) < 0 ? low : 0, high];
}

/** "121(3) at 200 µm to 87(2) at 500 µm; full model 140(3) cm⁻¹". */
function inWords({ ends, netGainPerCm }: WindowEnds): string {
  const at = (end: WindowEnds['ends'][number] | undefined): string =>
    end ? `${formatEstimate(end.netGainPerCm)} at ${formatSignificant(end.toUm, 4)} µm` : 'not fitted';
  const full = netGainPerCm ? `${formatEstimate(netGainPerCm)} cm⁻¹` : 'not determined';
  return `${at(ends.at(0))} to ${at(ends.at(-1))}; full model ${full}`;
}

/** Net gain by Eq. 1 against the end of its window: it moves, the full model does not. */
export function windowEndsFigure(film: FilmIdentity, scan: WindowEnds): Figure {
  const { fluenceUjPerCm2, fromUm, toUm } = scan;
  const [from, to] = [fromUm, toUm].map((um) => formatSignificant(um, 4));
  const textAlternative = `Net gain of ${film.name} by Eq. 1 against the end of its window: ${inWords(scan)}.`;
  return {
    name: `window-ends-${film.name}`,
    title: `Net gain of ${film.name} against the end of the window of Eq. 1`,
    caption: `${film.name}, ${fluenceText(fluenceUjPerCm2)}. Black: Eq. 1 on windows from ${from}\u00a0µm to the length on the axis, bars one standard error; dashed: the window to ${to}\u00a0µm. In colour: the full model on all lengths, band 95 %.`,
    textAlternative,
    draw: (document) => drawFigure(film, scan, document, textAlternative),
  };
}

const heightPx = 210;
const margins = { top: 24, right: 12, bottom: 34, left: 46 };

function drawFigure(
  film: FilmIdentity,
  scan: WindowEnds,
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const widthMm = columnWidthMm.single;
  const { hue } = filmStyle(film);
  const { ends, netGainPerCm, netGainIntervalPerCm: interval, lengthsUm } = scan;
  const y = windowEndsDomain(scan);
  const x = [lengthsUm[0], lengthsUm[1] + 0.03 * (lengthsUm[1] - lengthsUm[0])] as const;
  const [lower, upper] = [Math.max(interval[0], y[0]), Math.min(interval[1], y[1])];
  const points = ends.map(({ toUm, netGainPerCm: { value, standardError } }) => ({
    x: toUm,
    y: value,
    lower: value - standardError,
    upper: value + standardError,
  }));
  const seen = points.filter((point) => point.y >= y[0] && point.y <= y[1]);
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins,
    x: { domain: x, label: 'Window end (µm)' },
    y: { domain: y, label: 'Net gain (cm⁻¹)' },
    head: { text: `${film.name}, ${fluenceText(scan.fluenceUjPerCm2)}` },
    marks: [
      bandMark({ x, lower: [lower, lower], upper: [upper, upper] }, hue),
      netGainPerCm && levelMark(netGainPerCm.value, hue),
      chosenEnd(scan.toUm),
      curveMark(
        { x: points.map((point) => point.x), y: points.map((point) => point.y) },
        { stroke: inks.ink, width: 0.9 },
      ),
      filmPoints(seen, inkStyle, 1.7),
      cornerText('bottom-left', [
        { text: 'full model', fill: hue, weight: 600 },
        { text: 'Eq. 1', weight: 600 },
      ]),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

const chosenEnd = (toUm: number) =>
  annotation((document, { x, top, bottom }) => [
    svgElement(document, 'path', {
      d: `M${x(toUm).toFixed(2)} ${top}V${bottom}`,
      stroke: inks.ink,
      'stroke-width': strokes.frame,
      'stroke-dasharray': '2 2',
    }),
  ]);
