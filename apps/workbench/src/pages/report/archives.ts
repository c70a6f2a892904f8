import type { RenderedFigure } from '@modalgain/figures';
import type { Results } from '@modalgain/study';
import { proxy } from 'comlink';
import type { ExportedFile } from '../../export/exported-file';
import { exportRendered, type FigureForm } from '../../export/figure-files';
import type { TableForm } from '../../export/study-archives';
import { reportWorker } from './use-report';

const zipFile = (name: string, bytes: Uint8Array<ArrayBuffer>): ExportedFile => ({
  name: `${name}.zip`,
  bytes,
  type: 'application/zip',
});

/** All tables in one form. */
export const tableArchive = async (results: Results, form: TableForm): Promise<ExportedFile> =>
  zipFile(`tables-${form}`, await reportWorker.call().tableArchive(results, form));

interface FigureArchiveRequest {
  readonly results: Results;
  readonly figures: readonly RenderedFigure[];
  readonly form: FigureForm;
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** All figures in one form. Pictures of pixels are made on the page, which alone can draw an SVG; the rest in the worker. */
export async function figureArchive(request: FigureArchiveRequest): Promise<ExportedFile> {
  const { results, figures, form, progress, signal } = request;
  const name = `figures-${form}`;
  if (form === 'pdf') return zipFile(name, await reportWorker.call().pdfArchive(results, proxy(progress)));
  const files = new Map<string, Uint8Array>();
  for (const figure of figures) {
    const file = await exportRendered(figure, form);
    signal.throwIfAborted();
    files.set(file.name, file.bytes);
    progress(files.size, figures.length);
  }
  return zipFile(name, await reportWorker.call().zipped(files));
}
