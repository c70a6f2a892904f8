export { pdfOfFigure, type PdfRequest } from './pdf.js';
export type { FigureFonts, FontName } from './pdf-fonts.js';
export { withResolution } from './png-resolution.js';
