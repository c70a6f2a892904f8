import { pdfOfFigure, type PdfRequest } from '@modalgain/figures/export';
import { expose, transfer } from 'comlink';
import { figureFonts } from '../export/fonts';

/** A figure as PDF takes some tenths of a second, most of it for its fonts: not on the page. */
const functions = {
  pdf: async (figure: Omit<PdfRequest, 'fonts'>) => {
    const bytes = await pdfOfFigure({ ...figure, fonts: await figureFonts() });
    return transfer(bytes, [bytes.buffer]);
  },
};

export type ExportWorker = typeof functions;

expose(functions);
