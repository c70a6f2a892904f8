import type { Results, StripeResult } from '@modalgain/study';
import { composeFigure, type PlacedPanel } from '../draw/compose.js';
import type { Figure } from '../figure.js';
import { filmFamilies, type FilmIdentity } from '../style/films.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { residualPanel, scanPanel, stripeAxes, stripeOutcomeText } from './stripe-panels.js';

const leftPx = 46;
const innerLeftPx = 6;
const rightPx = 4;
const scan = { heightPx: 126, top: 20, bottom: 3 };
const residuals = { heightPx: 42, top: 2, bottom: 3 };
/** What the numbers and label of x take below the lowest row. */
const xAxisPx = 32;

/** A film with its stripe-length scans. */
export interface ScannedFilm extends FilmIdentity {
  readonly stripes: readonly StripeResult[];
}

/** Scans of the family in rows of at most four, a film beginning a new row. */
function rowsOf(
  family: readonly ScannedFilm[],
  columns: number,
): { film: ScannedFilm; stripes: readonly StripeResult[] }[] {
  return family.flatMap((film) =>
    Array.from({ length: Math.ceil(film.stripes.length / columns) }, (_, row) => ({
      film,
      stripes: film.stripes.slice(row * columns, (row + 1) * columns),
    })),
  );
}

/** A film and what was made of it: intensity against stripe length at every fluence, with fit, band and residuals. */
function drawFamily(
  family: readonly ScannedFilm[],
  document: Document,
  textAlternative: string,
): SVGSVGElement {
  const axes = stripeAxes(family.flatMap((film) => film.stripes));
  const columns = Math.min(4, Math.max(...family.map((film) => film.stripes.length)));
  const widthMm = columns > 2 ? columnWidthMm.double : columnWidthMm.single;
  const frame = (pixelsFromMm(widthMm) - leftPx - columns * rightPx) / columns - innerLeftPx;
  const rows = rowsOf(family, columns);
  const placed: PlacedPanel[] = [];
  let top = 0;
  rows.forEach(({ film, stripes }, row) => {
    const last = row === rows.length - 1;
    stripes.forEach((stripe, column) => {
      const first = column === 0;
      const left = first ? leftPx : innerLeftPx;
      const place = (
        room: typeof scan,
        below = 0,
      ): Pick<Parameters<typeof scanPanel>[0], 'heightPx' | 'margins' | 'widthPx'> => ({
        heightPx: room.heightPx + below,
        widthPx: left + frame + rightPx,
        margins: { left, right: rightPx, top: room.top, bottom: room.bottom + below },
      });
      const x = leftPx - left + column * (frame + rightPx + innerLeftPx);
      const cell = { document, film, stripe, x: axes.x, y: axes.y, first };
      placed.push({ panel: scanPanel({ ...cell, ...place(scan), last: false }), x, y: top });
      const strip = residualPanel({ ...cell, ...place(residuals, last ? xAxisPx : 0), last });
      placed.push({ panel: strip, x, y: top + scan.heightPx });
    });
    top += scan.heightPx + residuals.heightPx + (last ? xAxisPx : 4);
  });
  return composeFigure({ document, widthMm, heightPx: top, textAlternative }, placed);
}

const hasExcluded = ({ points }: StripeResult): boolean => points.some((point) => point.excluded !== null);

/** The scans of a film and of what was made of it. */
export function stripeFigure(family: readonly ScannedFilm[]): Figure {
  const stripes = family.flatMap((film) => film.stripes);
  const outcomes = family.map((film) => {
    const strongest = film.stripes.at(-1);
    return `${film.name} ${strongest ? stripeOutcomeText(strongest) : ''}`;
  });
  const textAlternative = `Intensity against stripe length with fits; at the highest fluence: ${outcomes.join(', ')}.`;
  return {
    name: `stripe-${family[0]?.name ?? ''}`,
    title: `Stripe-length scans of ${family.map((film) => film.name).join(' and ')}`,
    caption: [
      'Lines: average of the models with its 95 % band; bars: one standard deviation.',
      ...(stripes.some((stripe) => stripe.windowFit?.curve) ? ['Dashed: Eq. 1 fitted to a window.'] : []),
      'Below each scan its residuals r over their standard deviation σ.',
      'The length where compression passes 5 % is given as “saturates”.',
      ...(stripes.some(hasExcluded) ? ['Grey crosses were excluded.'] : []),
    ].join(' '),
    textAlternative,
    draw: (document) => drawFamily(family, document, textAlternative),
  };
}

/** One figure a film family with stripe-length scans. */
export function stripeFigures({ films }: Results): Figure[] {
  return filmFamilies(films)
    .map((family) => family.filter((film) => film.stripes.length > 0))
    .filter((family) => family.length > 0)
    .map(stripeFigure);
}
