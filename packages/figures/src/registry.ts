import type { Results } from '@modalgain/study';
import { confinementFigures } from './figures/confinement.js';
import { netGainFigures } from './figures/net-gain.js';
import { predictionFigures } from './figures/prediction.js';
import { stripeFigures } from './figures/stripe.js';
import { summaryFigures } from './figures/summary.js';
import type { Figure, FigureKind } from './figure.js';
import { finishSvg } from './finish-svg.js';

/** Every kind of figure, in the order of a report. A new figure is one file and one line here. */
const kinds: readonly FigureKind[] = [
  summaryFigures,
  stripeFigures,
  confinementFigures,
  netGainFigures,
  predictionFigures,
];

/** All figures that the results have data for. */
export function figuresOf(results: Results): Figure[] {
  return kinds.flatMap((kind) => kind(results));
}

/** A figure as text, in two forms. */
export interface RenderedFigure extends Omit<Figure, 'draw'> {
  /** For a file of its own: white background. */
  readonly svg: string;
  /** For a page that brings the font. */
  readonly inlineSvg: string;
}

/** Draws figures into the given document and serialises them. */
export function renderFigures(
  figures: readonly Figure[],
  { document, serialize }: { document: Document; serialize: (node: Node) => string },
): RenderedFigure[] {
  return figures.map(({ draw, ...description }) => {
    const drawn = draw(document);
    const options = { idPrefix: description.name, serialize };
    return {
      ...description,
      svg: `${finishSvg(drawn, { ...options, background: true })}\n`,
      inlineSvg: finishSvg(drawn, { ...options, background: false }),
    };
  });
}
