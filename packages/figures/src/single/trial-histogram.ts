import { formatEnds } from '@modalgain/numerics';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';
import { trialQuantityName, type TriedQuantity } from './trial-quantity.js';

const heightPx = 190;
const margins = { top: 22, right: 12, bottom: 34, left: 54 };
/** Room above the highest bin, for the intervals. */
const intervalRoom = 0.35;
/** Left of the intervals, for their names, in rooms at the right. */
const wordsRoom = 5;

/** Where the trials of a Monte Carlo put one quantity, below the stated interval and that of the trials. */
export function trialHistogramFigure(film: FilmIdentity, quantity: TriedQuantity): Figure {
  const { linear, monteCarlo, unit, unitSize } = quantity;
  const name = trialQuantityName(quantity);
  const inUnit = unit === '' ? '' : ` ${unit}`;
  const ends = ([lower, upper]: readonly [number, number]): string =>
    `${formatEnds([lower / unitSize, upper / unitSize], 3)}${inUnit}`;
  const textAlternative = monteCarlo
    ? `Trials of ${name} of ${film.name}: ${ends(linear.interval95)} as stated, ${ends(monteCarlo.interval95)} in the trials.`
    : `Trials of ${name} of ${film.name}: too few have a value.`;
  return {
    name: `trial-histogram-${`${film.name}-${quantity.quantity}`.replace(/[^\w.-]+/g, '-')}`,
    title: `Trials of ${name} of ${film.name}`,
    caption:
      'Bars: trials of the whole chain. Above: the stated 95 % interval (grey), the middle 95 % of the trials (colour) with its median.',
    textAlternative,
    draw: (document) => draw(document, { film, quantity, textAlternative }),
  };
}

interface Drawing {
  readonly film: FilmIdentity;
  readonly quantity: TriedQuantity;
  readonly textAlternative: string;
}

function draw(document: Document, { film, quantity, textAlternative }: Drawing): SVGSVGElement {
  const { linear, monteCarlo, unit, unitSize } = quantity;
  const widthMm = columnWidthMm.single;
  const bins = monteCarlo?.histogram ?? { from: linear.interval95[0], to: linear.interval95[1], counts: [] };
  const highest = Math.max(...bins.counts, 1);
  const all = [bins.from, bins.to, ...linear.interval95, ...(monteCarlo?.interval95 ?? [])];
  const [least, most] = [Math.min(...all) / unitSize, Math.max(...all) / unitSize];
  const room = 0.05 * (most - least) || 1;
  const panel = drawPanel({
    document,
    widthPx: pixelsFromMm(widthMm),
    heightPx,
    margins,
    x: {
      domain: [least - wordsRoom * room, most + room],
      label: axisLabel(trialQuantityName(quantity), unit),
    },
    y: { domain: [0, (1 + intervalRoom) * highest], label: 'Trials' },
    head: { text: film.name },
    marks: [
      annotation((_, frame) => [
        ...barsOf(document, frame, { bins, unitSize, hue: filmStyle(film).hue }),
        ...(monteCarlo
          ? [
              ...interval(document, frame, {
                ends: linear.interval95,
                middle: linear.value,
                unitSize,
                height: 1.26 * highest,
                hue: inks.faint,
                text: 'stated',
              }),
              ...interval(document, frame, {
                ends: monteCarlo.interval95,
                middle: monteCarlo.median,
                unitSize,
                height: 1.12 * highest,
                hue: filmStyle(film).hue,
                text: 'trials',
              }),
            ]
          : []),
      ]),
    ],
  });
  return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
}

const axisLabel = (name: string, unit: string): string => (unit === '' ? name : `${name} (${unit})`);

function barsOf(
  document: Document,
  frame: FrameBox,
  {
    bins: { from, to, counts },
    unitSize,
    hue,
  }: {
    readonly bins: NonNullable<TriedQuantity['monteCarlo']>['histogram'];
    readonly unitSize: number;
    readonly hue: string;
  },
): SVGElement[] {
  const edge = (bin: number): number => frame.x((from + ((to - from) * bin) / counts.length) / unitSize);
  return counts.flatMap((count, bin) =>
    count === 0
      ? []
      : [
          svgElement(document, 'path', {
            d: `M${edge(bin)} ${frame.y(0)}V${frame.y(count)}H${edge(bin + 1)}V${frame.y(0)}Z`,
            fill: hue,
            'fill-opacity': 0.35,
            stroke: hue,
            'stroke-width': 0.5,
          }),
        ],
  );
}

interface IntervalBar {
  readonly ends: readonly [number, number];
  readonly middle: number;
  readonly unitSize: number;
  readonly height: number;
  readonly hue: string;
  readonly text: string;
}

function interval(document: Document, frame: FrameBox, bar: IntervalBar): SVGElement[] {
  const { ends, middle, unitSize, height, hue, text } = bar;
  const [x1, x2] = ends.map((end) => frame.x(end / unitSize));
  const y = frame.y(height);
  return [
    svgElement(document, 'path', {
      d: `M${x1} ${y}H${x2}M${x1} ${y - 3}V${y + 3}M${x2} ${y - 3}V${y + 3}`,
      stroke: hue,
      'stroke-width': strokes.errorBar,
      fill: 'none',
    }),
    svgElement(document, 'circle', {
      cx: frame.x(middle / unitSize),
      cy: y,
      r: 2.6,
      fill: inks.paper,
      stroke: hue,
    }),
    svgText(document, text, { x: frame.left + 5, y, fill: hue }),
  ];
}
