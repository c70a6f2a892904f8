import { formatSignificant } from '@modalgain/numerics';
import type { ChartedFilm, ControlChart } from '@modalgain/study';
import { annotation } from '../draw/annotations.js';
import { composeFigure } from '../draw/compose.js';
import { filmPoints } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { columnWidthMm, markerRadiusPx, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import {
  axisLabel,
  estimateText,
  filmNames,
  groupKey,
  groupStyles,
  type CampaignQuantity,
} from './campaign-plot.js';
import { levelLine, limitLines, mostNamed, outsideNames, runBracket } from './control-chart-marks.js';

export interface ControlChartPlot {
  readonly quantity: CampaignQuantity;
  readonly chart: ControlChart;
  /** What the films are ordered by, e.g. "date"; empty: the order of the campaign. */
  readonly orderedBy: string;
}

const heightPx = 260;
/** Of the frame's width: what a marker and its gap need. */
const pxPerPoint = 8;

/** A quantity of film after film, with centre line and the limits that each one's own error sets; films outside are named. */
export function controlChartFigure(plot: ControlChartPlot): Figure {
  const { quantity, chart, orderedBy } = plot;
  const { films, scatter } = chart;
  const order = orderedBy === '' ? 'in the order of the campaign' : `by ${orderedBy}`;
  const limits = scatter
    ? `Line: weighted mean, ${estimateText({ value: scatter.mean, standardError: scatter.meanError }, quantity)}; steps: three standard deviations of the films' own scatter (${formatSignificant(scatter.betweenFilms / quantity.unitSize, 2)}) and each one's error.`
    : 'Too few films for limits.';
  return {
    name: `control-chart-${quantity.name}`,
    title: `${axisLabel({ ...quantity, unit: '' })} of ${films.length} films ${order}`,
    caption: `Bars: one standard error. ${limits}`,
    textAlternative: spoken(plot),
    draw: (document) => draw(document, plot),
  };
}

function spoken({ quantity, chart: { films, scatter, runs, open } }: ControlChartPlot): string {
  const names = filmNames(films);
  const outside = films.filter((film) => film.outside);
  const named = outside
    .slice(0, mostNamed)
    .map((film) => `${names.get(film) ?? film.film} (${estimateText(film.estimate, quantity)})`);
  const more = outside.length > mostNamed ? ` and ${outside.length - mostNamed} more` : '';
  const said = [
    scatter
      ? outside.length === 0
        ? `The ${quantity.words} of all ${films.length} films is within the limits.`
        : `The ${quantity.words} is outside the limits in ${outside.length} of ${films.length} films: ${named.join(', ')}${more}.`
      : `The ${quantity.words} of ${films.length} films; too few for limits.`,
    ...runs.map(
      ({ side, first, last }) =>
        `${last - first + 1} films in a row are ${side} the mean, ${names.get(films[first]) ?? ''} to ${names.get(films[last]) ?? ''}.`,
    ),
    ...(open.length === 0 ? [] : [`Not determined: ${open.length}.`]),
  ];
  return said.join(' ');
}

function draw(document: Document, plot: ControlChartPlot): SVGSVGElement {
  const { quantity, chart } = plot;
  const { films, scatter, runs } = chart;
  const widthMm = columnWidthMm.double;
  const widthPx = pixelsFromMm(widthMm);
  const margins = { top: 26, right: 12, bottom: 36, left: 52 };
  const styles = groupStyles(films);
  const names = filmNames(films);
  const inUnit = (value: number): number => value / quantity.unitSize;
  const radius = Math.min(
    markerRadiusPx,
    Math.max(1.2, ((widthPx - 70) / Math.max(films.length, 1) / pxPerPoint) * markerRadiusPx),
  );
  const pointOf = (film: ChartedFilm) => {
    const { value, standardError } = film.estimate;
    return {
      x: films.indexOf(film) + 1,
      y: inUnit(value),
      lower: inUnit(value - standardError),
      upper: inUnit(value + standardError),
    };
  };
  const panel = drawPanel({
    document,
    widthPx,
    heightPx,
    margins,
    x: orderAxis(plot, widthPx - margins.left - margins.right),
    y: { domain: domainOf(films, inUnit), label: axisLabel(quantity) },
    marks: [
      annotation((_, frame) => groupKey(document, frame, styles)),
      annotation((_, frame) =>
        scatter
          ? [
              ...limitLines(document, frame, films, inUnit),
              levelLine(document, frame, inUnit(scatter.mean)),
              ...runs.map((run) => runBracket(document, frame, run)),
            ]
          : [],
      ),
      ...[...styles].map(([group, style]) =>
        filmPoints(films.filter((film) => film.group === group).map(pointOf), style, radius),
      ),
      annotation((_, frame) => outsideNames(document, frame, films, names, inUnit)),
    ],
  });
  const frame = { document, widthMm, heightPx, textAlternative: spoken(plot) };
  return composeFigure(frame, [{ panel, x: 0, y: 0 }]);
}

/** Numbers of the films, or what they are ordered by where it fits. */
function orderAxis({ chart: { films }, orderedBy }: ControlChartPlot, widthPx: number): Axis {
  const widest = Math.max(10, ...films.map(({ at }) => textWidthPx(at)));
  const most = Math.max(1, Math.floor(widthPx / (widest + 12)));
  const step = Math.ceil(films.length / most);
  const stated = orderedBy !== '';
  return {
    domain: [0.3, Math.max(films.length, 1) + 0.7],
    label: stated ? `Film, by ${orderedBy}` : 'Film, in the order of the campaign',
    ...(stated && {
      ticks: films.flatMap((_, i) => (i % step === 0 ? [i + 1] : [])),
      tickText: (place: number) => films[place - 1]?.at ?? '',
    }),
  };
}

/** All films with their errors, and the limits of the best measured one; wider limits leave the frame. */
function domainOf(films: readonly ChartedFilm[], inUnit: (value: number) => number): [number, number] {
  if (films.length === 0) return [0, 1];
  const best = films.reduce((a, b) => (b.estimate.standardError < a.estimate.standardError ? b : a));
  const ends = films.flatMap(({ estimate: { value, standardError } }) => [
    value - standardError,
    value + standardError,
  ]);
  return niceDomain([...ends, ...(best.limits ?? [])].map(inUnit), 5);
}
