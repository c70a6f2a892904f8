export { pdfOfFigure, type PdfRequest } from './pdf.js';
export { fontNames, type FigureFonts, type FontName } from './pdf-fonts.js';
export { withResolution } from './png-resolution.js';
