import { formatEnds, formatSignificant } from '@modalgain/numerics';
import type { MonteCarloDocument } from '@modalgain/study';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import { trialQuantityName, type TriedQuantity } from './trial-quantity.js';

const rowPx = 17;
/** Trials that leave the stated interval by more are cut off, in half its width. */
const farthest = 3;

/** The trials of a Monte Carlo against the stated intervals, one row a quantity, in the same scale: half the stated width. */
export function trialIntervalsFigure(film: FilmIdentity, document: MonteCarloDocument): Figure {
  const rows = document.quantities.filter((quantity) => quantity.film === film.name);
  const differing = rows.filter(({ agreement }) => agreement?.agrees === false);
  const said = differing.map(
    (quantity) =>
      `${trialQuantityName(quantity)} ${endsText(quantity, quantity.linear.interval95)} as stated, ${quantity.monteCarlo ? endsText(quantity, quantity.monteCarlo.interval95) : 'too few values'} in the trials`,
  );
  const textAlternative =
    said.length === 0
      ? `${film.name}: the middle 95 % of ${String(document.trials)} trials are the stated intervals in all ${String(rows.length)} quantities.`
      : `${film.name}: in ${String(said.length)} of ${String(rows.length)} quantities the trials differ: ${said.join('; ')}.`;
  return {
    name: `trial-intervals-${film.name.replace(/[^\w.-]+/g, '-')}`,
    title: `Stated intervals of ${film.name} and ${String(document.trials)} trials`,
    caption:
      'Grey: the stated 95 % interval. Bar and point: middle 95 % and median of the trials of the whole chain; thin ends: their error by the number of trials.',
    textAlternative,
    draw: (target) => draw(target, { film, rows, textAlternative }),
  };
}

const endsText = ({ unit, unitSize }: TriedQuantity, [lower, upper]: readonly [number, number]): string =>
  `${formatEnds([lower / unitSize, upper / unitSize], 3)}${unit === '' ? '' : ` ${unit}`}`;

function draw(
  document: Document,
  {
    film,
    rows,
    textAlternative,
  }: {
    readonly film: FilmIdentity;
    readonly rows: readonly TriedQuantity[];
    readonly textAlternative: string;
  },
): SVGSVGElement {
  const widthMm = columnWidthMm.double;
  const heightPx = 50 + rowPx * Math.max(rows.length, 1);
  const names = rows.map(trialQuantityName);
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins: {
      top: 8,
      right: 92,
      bottom: 36,
      left: Math.max(...names.map((name) => textWidthPx(name)), 60) + 14,
    },
    x: {
      domain: [-farthest, farthest],
      label: 'Distance from the middle of the stated 95 % interval, in half its width',
    },
    y: { domain: [Math.max(rows.length, 1), 0], ticks: [] },
    marks: [
      annotation((_, frame) => [statedBand(document, frame)]),
      annotation((_, frame) =>
        rows.flatMap((quantity, row) => [
          svgText(document, names[row], { x: frame.left - 7, y: frame.y(row + 0.5), anchor: 'end' }),
          ...trialBar(document, frame, { quantity, row, hue: filmStyle(film).hue }),
        ]),
      ),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

function statedBand(document: Document, frame: FrameBox): SVGElement {
  return svgElement(document, 'path', {
    d: `M${frame.x(-1)} ${frame.top}H${frame.x(1)}V${frame.bottom}H${frame.x(-1)}Z`,
    fill: inks.forbidden,
  });
}

interface Bar {
  readonly quantity: TriedQuantity;
  readonly row: number;
  readonly hue: string;
}

function trialBar(document: Document, frame: FrameBox, { quantity, row, hue }: Bar): SVGElement[] {
  const { linear, monteCarlo, agreement, shareWithout } = quantity;
  const y = frame.y(row + 0.5);
  const beside = (text: string, fill: string): SVGElement =>
    svgText(document, text, { x: frame.right + 6, y, fill });
  const half = (linear.interval95[1] - linear.interval95[0]) / 2;
  if (!monteCarlo || !agreement) return [beside('too few values', inks.secondary)];
  if (!(half > 0)) return [beside('no error', inks.secondary)];
  const middle = (linear.interval95[0] + linear.interval95[1]) / 2;
  const at = (value: number): number =>
    frame.x(Math.max(-farthest, Math.min(farthest, (value - middle) / half)));
  const [lower, upper] = monteCarlo.interval95;
  const without = shareWithout > 0.001 ? `${formatSignificant(100 * shareWithout, 2)} % none` : undefined;
  const remark = without ?? (agreement.agrees ? undefined : 'differs');
  return [
    svgElement(document, 'path', {
      d: `M${at(lower)} ${y}H${at(upper)}`,
      stroke: agreement.agrees ? hue : severityInks.caution,
      'stroke-width': agreement.agrees ? 3 : 4.5,
    }),
    svgElement(document, 'path', {
      d: `M${at(lower - monteCarlo.intervalError[0])} ${y}H${at(upper + monteCarlo.intervalError[1])}`,
      stroke: agreement.agrees ? hue : severityInks.caution,
      'stroke-width': strokes.errorBar,
    }),
    svgElement(document, 'circle', {
      cx: at(monteCarlo.median),
      cy: y,
      r: 3,
      fill: inks.paper,
      stroke: inks.ink,
      'stroke-width': strokes.frame,
    }),
    ...(remark === undefined ? [] : [beside(remark, severityInks.caution)]),
  ];
}
