import { formatEstimate, formatSignificant } from '@modalgain/numerics';
import type { FilmResult, Results } from '@modalgain/study';
import type { Markish } from '@observablehq/plot';
import { smallMultiples, type Cell } from '../draw/multiples.js';
import { cornerText, endLabels } from '../draw/labels.js';
import { bandMark, curveMark, filmPoints, levelMark, type Point } from '../draw/marks.js';
import { drawPanel, type Axis } from '../draw/panel.js';
import { niceDomain } from '../draw/ticks.js';
import type { Figure } from '../figure.js';
import { filmFamilies, filmStyle } from '../style/films.js';
import { inks } from '../style/inks.js';
import { ghostCurves } from './ghost-curves.js';
import { netGainPoints } from './net-gain.js';

/** The film as it is: its thickness and its net gain at the fluence of the prediction. */
function measuredPoint(film: FilmResult): Point[] {
  const { thicknessNm, prediction } = film;
  if (!thicknessNm || !prediction) return [];
  const at = netGainPoints(film).find(({ x }) => Math.abs(x / prediction.fluenceUjPerCm2 - 1) < 1e-6);
  return at ? [{ ...at, x: thicknessNm.value }] : [];
}

/** All thicknesses of the predictions; gains from a little below the lowest point of interest to the highest band. */
export function predictionAxes(films: readonly FilmResult[]): { x: Axis; y: Axis } {
  const curves = films.flatMap((film) => (film.prediction ? [film.prediction.netGainCurve] : []));
  const lengths = curves.flatMap((curve) => curve.x);
  const top = Math.max(...curves.flatMap((curve) => curve.upper.filter(Number.isFinite)), 1);
  const [low, high] = niceDomain([-top * 0.45, top], 6);
  return { x: { domain: [Math.min(...lengths), Math.max(...lengths)] }, y: { domain: [low, high] } };
}

/** Band, curve and measured point of each film. */
export function predictionMarks(films: readonly FilmResult[]): Markish[] {
  const curve = (film: FilmResult): Markish => {
    const { hue, dashes } = filmStyle(film);
    return film.prediction ? curveMark(film.prediction.netGainCurve, { stroke: hue, dashes }) : null;
  };
  return [
    levelMark(0),
    ...films.map((film) =>
      film.prediction ? bandMark(film.prediction.netGainCurve, filmStyle(film).hue) : null,
    ),
    ...films.map(curve),
    ...films.map((film) => filmPoints(measuredPoint(film), filmStyle(film))),
  ];
}

export function predictionEndLabels(films: readonly FilmResult[]): Markish {
  return endLabels(
    films.flatMap((film) => {
      const y = film.prediction?.netGainCurve.y.at(-1);
      return y === undefined ? [] : [{ text: film.name, y, fill: filmStyle(film).hue }];
    }),
  );
}

/** "SC1 from 86 nm", or what is open. */
export function positiveFromText({ name, prediction }: FilmResult): string | undefined {
  if (!prediction) return undefined;
  const { positiveFromNm, best } = prediction;
  if (best.kind === 'no-gain') return `${name}: no gain at any thickness`;
  if (positiveFromNm.kind === 'not-determined') return undefined;
  return `${name} from ${formatEstimate(positiveFromNm.estimate)}\u00a0nm`;
}

/** In the corner: from which thickness each film has gain. */
export function positiveFromNote(films: readonly FilmResult[]): Markish {
  const texts = films.flatMap((film) => positiveFromText(film) ?? []);
  const heading = texts.some((text) => text.includes(' from '))
    ? [{ text: 'net gain above 0', fill: inks.secondary }]
    : [];
  return cornerText('bottom-right', [...heading, ...texts.map((text) => ({ text, fill: inks.secondary }))]);
}

function drawFigure(
  films: readonly FilmResult[],
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const axes = predictionAxes(films);
  const panel = (family: readonly FilmResult[], { first, ...cell }: Cell): SVGSVGElement =>
    drawPanel({
      ...cell,
      x: { ...axes.x, label: 'Film thickness (nm)' },
      y: { ...axes.y, numbers: first, ...(first ? { label: 'Net gain (cm⁻¹)' } : {}) },
      head: { text: family.map((film) => film.name).join(', ') },
      marks: [
        ...ghostCurves({ films, family, curveOf: ({ prediction }) => prediction?.netGainCurve }),
        ...predictionMarks(family),
        predictionEndLabels(family),
        positiveFromNote(family),
      ],
    });
  const items = filmFamilies(films);
  return smallMultiples({
    document,
    textAlternative,
    items,
    draw: panel,
    maximumColumns: 3,
    heightPx: 210,
    labelRoomPx: 44,
  });
}

/** Net gain that each film would have at other thicknesses, a panel a family. */
export function predictionFigures({ films }: Results): Figure[] {
  const predicted = films.filter((film) => film.prediction !== null);
  const fluence = predicted[0]?.prediction?.fluenceUjPerCm2;
  if (fluence === undefined) return [];
  const starts = predicted.flatMap((film) => positiveFromText(film) ?? []);
  const textAlternative = `Predicted net gain against film thickness${starts.length > 0 ? `; positive for ${starts.join(', ')}` : ''}.`;
  return [
    {
      name: 'prediction',
      title: 'Predicted net gain against thickness',
      caption: `At ${formatSignificant(fluence, 3)} µJ/cm²; index, film gain and loss as in the film, only the thickness changes. Bands 95 %; points: the films as they are.`,
      textAlternative,
      draw: (document) => drawFigure(predicted, document, textAlternative),
    },
  ];
}
