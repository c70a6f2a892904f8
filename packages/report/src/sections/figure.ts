import type { RenderedFigure } from '@modalgain/figures';
import { Html, markup } from '../html/markup.js';
import { typeset } from '../html/typeset.js';

/** A figure with its number and caption. */
export function figureBlock(figure: RenderedFigure, number: number): Html {
  return markup`<figure id="figure-${figure.name}">
    ${new Html(figure.inlineSvg)}
    <figcaption>
      <b>Figure ${number}.</b> ${number > 1 && markup`${typeset(figure.title)}. `}${typeset(figure.caption)}
    </figcaption>
  </figure>`;
}
