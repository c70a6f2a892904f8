import type { RenderedFigure } from '@modalgain/figures';
import { Html, markup } from '../html/markup.js';
import { typeset } from '../html/typeset.js';

/** The figure beside the verdicts: its caption is one line. */
export function leadingFigure(figure: RenderedFigure): Html {
  return markup`<figure id="figure-${figure.name}">${new Html(figure.inlineSvg)}
<figcaption><b>Figure 1.</b> ${typeset(figure.caption)}</figcaption></figure>`;
}

/** A further figure with its number, title and caption beside it. */
export function figureBlock(figure: RenderedFigure, number: number): Html {
  return markup`<figure id="figure-${figure.name}">${new Html(figure.inlineSvg)}
<figcaption><span class="title"><b>Figure ${number}.</b> ${typeset(figure.title)}</span>${typeset(figure.caption)}</figcaption></figure>
`;
}
