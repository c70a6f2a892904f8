import { outcomeOf } from '@modalgain/compute';
import { pdfOfFigure } from '@modalgain/figures/export';
import { runFiles, tablesOf } from '@modalgain/report';
import type { Results } from '@modalgain/study';
import { expose } from 'comlink';
import { figureFonts, interVariable } from '../export/fonts';
import {
  drawnFigures,
  notebookArchive,
  tableFiles,
  type NotebookRequest,
  type TableForm,
} from '../export/study-archives';
import { zipped, type ArchiveFiles } from '../export/zip';

const reportFonts = async () => ({ interVariable: await interVariable() });

/** The report as the command line writes it, with its figures and tables one by one. */
async function report(results: Results) {
  const figures = drawnFigures(results);
  const files = runFiles(results, { figures, fonts: await reportFonts() });
  return { files, figures, tables: tablesOf(results) };
}

/** Every figure as vector PDF. */
async function pdfArchive(results: Results, progress: (done: number, total: number) => void) {
  const fonts = await figureFonts();
  const figures = drawnFigures(results);
  const files = new Map<string, Uint8Array>();
  for (const { name, svg, title, textAlternative } of figures) {
    files.set(`${name}.pdf`, await pdfOfFigure({ svg, title, textAlternative, fonts }));
    progress(files.size, figures.length);
  }
  return zipped(files);
}

const functions = {
  report,
  pdfArchive,
  tableArchive: (results: Results, form: TableForm) => zipped(tableFiles(results, form)),
  zipped: (files: ArchiveFiles) => zipped(files),
  notebook: (request: NotebookRequest) =>
    outcomeOf(async () => notebookArchive(request, await reportFonts())),
};

export type ReportWorker = typeof functions;

/** What the page shows and hands out of a study. */
export type StudyReport = Awaited<ReturnType<typeof report>>;

expose(functions);
