import { formatEstimate, type Estimate } from '@modalgain/numerics';
import type { FilmResult, StripeDiagnosticsResult, StripeResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { stackPanels } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { drawPanel } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, inkStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { fluenceText } from './stripe-panels.js';

/** A scan that was fitted again and again for this figure. */
export interface DiagnosedScan {
  readonly film: FilmIdentity;
  readonly stripe: Pick<StripeResult, 'fluenceUjPerCm2' | 'netGainPerCm' | 'points'>;
  readonly diagnostics: StripeDiagnosticsResult;
}

const slopePx = 112;
const gapPx = 14;

const pointOf = (x: number, { value, standardError }: Estimate): Point => ({
  x,
  y: value,
  lower: value - standardError,
  upper: value + standardError,
});

/** The whole scan's gain with its interval, across the frame. */
function wholeScan(netGain: Estimate | null, [from, to]: readonly [number, number], hue: string): Markish[] {
  if (!netGain) return [];
  const [low, high] = netGain.interval95;
  return [
    bandMark({ x: [from, to], lower: [low, low], upper: [high, high] }, hue),
    levelMark(netGain.value, hue),
  ];
}

function cutoffMarks({ film, stripe, diagnostics }: DiagnosedScan, x: readonly [number, number]): Markish[] {
  const style = filmStyle(film);
  const { cutoffScan } = diagnostics;
  const plain = cutoffScan.flatMap(({ upToUm, equationOnePerCm: gain }) =>
    gain ? [pointOf(upToUm, gain)] : [],
  );
  const full = cutoffScan.flatMap(({ upToUm, netGainPerCm: gain }) => (gain ? [pointOf(upToUm, gain)] : []));
  return [
    ...wholeScan(stripe.netGainPerCm, x, style.hue),
    curveMark({ x: plain.map((p) => p.x), y: plain.map((p) => p.y) }, { stroke: inks.ink, width: 0.9 }),
    filmPoints(plain, inkStyle, 1.7),
    filmPoints(full, style, 2.4),
  ];
}

interface Axes {
  readonly x: readonly [number, number];
  readonly cutoff: readonly [number, number];
  readonly slope: readonly [number, number];
}

function axesOf(scans: readonly DiagnosedScan[]): Axes {
  const lengths = scans.flatMap(({ stripe }) => stripe.points.map(({ stripeLengthUm }) => stripeLengthUm));
  // Error bars count where they say something.
  const values = (gains: readonly (Estimate | null)[]): number[] =>
    gains.flatMap((gain) => {
      if (!gain) return [];
      const { value, standardError } = gain;
      return standardError < Math.abs(value) / 2 ? [value - standardError, value + standardError] : [value];
    });
  const whole = scans.flatMap(({ stripe }) => stripe.netGainPerCm?.interval95.filter(Number.isFinite) ?? []);
  const ofCut = scans.flatMap(({ diagnostics: { cutoffScan } }) => [
    ...values(cutoffScan.map((cut) => cut.equationOnePerCm)),
    ...values(cutoffScan.map((cut) => cut.netGainPerCm)),
  ]);
  const ofSlope = scans.flatMap(({ diagnostics }) => values(diagnostics.logSlope.map((p) => p.gainPerCm)));
  return {
    x: [0, Math.max(...lengths) * 1.04],
    cutoff: fromZero([...whole, ...ofCut]),
    slope: fromZero([...whole, ...ofSlope]),
  };
}

/** From 0, unless gains lie below it, so that a fall is seen for what it is. */
function fromZero(gains: readonly number[]): [number, number] {
  const [low, high] = niceDomain([0, ...gains]);
  return [Math.min(...gains) < 0 ? low : 0, high];
}

function scanPanels(scan: DiagnosedScan, axes: Axes, { first, heightPx, ...cell }: Cell): SVGSVGElement {
  const { film, stripe, diagnostics } = scan;
  const { margins } = cell;
  const style = filmStyle(film);
  const oneWay = diagnostics.oneWayNetGainPerCm;
  const cut = drawPanel({
    ...cell,
    heightPx: heightPx - slopePx - margins.bottom + gapPx,
    margins: { ...margins, bottom: gapPx },
    x: { domain: axes.x, numbers: false },
    y: { domain: axes.cutoff, numbers: first, ...(first && { label: 'g of points up to L (cm⁻¹)' }) },
    head: { text: `${film.name}, ${fluenceText(stripe.fluenceUjPerCm2)}` },
    marks: [
      ...cutoffMarks(scan, axes.x),
      cornerText('bottom-left', [
        { text: 'full model', fill: style.hue, weight: 600 },
        { text: 'Eq. 1', weight: 600 },
        ...(oneWay ? [{ text: `one-way ${formatEstimate(oneWay)}`, fill: inks.secondary }] : []),
      ]),
    ],
  });
  const slope = drawPanel({
    ...cell,
    heightPx: slopePx + margins.bottom,
    margins: { ...margins, top: gapPx },
    x: { domain: axes.x, label: 'Stripe length L (µm)' },
    y: { domain: axes.slope, numbers: first, ...(first && { label: 'g at L (cm⁻¹)' }) },
    marks: [
      curveMark(
        {
          x: diagnostics.logSlope.map(({ stripeLengthUm }) => stripeLengthUm),
          y: diagnostics.logSlope.map(({ expectedPerCm }) => expectedPerCm),
        },
        { stroke: style.hue },
      ),
      filmPoints(
        diagnostics.logSlope.map(({ stripeLengthUm, gainPerCm }) => pointOf(stripeLengthUm, gainPerCm)),
        style,
        2,
      ),
    ],
  });
  return stackPanels(cell.document, [
    { panel: cut, y: 0 },
    { panel: slope, y: heightPx - slopePx - margins.bottom },
  ]);
}

/** What Eq. 1 and the full model say of the points up to each length, and the gain along the stripe. */
export function stripeDiagnosticsFigure(scans: readonly DiagnosedScan[]): Figure {
  const axes = axesOf(scans);
  const falls = scans.flatMap(({ film, diagnostics: { cutoffScan } }) => {
    const plain = cutoffScan.flatMap(({ equationOnePerCm }) => equationOnePerCm ?? []);
    const [shortest, longest] = [plain.at(0), plain.at(-1)];
    return shortest && longest
      ? [`${film.name} from ${formatEstimate(shortest)} to ${formatEstimate(longest)} cm⁻¹`]
      : [];
  });
  const textAlternative = `Net gain against the longest stripe used; by Eq. 1 ${falls.join(', ')}.`;
  return {
    name: 'stripe-diagnostics',
    title: 'Does the gain depend on the window?',
    caption:
      'Above: net gain of the points up to each length, by Eq. 1 (black) and by the full model (marker); line and band: the net gain of the scan as reported, 95 %. Where Eq. 1 falls, light saturates the gain; “one-way” is what a model says in which only light towards the end does so. Below: gain at each length from the slope of ln I, less A/I; line: the model. Bars: one standard error.',
    textAlternative,
    draw: (document) =>
      smallMultiples({
        document,
        textAlternative,
        items: scans,
        draw: (scan, cell) => scanPanels(scan, axes, cell),
        maximumColumns: 4,
        heightPx: 326,
        labelRoomPx: 6,
      }),
  };
}

const diagnosed = (film: FilmResult): DiagnosedScan[] =>
  film.stripes.flatMap((stripe) =>
    stripe.diagnostics && stripe.diagnostics.cutoffScan.length > 0
      ? [{ film, stripe, diagnostics: stripe.diagnostics }]
      : [],
  );

/** All scans with diagnostics in one figure. */
export const stripeDiagnosticsFigures: FigureKind = ({ films }) => {
  const scans = films.flatMap(diagnosed);
  return scans.length === 0 ? [] : [stripeDiagnosticsFigure(scans)];
};
