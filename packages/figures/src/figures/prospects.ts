import { formatSignificant } from '@modalgain/numerics';
import type { GainFitResult } from '@modalgain/study';
import type { FrameBox } from '../draw/annotations.js';
import { filmMarkers } from '../draw/marks.js';
import type { Axis } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';
import { drawFilmRows, type RowColumn } from './film-rows.js';

type Forecast = GainFitResult['forecasts'][number];

/** A relative error: null where the density would stay open, undefined where this is no question. */
type ErrorOf = (forecast: Forecast) => number | null | undefined;

const percent = (error: number): string => `${formatSignificant(100 * error, 2)}\u00a0%`;

/** Beyond this nothing is known, and the axis ends. */
const largestError = 10;

function axisOf(forecasts: readonly Forecast[], errors: readonly ErrorOf[]): Axis {
  const all = forecasts.flatMap((forecast) => errors.flatMap((of) => of(forecast) ?? []));
  const [low, high] = [Math.min(0.05, ...all), Math.min(largestError, Math.max(0.2, ...all))];
  return { domain: [(100 * low) / 1.6, 100 * high * 5], scale: 'log', tickText: String };
}

function column(
  head: string,
  x: Axis,
  { forecasts, of }: { forecasts: readonly Forecast[]; of: ErrorOf },
): RowColumn {
  return {
    head,
    x,
    row: (document, frame, film, place) => {
      const forecast = forecasts.find((each) => each.film === film.name);
      const error = forecast && of(forecast);
      if (error === undefined) return [];
      return error === null
        ? openLine(document, frame, { film, y: frame.y(place) })
        : errorLine(document, frame, { film, y: frame.y(place), error });
    },
  };
}

interface Line {
  readonly film: FilmIdentity;
  readonly y: number;
}

/** A line as long as the error, with its end marked and written. */
function errorLine(
  document: Document,
  frame: FrameBox,
  { film, y, error }: Line & { error: number },
): SVGElement[] {
  const style = filmStyle(film);
  const x = Math.min(frame.x(100 * error), frame.right - 1);
  return [
    lineTo(document, frame, { film, y, x }),
    filmMarkers(document, { style, places: [{ x, y }] }),
    svgText(document, percent(error), { x: x + 8, y, fill: inks.secondary, halo: true }),
  ];
}

/** A line across the frame that says so. */
function openLine(document: Document, frame: FrameBox, { film, y }: Line): SVGElement[] {
  const x = frame.right - textWidthPx('open') - 10;
  return [
    lineTo(document, frame, { film, y, x }),
    svgText(document, 'open', { x: x + 6, y, fill: inks.faint }),
  ];
}

function lineTo(document: Document, { left }: FrameBox, { film, y, x }: Line & { x: number }): SVGElement {
  const look = { stroke: filmStyle(film).hue, 'stroke-width': strokes.errorBar, fill: 'none' };
  return svgElement(document, 'path', { d: `M${left} ${y}H${x}`, ...look });
}

const commonLossError = (forecasts: readonly Forecast[]): number | undefined =>
  forecasts.flatMap(({ withMeasuredLoss }) => withMeasuredLoss?.lossRelativeError ?? []).at(0);

/** "4 fluences, 7–59 µJ/cm²" where all films are to be measured alike. */
function lowFluencesText(forecasts: readonly Forecast[]): string {
  const texts = forecasts.map(({ withLowFluences: { fluencesUjPerCm2: fluences } }) => {
    const range = [fluences.at(0), fluences.at(-1)].map((fluence) => formatSignificant(fluence ?? 0, 2));
    return `${fluences.length} fluences, ${range.join('–')}\u00a0µJ/cm²`;
  });
  return new Set(texts).size === 1 ? (texts[0] ?? '') : 'with low fluences';
}

/** How well each density would be known after one more measurement. */
export function prospectsFigure(forecasts: readonly Forecast[], allFilms: readonly FilmIdentity[]): Figure {
  const films = allFilms.filter(({ name }) => forecasts.some(({ film }) => film === name));
  const withLoss: ErrorOf = ({ withMeasuredLoss }) => withMeasuredLoss?.densityRelativeError;
  const withFluences: ErrorOf = ({ withLowFluences }) => withLowFluences.densityRelativeError;
  const now: ErrorOf = ({ present }) => present;
  const x = axisOf(forecasts, [now, withLoss, withFluences]);
  const lossError = commonLossError(forecasts);
  const columns = [
    column('now', x, { forecasts, of: now }),
    ...(lossError === undefined
      ? []
      : [column(`with α to ${percent(lossError)}`, x, { forecasts, of: withLoss })]),
    column(
      lowFluencesText(forecasts),
      { ...x, label: 'Error of n_{t} (%)' },
      { forecasts, of: withFluences },
    ),
  ];
  const present = forecasts.map(
    ({ film, present: error }) => `${film} ${error === null ? 'open' : percent(error)}`,
  );
  const textAlternative = `Relative standard error of the density now (${present.join(', ')}) and as predicted after one more measurement.`;
  return {
    name: 'prospects',
    title: 'What would determine the densities',
    caption: `Relative standard error of n_{t} as it is${lossError === undefined ? '' : ', with the loss of films that have none measured to the stated error,'} and with net gains at further, lower fluences: predicted from the fit.`,
    textAlternative,
    draw: (document) => drawFilmRows({ document, textAlternative, films, columns }),
  };
}

export const prospectsFigures: FigureKind = ({ gainFit, films }) =>
  gainFit && gainFit.forecasts.length > 0 ? [prospectsFigure(gainFit.forecasts, films)] : [];
