import { formatSignificant } from '@modalgain/numerics';
import type { Estimate } from '@modalgain/numerics';
import type { FilmResult, PredictedLossResult } from '@modalgain/study';
import * as Plot from '@observablehq/plot';
import type { FrameBox } from '../draw/annotations.js';
import { intervalRow } from '../draw/interval-rows.js';
import { svgElement, svgText } from '../draw/svg.js';
import { linearTicks } from '../draw/ticks.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, inkStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { strokes } from '../style/sizes.js';
import { drawFilmRows, type RowColumn } from './film-rows.js';

interface PredictedFilm {
  readonly film: FilmResult;
  readonly predicted: PredictedLossResult;
}

type Kind = PredictedLossResult['beside'][number]['kind'];

const besideOf = ({ predicted }: PredictedFilm, kind: Kind) =>
  predicted.beside.find((found) => found.kind === kind);

const determined = (estimate: Estimate) => ({ kind: 'determined', estimate }) as const;

/** Heights within a film's row, of which there are three lines. */
const lines = { fitted: -0.27, measured: 0, claimed: 0, predicted: 0.27 } as const;
const barPx = 7;

/**
 * Scattering and absorption from 0 on as one bar, light and dark, with the interval of their sum. Absorption that is no more than bounded is an
 * outline.
 */
function predictedBar(
  document: Document,
  frame: FrameBox,
  { predicted, y, words }: { predicted: PredictedLossResult; y: number; words: string },
): SVGElement[] {
  const inside = (value: number): number => Math.min(frame.x(value), frame.right);
  const { scatteringPerCm, sumPerCm } = predicted;
  const bar = (from: number, to: number, fill: string, stroke = fill): SVGElement =>
    svgElement(document, 'rect', {
      x: inside(from),
      y: y - barPx / 2,
      width: Math.max(0, inside(to) - inside(from)),
      height: barPx,
      fill,
      stroke,
      'stroke-width': strokes.frame,
    });
  const bounded = predicted.absorptionPerCm?.interval95[0] === 0;
  const [lower, upper] = sumPerCm.interval95.map(inside);
  const whisker = `M${lower} ${y}H${upper}M${lower} ${y - 3}v6M${upper} ${y - 3}v6`;
  return [
    bar(0, scatteringPerCm.value, inks.line),
    bar(scatteringPerCm.value, sumPerCm.value, bounded ? inks.paper : inks.faint, inks.faint),
    svgElement(document, 'path', {
      d: whisker,
      stroke: inks.ink,
      'stroke-width': strokes.errorBar,
      fill: 'none',
    }),
    svgText(document, words, { x: upper + 6, y, fill: inks.secondary, halo: true }),
  ];
}

/** The names of the lines stand in the first row only. */
function lossColumn(films: readonly PredictedFilm[]): RowColumn {
  const ends = films.flatMap(({ predicted }) => [
    predicted.sumPerCm.interval95[1],
    ...predicted.beside.map(({ lossPerCm }) => lossPerCm.interval95[1]),
  ]);
  const domain = [0, 1.22 * Math.max(...ends.filter(Number.isFinite))] as const;
  return {
    head: 'Loss α (cm⁻¹)',
    x: { domain, ticks: linearTicks(domain, 4) },
    row: (document, frame, identity, place) => {
      const each = films.find(({ film }) => film.name === identity.name);
      if (!each) return [];
      const named = each === films[0];
      const line = (kind: Kind, style = inkStyle): SVGElement[] => {
        const found = besideOf(each, kind);
        if (!found) return [];
        const quantity = determined(found.lossPerCm);
        const row = { place: place + lines[kind], quantity, style, ...(named && { text: kind }) };
        return intervalRow(document, frame, row);
      };
      const bar = {
        predicted: each.predicted,
        y: frame.y(place + lines.predicted),
        words: named ? 'predicted' : '',
      };
      return [
        ...line('fitted', filmStyle(identity)),
        ...line(besideOf(each, 'measured') ? 'measured' : 'claimed'),
        ...predictedBar(document, frame, bar),
      ];
    },
  };
}

/** "1.0", "0.92", "14": two digits. */
const factorText = (factor: number): string => (factor < 99.5 ? factor.toPrecision(2) : factor.toFixed(0));

const ratioTicks = [0.01, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000];

/** Over the prediction, on a logarithmic axis with a line at 1. */
function ratioColumn(films: readonly PredictedFilm[]): RowColumn {
  const ends = films.flatMap(({ predicted }) => predicted.beside.flatMap(({ ratio }) => ratio.interval95));
  const finite = ends.filter((end) => Number.isFinite(end) && end > 0);
  const domain = [Math.min(0.5, ...finite) / 1.2, Math.max(2, ...finite) * 1.3] as const;
  return {
    head: 'Loss over predicted loss',
    x: {
      domain,
      scale: 'log',
      ticks: ratioTicks.filter((tick) => tick > domain[0] && tick < domain[1]),
      tickText: String,
    },
    marks: [Plot.ruleX([1], { stroke: inks.faint, strokeWidth: strokes.frame, strokeDasharray: '2.5 2' })],
    row: (document, frame, identity, place) => {
      const each = films.find(({ film }) => film.name === identity.name);
      const found = each?.predicted.beside.at(0);
      if (!found) return [];
      const style = found.kind === 'fitted' ? filmStyle(identity) : inkStyle;
      const text = `× ${factorText(found.ratio.value)}`;
      return intervalRow(document, frame, {
        place: place + lines[found.kind],
        quantity: determined(found.ratio),
        style,
        text,
      });
    },
  };
}

/** What roughness and absorption make each film lose, beside what it was found to lose. */
export const predictedLossFigures: FigureKind = ({ films }): Figure[] => {
  const shown = films.flatMap((film) =>
    film.predictedLoss ? [{ film, predicted: film.predictedLoss }] : [],
  );
  const compared = shown.some(({ predicted }) => predicted.beside.length > 0);
  if (shown.length === 0) return [];
  const said = shown.map(({ film, predicted }) => {
    const [first = ''] = predicted.beside.map(
      ({ kind, ratio }) => `, ${kind} × ${factorText(ratio.value)} of that`,
    );
    return `${film.name} ${formatSignificant(predicted.sumPerCm.value, 2)} per cm${first}`;
  });
  const textAlternative = `Predicted loss of each film: ${said.join('; ')}.`;
  const hasAbsorption = shown.some(({ predicted }) => predicted.absorptionPerCm);
  return [
    {
      name: 'predicted-loss',
      title: 'Loss as predicted, and as found',
      caption: `Bar: what the roughness of the surface scatters${hasAbsorption ? ' (light) and what k absorbs (dark; outlined where the error of k bounds it only)' : ''}, with the 95 % interval of the sum; the theory of scattering is good to a factor of 2.${compared ? ' Above it: the loss of the gain fit in the film’s colour, and the measured one in black. Beyond the dashed line a film loses more than is predicted.' : ''}`,
      textAlternative,
      draw: (document) =>
        drawFilmRows({
          document,
          textAlternative,
          films: shown.map(({ film }) => film),
          columns: [lossColumn(shown), ...(compared ? [ratioColumn(shown)] : [])],
          maximumColumns: 2,
          rowPx: 40,
        }),
    },
  ];
};
