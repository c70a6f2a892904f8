import { formatSignificant } from '@modalgain/numerics';
import { cornerText, endLabels } from '../draw/labels.js';
import { curveMark, filmPoints, levelMark } from '../draw/marks.js';
import { composeFigure } from '../draw/compose.js';
import { drawPanel } from '../draw/panel.js';
import type { Figure } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { severityInks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';

/** How the error of the net gain of one scan falls with the number of its points, and the plan. */
export interface PlannedScanErrors {
  readonly film: FilmIdentity;
  /** By increasing number of points; as `forecastStripe` predicts. */
  readonly errors: readonly { readonly points: number; readonly relativeError: number }[];
  readonly plan: { readonly points: number; readonly relativeError: number };
}

/** Predicted error of the net gain against the number of stripe lengths. */
export function stripePlanFigure(scans: readonly PlannedScanErrors[], wantedRelativeError: number): Figure {
  const all = scans
    .flatMap(({ errors, plan }) => [...errors, plan])
    .filter((e) => Number.isFinite(e.relativeError));
  const percents = [...all.map(({ relativeError }) => relativeError), wantedRelativeError].map(
    (e) => 100 * e,
  );
  const counts = all.map(({ points }) => points);
  const said = scans.map(
    ({ film, plan }) =>
      `${film.name} ${plan.points} points for ${formatSignificant(100 * plan.relativeError, 2)} %`,
  );
  const textAlternative = `Predicted relative error of the net gain against the number of stripe lengths; ${said.join(', ')}.`;
  const draw = (document: Document): SVGSVGElement => {
    const widthMm = columnWidthMm.single;
    const heightPx = 210;
    const namesPx = 1.08 * Math.max(...scans.map(({ film }) => textWidthPx(film.name))) + 10;
    const panel = drawPanel({
      document,
      widthPx: pixelsFromMm(widthMm),
      heightPx,
      margins: { top: 10, right: namesPx, bottom: 34, left: 46 },
      x: {
        domain: [Math.min(...counts) / 1.1, Math.max(...counts) * 1.1],
        scale: 'log',
        ticks: [10, 20, 50, 100, 200].filter((count) => count <= Math.max(...counts)),
        tickText: String,
        label: 'Stripe lengths in a scan',
      },
      y: {
        domain: [Math.min(...percents) / 1.4, Math.min(200, Math.max(...percents)) * 1.4],
        scale: 'log',
        tickText: String,
        label: 'Error of g (%)',
      },
      marks: [
        levelMark(100 * wantedRelativeError, severityInks.holds, '2.5 2'),
        ...scans.map(({ film, errors }) => {
          const { hue, dashes } = filmStyle(film);
          const line = { x: errors.map((e) => e.points), y: errors.map((e) => 100 * e.relativeError) };
          return curveMark(line, { stroke: hue, dashes });
        }),
        ...scans.map(({ film, plan }) =>
          filmPoints([{ x: plan.points, y: 100 * plan.relativeError }], filmStyle(film)),
        ),
        cornerText('top-right', [
          {
            text: `wanted: ${formatSignificant(100 * wantedRelativeError, 2)}\u00a0%`,
            fill: severityInks.holds,
            weight: 600,
          },
        ]),
        endLabels(
          scans.flatMap(({ film, errors }) => {
            const last = errors.at(-1);
            return last ? [{ text: film.name, y: 100 * last.relativeError, fill: filmStyle(film).hue }] : [];
          }),
        ),
      ],
    });
    return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
  };
  return {
    name: 'stripe-plan',
    title: 'How many stripe lengths',
    caption:
      'Predicted relative standard error of the net gain against the number of lengths, each time with the best spacing; marker: the fewest that reach what is wanted, or the best there is.',
    textAlternative,
    draw,
  };
}
