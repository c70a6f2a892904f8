import { renderFigures, svgDocument, type Figure, type RenderedFigure } from '@modalgain/figures';
import { lazyWorker } from '../engine/start-worker';
import type { ExportWorker } from '../workers/export.worker';
import { textFile, type ExportedFile } from './exported-file';
import { figureFonts } from './fonts';
import { pngOfFigure } from './figure-png';

export const figureForms = ['svg', 'png', 'pdf'] as const;

export type FigureForm = (typeof figureForms)[number];

const exportWorker = lazyWorker<ExportWorker>(
  () => new Worker(new URL('../workers/export.worker.ts', import.meta.url), { type: 'module' }),
);

/** Draws a figure for paper: the same text as `modalgain run` writes. */
export function drawnForPaper(figure: Figure): RenderedFigure {
  const [rendered] = renderFigures([figure], svgDocument());
  return rendered;
}

/** A drawn figure as a file: SVG as the command line writes it, PNG of 300 dpi, vector PDF; always on white. */
export async function exportRendered(
  { name, svg, title, textAlternative }: RenderedFigure,
  form: FigureForm,
): Promise<ExportedFile> {
  const file = `${name}.${form}`;
  switch (form) {
    case 'svg':
      return textFile(file, svg, 'image/svg+xml');
    case 'png':
      return { name: file, bytes: await pngOfFigure(svg, await figureFonts()), type: 'image/png' };
    case 'pdf': {
      const bytes = await exportWorker.call().pdf({ svg, title, textAlternative });
      return { name: file, bytes, type: 'application/pdf' };
    }
  }
}

/** A figure as a file of its own. */
export const exportFigure = (figure: Figure, form: FigureForm): Promise<ExportedFile> =>
  exportRendered(drawnForPaper(figure), form);
