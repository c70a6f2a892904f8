import { formatSignificant, type Verdict } from '@modalgain/numerics';
import type { StripeResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { annotation } from '../draw/annotations.js';
import { cornerText } from '../draw/labels.js';
import { curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import type { Axis } from '../draw/panel.js';
import { svgElement } from '../draw/svg.js';
import { filmStyle, type FilmIdentity, type FilmStyle } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { intensityLabel } from './stripe-panels.js';

/** A scan with a verdict on it. */
interface Judged {
  readonly film: FilmIdentity;
  readonly stripe: StripeResult;
  readonly verdict: Verdict;
}

/** Axes and marks of the picture that shows a verdict. */
export interface EvidencePanel {
  readonly x: Axis;
  readonly y: Axis;
  readonly marks: readonly Markish[];
}

const number = ({ evidence }: Verdict, name: string): number => {
  const value = evidence[name];
  return typeof value === 'number' ? value : NaN;
};

/** Residuals beyond this stand at the edge. */
const largestResidual = 4;

/** Residuals in the order of measurement, which is that of the file. */
function orderPanel({ film, stripe }: Judged, marks: (count: number) => readonly Markish[]): EvidencePanel {
  const points = stripe.points.flatMap(({ residual }, i) =>
    residual === null
      ? []
      : [{ x: i + 1, y: Math.max(-largestResidual, Math.min(largestResidual, residual)) }],
  );
  const count = stripe.points.length;
  return {
    x: { domain: [0, count + 1], label: 'Point, as measured' },
    y: { domain: [-largestResidual - 0.4, largestResidual + 0.4], ticks: [-4, -2, 0, 2, 4], label: 'r/σ' },
    marks: [levelMark(0, inks.ghost), ...marks(count), filmPoints(points, filmStyle(film), 2.2)],
  };
}

const percent = (share: number): string =>
  `${share < 0 ? '\u2212' : '+'}${formatSignificant(Math.abs(100 * share), 2)}\u00a0%`;

/** A vertical line between two points, with what happens there. */
function stepPanel(judged: Judged): EvidencePanel {
  const at = number(judged.verdict, 'afterPoint') + 0.5;
  const ink = severityInks[judged.verdict.severity];
  const line = annotation((document, { x, top, bottom }) => [
    svgElement(document, 'path', {
      d: `M${x(at)} ${top}V${bottom}`,
      stroke: ink,
      'stroke-width': strokes.curve,
      'stroke-dasharray': '2.5 2',
    }),
  ]);
  const text = `${percent(number(judged.verdict, 'relativeStep'))} after point ${at - 0.5}`;
  return orderPanel(judged, () => [line, cornerText('top-left', [{ text, fill: ink, weight: 600 }])]);
}

/** The slope of the residuals over the scan, by least squares. */
function driftPanel(judged: Judged): EvidencePanel {
  const points = judged.stripe.points.flatMap(({ residual }, i) =>
    residual === null ? [] : [{ x: i + 1, y: residual }],
  );
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x0, y0] = [mean(({ x }) => x), mean(({ y }) => y)];
  const slope = mean(({ x, y }) => (x - x0) * (y - y0)) / mean(({ x }) => (x - x0) ** 2);
  const ink = severityInks[judged.verdict.severity];
  return orderPanel(judged, (count) => [
    curveMark({ x: [1, count], y: [y0 + slope * (1 - x0), y0 + slope * (count - x0)] }, { stroke: ink }),
    cornerText('top-left', [
      { text: `${percent(number(judged.verdict, 'relativeDrift'))} over the scan`, fill: ink, weight: 600 },
    ]),
  ]);
}

const measured = ({ stripe }: Judged): Point[] =>
  stripe.points
    .filter(({ excluded }) => excluded === null)
    .map(({ stripeLengthUm, intensity }) => ({ x: stripeLengthUm, y: intensity }));

/** The film's shape in the colour of the verdict. */
const flagged = ({ film, verdict }: Judged): FilmStyle => ({
  ...filmStyle(film),
  hue: severityInks[verdict.severity],
  fill: severityInks[verdict.severity],
});

/** Intensity on linear axes, the points in question in the colour of the verdict. */
function intensityPanel(
  judged: Judged,
  {
    isFlagged,
    upToUm,
    marks,
  }: {
    isFlagged: (point: Point) => boolean;
    upToUm: number;
    marks: readonly Markish[];
  },
): EvidencePanel {
  const points = measured(judged).filter(({ x }) => x <= upToUm);
  const largest = Math.max(...points.map(({ y }) => y));
  const lowest = Math.min(0, ...points.map(({ y }) => y));
  return {
    x: { domain: [0, Math.max(...points.map(({ x }) => x)) * 1.06], label: 'Stripe length (µm)' },
    y: {
      domain: [lowest - 0.04 * largest, largest * 1.25],
      ticks: [],
      label: intensityLabel(judged.stripe),
    },
    marks: [
      levelMark(0, inks.ghost),
      ...marks,
      filmPoints(
        points.filter((point) => !isFlagged(point)),
        filmStyle(judged.film),
        2.2,
      ),
      filmPoints(points.filter(isFlagged), flagged(judged), 2.2),
    ],
  };
}

/** The detector's limit as a line. */
function limitPanel(judged: Judged): EvidencePanel {
  const limit = number(judged.verdict, 'limit');
  const stated = judged.verdict.evidence.fullScaleStated === true;
  const ink = severityInks[judged.verdict.severity];
  const text = stated ? '90\u00a0% of full scale' : `equal: ${formatSignificant(limit, 4)}`;
  return intensityPanel(judged, {
    isFlagged: ({ y }) => y >= limit,
    upToUm: Infinity,
    marks: [levelMark(limit, ink, '2.5 2'), cornerText('top-left', [{ text, fill: ink, weight: 600 }])],
  });
}

/** The offset as a line, beside the points of the shortest stripes, where it counts. */
function offsetPanel(judged: Judged): EvidencePanel {
  const offset = number(judged.verdict, 'offset');
  const lengths = measured(judged)
    .map(({ x }) => x)
    .sort((a, b) => a - b);
  const ink = severityInks[judged.verdict.severity];
  return intensityPanel(judged, {
    isFlagged: () => false,
    upToUm: lengths[Math.floor(lengths.length / 3)] ?? Infinity,
    marks: [
      levelMark(offset, ink, '2.5 2'),
      cornerText('top-left', [
        {
          text: `offset ${formatSignificant(offset, 2)} ${judged.stripe.intensityUnit}`,
          fill: ink,
          weight: 600,
        },
      ]),
    ],
  });
}

/** Stripes that are too short for what is known of the beam: shaded. */
function shortPanel(judged: Judged, limitUm: number, text: string): EvidencePanel {
  const region = annotation((document, { x, left, top, bottom }) => [
    svgElement(document, 'rect', {
      x: left,
      y: top,
      width: Math.max(0, x(limitUm) - left),
      height: bottom - top,
      fill: inks.forbidden,
    }),
  ]);
  const ink = severityInks[judged.verdict.severity];
  return intensityPanel(judged, {
    isFlagged: ({ x }) => x < limitUm,
    upToUm: Math.max(3 * limitUm, measured(judged).map(({ x }) => x)[5] ?? limitUm),
    marks: [region, cornerText('top-left', [{ text, fill: ink, weight: 600 }])],
  });
}

/** What shows a verdict, by its code; verdicts that other figures show are not here. */
export const evidencePanels: Readonly<Partial<Record<string, (judged: Judged) => EvidencePanel>>> = {
  'step-in-scan': stepPanel,
  'drift-over-scan': driftPanel,
  'scatter-exceeds-errors': (judged) => orderPanel(judged, () => []),
  'detector-limit': limitPanel,
  'background-or-zero-error': offsetPanel,
  'stripe-shorter-than-wide': (judged) =>
    shortPanel(judged, number(judged.verdict, 'widthUm'), 'shorter than wide'),
  'stripe-within-fringes': (judged) =>
    shortPanel(judged, number(judged.verdict, 'limitUm'), 'within 2.5 fringes'),
};
