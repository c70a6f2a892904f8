import type { DensityPlan, PlannedMeasurements } from '@modalgain/gain';
import { formatSignificant } from '@modalgain/numerics';
import { composeFigure } from '../draw/compose.js';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure } from '../figure.js';
import { inks, severityInks } from '../style/inks.js';
import { shapePath } from '../style/shapes.js';
import { columnWidthMm, pixelsFromMm, strokes } from '../style/sizes.js';
import { textWidthPx, wrapText } from '../style/text.js';

/** One way to go on, with the error that it leads to. */
interface Way {
  readonly label: string;
  readonly error: number;
  /** The part that further measurements do not change. */
  readonly systematic: number;
  readonly isBest: boolean;
}

const symbols = { density: 'n_{t}', loss: 'α' } as const;

/** "2 scans of α and 4 fluences, 3–28 µJ/cm²". */
function measurementText({ fluencesUjPerCm2: fluences, lossScans, threshold }: PlannedMeasurements): string {
  const ends = [fluences.at(0), fluences.at(-1)].map((fluence) => formatSignificant(fluence ?? 0, 2));
  const range = ends[0] === ends[1] ? ends[0] : ends.join('–');
  const parts = [
    ...(lossScans > 0 ? [`${lossScans} ${lossScans === 1 ? 'scan' : 'scans'} of α`] : []),
    ...(fluences.length > 0
      ? [`${fluences.length} ${fluences.length === 1 ? 'fluence' : 'fluences'}, ${range}\u00a0µJ/cm²`]
      : []),
    ...(threshold ? ['a threshold'] : []),
  ];
  return parts.length === 0 ? 'nothing more' : parts.join(' and ');
}

function waysOf({ present, best, alone }: DensityPlan): Way[] {
  const further = [alone.loss, alone.fluences, alone.threshold, best].flatMap((way) =>
    way && way.scanCount > 0 ? [way] : [],
  );
  const labels = further.map(measurementText);
  const ways = further.map(({ forecast }, i): Way => ({
    label: labels[i] ?? '',
    error: forecast.total,
    systematic: forecast.systematic,
    isBest: labels[i] === measurementText(best),
  }));
  // The best way may be one of the single ones.
  const distinct = ways.filter((_, i) => labels.indexOf(labels[i] ?? '') === i);
  const now = { label: 'as it is', error: present.total, systematic: present.systematic };
  return [{ ...now, isBest: best.scanCount === 0 }, ...distinct];
}

const rowPx = 30;
const leftPx = 132;
const headPx = 22;
const footPx = 34;

function wayElements(document: Document, frame: FrameBox, way: Way, place: number): SVGElement[] {
  const y = frame.y(place);
  const ink = way.isBest ? inks.ink : inks.faint;
  const weight = way.isBest ? 600 : 400;
  const open = !Number.isFinite(way.error);
  const text = open ? 'open' : `${formatSignificant(100 * way.error, 2)}\u00a0%`;
  const x = open ? frame.right - textWidthPx(text) - 10 : Math.min(frame.right - 1, frame.x(100 * way.error));
  const lines = wrapText(way.label, leftPx - 14);
  const line = svgElement(document, 'path', {
    d: `M${frame.left} ${y}H${x}`,
    stroke: ink,
    'stroke-width': strokes.errorBar,
  });
  const marker = svgElement(document, 'path', {
    d: shapePath('circle', 3.4, x, y),
    fill: way.isBest ? ink : inks.paper,
    stroke: ink,
    'stroke-width': strokes.markerOutline,
  });
  return [
    line,
    ...(open ? [] : [marker]),
    svgText(document, text, { x: x + 8, y, fill: ink, weight, halo: true }),
    ...lines.map((each, i) =>
      svgText(document, each, {
        x: frame.left - 8,
        y: y + 12 * (i - (lines.length - 1) / 2),
        anchor: 'end',
        fill: ink,
        weight,
      }),
    ),
  ];
}

function planPanel(plan: DensityPlan, wanted: number, place: { document: Document; widthPx: number }) {
  const ways = waysOf(plan);
  const errors = ways.map(({ error }) => error).filter(Number.isFinite);
  const systematic = Math.min(...ways.map((way) => way.systematic));
  const low = Math.min(wanted, ...errors, ...(systematic > 0 ? [systematic] : []));
  const high = Math.min(100, Math.max(wanted, ...errors));
  return drawPanel({
    ...place,
    heightPx: headPx + rowPx * ways.length + footPx,
    margins: { left: leftPx, right: 10, top: headPx, bottom: footPx },
    x: {
      domain: [(100 * low) / 1.5, 100 * high * 12],
      scale: 'log',
      tickText: String,
      label: `Relative error of ${symbols[plan.quantity]} (%)`,
    },
    y: { domain: [ways.length - 0.5, -0.5], ticks: [] },
    head: { text: plan.film },
    marks: [
      annotation((document, { x, top, bottom }) => [
        svgElement(document, 'path', {
          d: `M${x(100 * wanted)} ${top}V${bottom}`,
          stroke: severityInks.holds,
          'stroke-width': strokes.curve,
          'stroke-dasharray': '2.5 2',
        }),
      ]),
      annotation((document, frame) => ways.flatMap((way, place) => wayElements(document, frame, way, place))),
    ],
  });
}

function drawFigure(
  plans: readonly DensityPlan[],
  wanted: number,
  document: Document,
  textAlternative: string,
) {
  const columns = Math.min(2, plans.length);
  const widthMm = columns > 1 ? columnWidthMm.double : columnWidthMm.single;
  const widthPx = pixelsFromMm(widthMm) / columns;
  const rows = Math.max(...plans.map((plan) => waysOf(plan).length));
  const heightPx = headPx + rowPx * rows + footPx;
  const placed = plans.map((plan, i) => ({
    panel: planPanel(plan, wanted, { document, widthPx }),
    x: (i % columns) * widthPx,
    y: Math.floor(i / columns) * heightPx,
  }));
  const total = Math.ceil(plans.length / columns) * heightPx;
  return composeFigure({ document, widthMm, heightPx: total, textAlternative }, placed);
}

/** What further measurements would bring, film by film, as `planDensity` gave it. */
export function planFigure(plans: readonly DensityPlan[], wantedRelativeError: number): Figure {
  const said = plans.map(
    (plan) =>
      `${plan.film}: ${measurementText(plan.best)} gives ${formatSignificant(100 * plan.best.forecast.total, 2)} %`,
  );
  const textAlternative = `Predicted relative error after further measurements; ${said.join('; ')}.`;
  return {
    name: 'plan',
    title: 'What to measure next',
    caption: `Predicted relative standard error after each further measurement; dashed: what is wanted, ${formatSignificant(100 * wantedRelativeError, 2)}\u00a0%; black: the fewest scans that reach it, or the best there is.`,
    textAlternative,
    draw: (document) => drawFigure(plans, wantedRelativeError, document, textAlternative),
  };
}
