import type { GainFitResult } from '@modalgain/study';
import { composeFigure } from '../draw/compose.js';
import { annotation, type FrameBox } from '../draw/annotations.js';
import { drawPanel } from '../draw/panel.js';
import { svgElement, svgText } from '../draw/svg.js';
import type { Figure, FigureKind } from '../figure.js';
import { filmStyle, type FilmIdentity } from '../style/films.js';
import { inks } from '../style/inks.js';
import { columnWidthMm, pixelsFromMm } from '../style/sizes.js';
import { textWidthPx } from '../style/text.js';

type Correlations = NonNullable<GainFitResult['correlations']>;
type Quantity = Correlations['quantities'][number];

const symbols: Readonly<Record<Quantity['quantity'], string>> = {
  density: 'n_{t}',
  loss: 'α',
  saturationFluence: 'F_{s}',
};

const nameOf = ({ film, quantity }: Quantity): string =>
  film === null ? symbols[quantity] : `${symbols[quantity]} ${film}`;

/** A disc a pair, its area the size of the correlation: filled where both rise together, hollow where one falls. */
function discs(document: Document, frame: FrameBox, matrix: Correlations['matrix']): SVGElement[] {
  const largest = Math.abs(frame.x(1) - frame.x(0)) * 0.46;
  return matrix.flatMap((row, i) =>
    row.slice(0, i).flatMap((value, j): SVGElement[] => {
      const [cx, cy] = [frame.x(j), frame.y(i)];
      if (value === null)
        return [svgText(document, '?', { x: cx, y: cy, anchor: 'middle', fill: inks.faint })];
      const r = largest * Math.sqrt(Math.abs(value));
      if (r < 0.4) return [];
      const look = {
        fill: value > 0 ? inks.secondary : inks.paper,
        stroke: inks.secondary,
        'stroke-width': 1,
      };
      return [svgElement(document, 'circle', { cx, cy, r: Math.max(0.5, r - 0.5), ...look })];
    }),
  );
}

function names(document: Document, frame: FrameBox, quantities: readonly Named[]): SVGElement[] {
  return quantities.flatMap(({ text, fill }, i) => [
    svgText(document, text, { x: frame.left - 6, y: frame.y(i), anchor: 'end', fill, weight: 500 }),
    svgText(document, text, { x: frame.x(i), y: frame.top - 6, fill, weight: 500, rotate: -90 }),
  ]);
}

interface Named {
  readonly text: string;
  readonly fill: string;
}

/** The strongest pair, in words. */
function strongest({ quantities, matrix }: Correlations): string {
  const pairs = matrix.flatMap((row, i) =>
    row.slice(0, i).flatMap((value, j) => (value === null ? [] : [{ i, j, value }])),
  );
  const first = pairs.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).at(0);
  if (!first) return 'no correlation is known';
  const digits = Math.abs(first.value) > 0.99 ? 4 : 2;
  return `the strongest is ${first.value.toFixed(digits).replace('-', '\u2212')} between ${nameOf(quantities[first.j])} and ${nameOf(quantities[first.i])}`;
}

/** Which quantities of the global fit go together. */
export function correlationFigure(correlations: Correlations, films: readonly FilmIdentity[]): Figure {
  const { quantities, matrix } = correlations;
  const outcome = strongest(correlations);
  const named = quantities.map((quantity): Named => {
    const film = films.find(({ name }) => name === quantity.film);
    return { text: nameOf(quantity), fill: film ? filmStyle(film).hue : inks.ink };
  });
  const textAlternative = `Correlations of the fitted quantities; ${outcome.replaceAll(/_\{(\w)\}/g, '_$1')}.`;
  return {
    name: 'correlations',
    title: 'Which quantities go together',
    caption: `Correlations of the global fit, errors that films share included: area of a disc, filled where both rise together, hollow where one rises as the other falls; ${outcome}. Where a disc fills its cell, these data know a combination of the two better than either: a measurement of one settles the other.`,
    textAlternative,
    draw: (document) => {
      const widthMm = columnWidthMm.single;
      const widthPx = pixelsFromMm(widthMm);
      const namesPx = Math.max(...named.map(({ text }) => textWidthPx(text))) + 10;
      const sidePx = Math.min(widthPx - namesPx - 4, 22 * quantities.length);
      const heightPx = namesPx + sidePx + 4;
      const domain: [number, number] = [-0.6, quantities.length - 0.4];
      const panel = drawPanel({
        document,
        widthPx: namesPx + sidePx + 4,
        heightPx,
        margins: { left: namesPx, right: 4, top: namesPx, bottom: 4 },
        x: { domain, ticks: [] },
        y: { domain: [domain[1], domain[0]], ticks: [] },
        marks: [
          annotation((_, frame) => [...discs(document, frame, matrix), ...names(document, frame, named)]),
        ],
      });
      return composeFigure({ document, widthMm, heightPx, textAlternative }, [{ panel, x: 0, y: 0 }]);
    },
  };
}

export const correlationFigures: FigureKind = ({ gainFit, films }) =>
  gainFit?.correlations && gainFit.correlations.quantities.length > 1
    ? [correlationFigure(gainFit.correlations, films)]
    : [];
