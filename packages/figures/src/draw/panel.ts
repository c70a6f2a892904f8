import { superscript } from '@modalgain/numerics';
import * as Plot from '@observablehq/plot';
import { inks } from '../style/inks.js';
import { fontFamily, fontSizePx, strokes } from '../style/sizes.js';
import { annotation, type FrameBox } from './annotations.js';
import { svgText } from './svg.js';
import { linearTicks, logTicks } from './ticks.js';

export interface Axis {
  readonly domain: readonly [number, number];
  readonly scale?: 'linear' | 'log';
  /** Quantity and unit, e.g. "Stripe length (µm)"; absent on inner small multiples. */
  readonly label?: string;
  readonly ticks?: readonly number[];
  /** What stands at a tick; absent: the number itself. */
  readonly tickText?: (tick: number) => string;
  /** Inner small multiples keep their ticks but not the numbers. */
  readonly numbers?: boolean;
}

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Panel {
  readonly document: Document;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly margins: Margins;
  readonly x: Axis;
  readonly y: Axis;
  /** Above the frame, from its left edge: the letter in bold, then what is drawn. */
  readonly head?: { readonly letter?: string; readonly text: string };
  readonly marks: readonly Plot.Markish[];
}

/** A tick as text: true minus, 10³ from a thousand on log axes, no trailing digits. */
function defaultTickText(axis: Axis): (tick: number) => string {
  const [low, high] = axis.domain;
  if (axis.scale === 'log')
    return (tick) => {
      const exponent = Math.round(Math.log10(tick));
      const isPower = Math.abs(Math.log10(tick) - exponent) < 1e-9;
      if (!isPower || high / low < 1000 || Math.abs(exponent) < 1) return String(tick);
      return `10${superscript(exponent)}`;
    };
  const decimals = Math.max(
    0,
    ...ticksOf(axis).map((tick) => (/\.(\d+)$/.exec(String(tick))?.[1] ?? '').length),
  );
  return (tick) => tick.toFixed(decimals).replace('-', '\u2212');
}

function ticksOf({ domain, scale, ticks }: Axis): readonly number[] {
  return ticks ?? (scale === 'log' ? logTicks(domain) : linearTicks(domain, 5));
}

function axisMarks(panel: Panel): Plot.Markish[] {
  const common = { stroke: inks.ink, fill: inks.ink, tickSize: 3.5, tickPadding: 3, fontSize: fontSizePx };
  const text = (axis: Axis): ((tick: number) => string) =>
    axis.numbers === false ? () => '' : (axis.tickText ?? defaultTickText(axis));
  const line = { ...common, strokeWidth: strokes.frame, label: null, ariaLabel: null };
  const { x, y } = panel;
  return [
    Plot.axisX([...ticksOf(x)], { ...line, anchor: 'bottom', text: text(x), stroke: undefined }),
    Plot.axisY([...ticksOf(y)], { ...line, anchor: 'left', text: text(y), stroke: undefined }),
  ];
}

/** Titles of the panel and its axes; the label of y is part of the head. */
function titles({ head, x, y, margins }: Panel): Plot.Markish {
  return annotation((document, frame: FrameBox) => {
    const items: SVGElement[] = [];
    if (head) {
      const top = frame.top - 11;
      const title = svgText(document, head.text, { x: frame.left, y: top, fill: inks.ink });
      if (head.letter !== undefined) {
        const letter = svgText(document, `(${head.letter}) `, { x: frame.left, y: top, weight: 650 });
        title.prepend(...Array.from(letter.childNodes));
        title.firstElementChild?.setAttribute('font-weight', '650');
      }
      items.push(title);
    }
    if (x.label !== undefined)
      items.push(svgText(document, x.label, { x: frame.right, y: frame.bottom + 27, anchor: 'end' }));
    if (y.label !== undefined) {
      const middle = (frame.top + frame.bottom) / 2;
      items.push(
        svgText(document, y.label, {
          x: frame.left - margins.left + 6,
          y: middle,
          anchor: 'middle',
          rotate: -90,
        }),
      );
    }
    return items;
  });
}

/** One framed plot. Marks are clipped to the frame where they say so; the frame is drawn over them. */
export function drawPanel(panel: Panel): SVGSVGElement {
  const { document, widthPx, heightPx, margins, x, y, marks } = panel;
  const figure = Plot.plot({
    document,
    width: widthPx,
    height: heightPx,
    marginTop: margins.top,
    marginRight: margins.right,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    style: { fontFamily, fontSize: `${fontSizePx}px`, background: 'none' },
    x: { type: x.scale ?? 'linear', domain: [...x.domain], axis: null },
    y: { type: y.scale ?? 'linear', domain: [...y.domain], axis: null },
    marks: [
      ...axisMarks(panel),
      ...marks,
      Plot.frame({ stroke: inks.ink, strokeWidth: strokes.frame }),
      titles(panel),
    ],
  });
  return figure as SVGSVGElement;
}
