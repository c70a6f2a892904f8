import { formatConcise, formatSignificant, type Estimate } from '@modalgain/numerics';
import type { FilmResult, Results, StripeResult } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { composeFigure, type PlacedPanel } from '../draw/compose.js';
import { cornerText } from '../draw/labels.js';
import {
  bandMark,
  curveMark,
  errorBars,
  excludedPoints,
  filmPoints,
  levelMark,
  type Point,
} from '../draw/marks.js';
import { drawPanel, type Axis, type Margins } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { filmFamilies, filmStyle, type FilmStyle } from '../style/films.js';
import { inks, severityInks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';

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

const measuredPoints = (stripe: StripeResult, excluded: boolean): Point[] =>
  stripe.points
    .filter((point) => (point.excluded !== null) === excluded)
    .map(({ stripeLengthUm, intensity, standardDeviation }) => ({
      x: stripeLengthUm,
      y: intensity,
      lower: intensity - standardDeviation,
      upper: intensity + standardDeviation,
    }));

/** Axes that hold all given scans: lengths from 0, intensities over whole decades or a part of one. */
export function stripeAxes(stripes: readonly StripeResult[]): { x: Axis; y: Axis } {
  const points = stripes.flatMap((stripe) => stripe.points);
  const positive = points.map((point) => point.intensity).filter((intensity) => intensity > 0);
  const longest = Math.max(...points.map((point) => point.stripeLengthUm));
  return {
    x: { domain: [0, longest * 1.04] },
    y: { domain: [Math.min(...positive) * 0.6, Math.max(...positive) * 1.7], scale: 'log' },
  };
}

/** Marks of one scan: excluded points, Eq. 1 on its window, band and curve of the full model, points. */
export function stripeMarks(stripe: StripeResult, style: FilmStyle): Markish[] {
  const { curve, windowFit } = stripe;
  return [
    bandMark(curve, style.hue),
    windowFit ? curveMark(windowFit.curve, { stroke: inks.ink, dashes: '2.5 2', width: 0.9 }) : null,
    curveMark(curve, { stroke: style.hue, dashes: style.dashes }),
    excludedPoints(measuredPoints(stripe, true)),
    filmPoints(measuredPoints(stripe, false), style, 2.2),
  ];
}

const rowMargins: Margins = { top: 18, right: 4, bottom: 4, left: 42 };

function scanPanel(
  document: Document,
  {
    film,
    stripe,
    axes,
    widthPx,
    first,
  }: { film: FilmResult; stripe: StripeResult; axes: { x: Axis; y: Axis }; widthPx: number; first: boolean },
): SVGSVGElement {
  const style = filmStyle(film);
  const notes = [{ text: stripeOutcomeText(stripe), fill: inks.ink, weight: 600 }];
  const compression = stripe.compressionLengthUm;
  const warning =
    compression === null
      ? []
      : [{ text: `saturates from ${formatSignificant(compression, 2)}\u00a0µm`, fill: severityInks.caution }];
  return drawPanel({
    document,
    widthPx,
    heightPx: 112,
    margins: { ...rowMargins, left: first ? rowMargins.left : 8 },
    x: { ...axes.x, numbers: false },
    y: { ...axes.y, numbers: first, ...(first ? { label: `Intensity (${stripe.intensityUnit})` } : {}) },
    head: { text: `${film.name}, ${fluenceText(stripe.fluenceUjPerCm2)}` },
    marks: [...stripeMarks(stripe, style), cornerText('bottom-right', [...notes, ...warning])],
  });
}

function residualPanel(
  document: Document,
  {
    film,
    stripe,
    x,
    widthPx,
    first,
    last,
  }: { film: FilmResult; stripe: StripeResult; x: Axis; widthPx: number; first: boolean; last: boolean },
): SVGSVGElement {
  const style = filmStyle(film);
  const points = stripe.points
    .filter((point) => point.excluded === null)
    .map(({ stripeLengthUm, residual }) => ({ x: stripeLengthUm, y: Math.max(-4, Math.min(4, residual)) }));
  return drawPanel({
    document,
    widthPx,
    heightPx: last ? 76 : 44,
    margins: { top: 2, bottom: last ? 34 : 2, right: rowMargins.right, left: first ? rowMargins.left : 8 },
    x: { ...x, numbers: last, ...(last ? { label: 'Stripe length (µm)' } : {}) },
    y: { domain: [-4, 4], ticks: [-2, 0, 2], numbers: first, ...(first ? { label: 'Resid. (σ)' } : {}) },
    marks: [levelMark(0, inks.ghost), errorBars([], style.hue), filmPoints(points, style, 1.8)],
  });
}

/** A film and what was made of it: intensity against stripe length at every fluence, with fit, band and residuals. */
function stripeFigure(family: readonly FilmResult[], document: Document, alternative: string): SVGSVGElement {
  const stripes = family.flatMap((film) => film.stripes);
  const axes = stripeAxes(stripes);
  const columns = Math.min(4, Math.max(...family.map((film) => film.stripes.length)));
  const widthMm = columns > 2 ? columnWidthMm.double : columnWidthMm.single;
  const inner = (pixelsFromMm(widthMm) - rowMargins.left - 4) / columns;
  const placed: PlacedPanel[] = [];
  const rows = family.flatMap((film) =>
    Array.from({ length: Math.ceil(film.stripes.length / columns) }, (_, row) => ({
      film,
      stripes: film.stripes.slice(row * columns, (row + 1) * columns),
    })),
  );
  let y = 0;
  rows.forEach(({ film, stripes: scans }, row) => {
    const last = row === rows.length - 1;
    scans.forEach((stripe, column) => {
      const first = column === 0;
      const x = first ? 0 : rowMargins.left + column * inner - 8;
      const widthPx = first ? inner + rowMargins.left : inner + 8;
      placed.push({ panel: scanPanel(document, { film, stripe, axes, widthPx, first }), x, y });
      const residuals = residualPanel(document, { film, stripe, x: axes.x, widthPx, first, last });
      placed.push({ panel: residuals, x, y: y + 112 });
    });
    y += 112 + (last ? 76 : 52);
  });
  return composeFigure({ document, widthMm, heightPx: y, textAlternative: alternative }, placed);
}

/** One figure a film family with stripe-length scans. */
export function stripeFigures({ films }: Results): Figure[] {
  return filmFamilies(films)
    .map((family) => family.filter((film) => film.stripes.length > 0))
    .filter((family) => family.length > 0)
    .map((family) => {
      const names = family.map((film) => film.name).join(' and ');
      const outcome = family.map((film) => {
        const strongest = film.stripes.at(-1);
        return `${film.name} ${strongest ? stripeOutcomeText(strongest) : ''}`;
      });
      const textAlternative = `Intensity against stripe length with fits; at the highest fluence: ${outcome.join(', ')}.`;
      return {
        name: `stripe-${family[0]?.name ?? ''}`,
        title: `Stripe-length scans of ${names}`,
        caption:
          'Lines: average of the models with its 95 % band; short dashes: Eq. 1 on its usual window. Below each scan: residuals in standard deviations. Grey crosses were excluded.',
        textAlternative,
        draw: (document) => stripeFigure(family, document, textAlternative),
      };
    });
}
