import type { RenderedFigure } from '@modalgain/figures';
import { Html, html } from '../html/html.js';
import { typeset } from '../html/typeset.js';

/** A figure with its number and caption. */
export function figureBlock(figure: RenderedFigure, number: number): Html {
  return html`<figure id="figure-${figure.name}">
    ${new Html(figure.inlineSvg)}
    <figcaption>
      <b>Figure ${number}.</b> ${number > 1 && html`${typeset(figure.title)}. `}${typeset(figure.caption)}
    </figcaption>
  </figure>`;
}
