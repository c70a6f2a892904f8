import { formatConcise, formatSignificant, type Estimate } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { cornerText } from '../draw/labels.js';
import { bandMark, curveMark, excludedPoints, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { drawPanel, type Axis, type Margins } from '../draw/panel.js';
import { filmStyle, type FilmIdentity, type FilmStyle } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';

/** "784 µJ/cm²", or words where the fluence is not known. */
export function fluenceText(fluence: Estimate | null): string {
  return fluence === null ? 'fluence not stated' : `${formatSignificant(fluence.value, 3)}\u00a0µJ/cm²`;
}

/** "151(9) cm⁻¹", a limit, or the outcome in words. */
export function stripeOutcomeText({ outcome, netGainPerCm }: StripeResult): string {
  if (outcome === 'not-determined' || netGainPerCm === null) return 'not determined';
  if (outcome === 'no-gain')
    return `no gain: <\u2009${formatSignificant(netGainPerCm.interval95[1], 2)}\u00a0cm⁻¹`;
  return `${formatConcise(netGainPerCm.value, netGainPerCm.standardError)}\u00a0cm⁻¹`;
}

/** "59(4) µm"; without brackets where the data leave its error open. */
export function lengthText({ value, standardError }: Estimate): string {
  const number = Number.isFinite(standardError)
    ? formatConcise(value, standardError)
    : formatSignificant(value, 2);
  return `${number}\u00a0µm`;
}

function measuredPoints(stripe: StripeResult, excluded: boolean): Point[] {
  return stripe.points
    .filter((point) => (point.excluded !== null) === excluded)
    .map(({ stripeLengthUm, intensity, standardDeviation }) => {
      const point = { x: stripeLengthUm, y: intensity };
      if (standardDeviation === null) return point;
      return { ...point, lower: intensity - standardDeviation, upper: intensity + standardDeviation };
    })
    .filter((point) => point.y > 0); // the axis is logarithmic
}

/** Axes that hold all given scans: lengths from 0, intensities logarithmic. */
export function stripeAxes(stripes: readonly StripeResult[]): { x: Axis; y: Axis } {
  const points = stripes.flatMap((stripe) => stripe.points);
  const positive = points.map((point) => point.intensity).filter((intensity) => intensity > 0);
  const longest = Math.max(...points.map((point) => point.stripeLengthUm));
  return {
    x: { domain: [0, longest * 1.04] },
    y: { domain: [Math.min(...positive) * 0.6, Math.max(...positive) * 1.7], scale: 'log' },
  };
}

/** Marks of one scan: band, Eq. 1 on its window, curve of the averaged models, points, excluded points. */
export function stripeMarks({
  stripe,
  style,
  radius,
}: {
  stripe: StripeResult;
  style: FilmStyle;
  radius: number;
}): Markish[] {
  const { curve, windowFit } = stripe;
  return [
    curve && bandMark(curve, style.hue),
    windowFit?.curve && curveMark(windowFit.curve, { stroke: inks.ink, dashes: '2.5 2', width: 0.9 }),
    curve && curveMark(curve, { stroke: style.hue }),
    excludedPoints(measuredPoints(stripe, true)),
    filmPoints(measuredPoints(stripe, false), style, radius),
  ];
}

export interface ScanCell {
  readonly document: Document;
  readonly film: FilmIdentity;
  readonly stripe: StripeResult;
  readonly x: Axis;
  readonly y: Axis;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly margins: Margins;
  /** Leftmost of its row: it carries the numbers and label of y. */
  readonly first: boolean;
  /** Lowest of its column: it carries those of x. */
  readonly last: boolean;
}

/** "Intensity (counts)"; files need not state a unit. */
export const intensityLabel = ({ intensityUnit }: Pick<StripeResult, 'intensityUnit'>): string =>
  intensityUnit === '' ? 'Intensity' : `Intensity (${intensityUnit})`;

/** One scan among small multiples, with its outcome and warning. */
export function scanPanel({ film, stripe, first, last, x, y, ...place }: ScanCell): SVGSVGElement {
  const { compressionLengthUm } = stripe;
  const warning = compressionLengthUm && {
    text: `saturates: ${lengthText(compressionLengthUm)}`,
    fill: severityInks.caution,
  };
  return drawPanel({
    ...place,
    x: { ...x, numbers: last },
    y: { ...y, numbers: first, ...(first ? { label: intensityLabel(stripe) } : {}) },
    head: { text: `${film.name}, ${fluenceText(stripe.fluenceUjPerCm2)}` },
    marks: [
      ...stripeMarks({ stripe, style: filmStyle(film), radius: 2 }),
      cornerText('bottom-right', [
        { text: stripeOutcomeText(stripe), weight: 600 },
        ...(warning ? [warning] : []),
      ]),
    ],
  });
}

/** Residuals of one scan in standard deviations, those beyond 4 at the edge. */
export function residualPanel({
  film,
  stripe,
  first,
  last,
  x,
  ...place
}: Omit<ScanCell, 'y'>): SVGSVGElement {
  const points = stripe.points.flatMap(({ stripeLengthUm, residual, excluded }) =>
    residual === null || excluded !== null
      ? []
      : [{ x: stripeLengthUm, y: Math.max(-4, Math.min(4, residual)) }],
  );
  return drawPanel({
    ...place,
    x: { ...x, numbers: last, ...(last ? { label: 'Stripe length (µm)' } : {}) },
    y: { domain: [-4.4, 4.4], ticks: [-2, 0, 2], numbers: first, ...(first ? { label: 'r/σ' } : {}) },
    marks: [levelMark(0, inks.ghost), filmPoints(points, filmStyle(film), 1.7)],
  });
}
