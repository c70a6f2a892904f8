import { dashesOf, fillOf, strokeOf, strokeWidthOf, type Paint } from './pdf-paint.js';
import type { SvgElement } from './svg-tree.js';

type Pdf = PDFKit.PDFDocument;

/** The sheet in user units, of which some lengths are a share. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
}

const lengthOf = (text: string | undefined, whole: number): number =>
  text?.endsWith('%') ? (Number(text.slice(0, -1)) / 100) * whole : Number(text ?? 0);

/** Adds an element's outline to the current path; false for what has none. */
export function trace(pdf: Pdf, { name, attributes: a }: SvgElement, sheet: Sheet): boolean {
  const [x, y] = [lengthOf(a.x, sheet.width), lengthOf(a.y, sheet.height)];
  switch (name) {
    case 'rect':
      pdf.rect(x, y, lengthOf(a.width, sheet.width), lengthOf(a.height, sheet.height));
      return true;
    case 'circle':
      pdf.circle(Number(a.cx ?? 0), Number(a.cy ?? 0), Number(a.r));
      return true;
    case 'line':
      pdf.moveTo(Number(a.x1 ?? 0), Number(a.y1 ?? 0)).lineTo(Number(a.x2 ?? 0), Number(a.y2 ?? 0));
      return true;
    case 'path':
      pdf.path(a.d ?? '');
      return a.d !== undefined && a.d !== '';
    default:
      return false;
  }
}

const lineJoins = { round: 'round', bevel: 'bevel', miter: 'miter' } as const;
const lineCaps = { round: 'round', square: 'square', butt: 'butt' } as const;

/** Fills and strokes the current path. */
export function paintPath(pdf: Pdf, paint: Paint): void {
  const [fill, stroke] = [fillOf(paint), strokeOf(paint)];
  if (fill) pdf.fillColor(fill.colour, fill.opacity);
  if (stroke) {
    pdf
      .strokeColor(stroke.colour, stroke.opacity)
      .lineWidth(strokeWidthOf(paint))
      .lineJoin(lineJoins[(paint['stroke-linejoin'] ?? 'miter') as keyof typeof lineJoins])
      .lineCap(lineCaps[(paint['stroke-linecap'] ?? 'butt') as keyof typeof lineCaps]);
    const dashes = dashesOf(paint);
    // A list of lengths is taken as it is; the types know one length only.
    if (dashes.length > 0) pdf.dash(dashes as unknown as number, {});
  }
  if (fill && stroke) pdf.fillAndStroke();
  else if (fill) pdf.fill();
  else if (stroke) pdf.stroke();
  else pdf.addContent('n');
}

/** Draws a picture into its frame, stretched as figures want it. */
export function drawImage(pdf: Pdf, { attributes: a }: SvgElement): void {
  pdf.image(a.href ?? '', Number(a.x ?? 0), Number(a.y ?? 0), {
    width: Number(a.width),
    height: Number(a.height),
  });
}
