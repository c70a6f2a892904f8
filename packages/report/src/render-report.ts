import type { RenderedFigure } from '@modalgain/figures';
import type { Results } from '@modalgain/study';
import { markup, Html } from './html/markup.js';
import { allVerdicts } from './sections/all-verdicts.js';
import { detailTables } from './sections/detail-tables.js';
import { methods } from './sections/methods.js';
import { provenance } from './sections/provenance.js';
import { figureBlock, leadingFigure } from './sections/figure.js';
import { filmTable } from './sections/film-table.js';
import { head } from './sections/head.js';
import { verdictColumn } from './sections/verdicts.js';
import { fontFace } from './style/font-face.js';
import { pageStyle } from './style/page.js';

export interface ReportParts {
  /** Drawn figures in order; the first one stands beside the verdicts. */
  readonly figures: readonly RenderedFigure[];
  /** Inter, variable, as woff2; without it the page falls back to the reader's own sans-serif. */
  readonly fonts: { readonly interVariable: Uint8Array } | null;
}

/**
 * The report of a study as one self-contained page: no script, no request, light theme, ready to print on A4.
 *
 * @returns a whole HTML document
 */
export function renderReport(results: Results, { figures, fonts }: ReportParts): string {
  const first = figures.at(0);
  const others = figures.slice(1);
  const style = new Html(`${fonts ? fontFace(fonts.interVariable) : ''}${pageStyle}`);
  const page = markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${results.study.title} – modalgain report</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          ${head(results)}
          <div class="first">${verdictColumn(results)}${first && leadingFigure(first)}</div>
          ${filmTable(results)}
          <section class="figures" aria-labelledby="figures">
            <h2 id="figures">Figures</h2>
            ${others.map((figure, i) => figureBlock(figure, i + 2))}
          </section>
          ${allVerdicts(results)} ${detailTables(results)} ${methods(results)} ${provenance(results)}
        </main>
      </body>
    </html> `;
  return page.text;
}
