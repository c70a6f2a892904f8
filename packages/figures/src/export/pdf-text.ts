import { fontOfWeight } from './pdf-fonts.js';
import { traceLetters } from './pdf-halo.js';
import { fillOf, fontSizeOf, paintOf, strokeOf, strokeWidthOf, type Paint } from './pdf-paint.js';
import type { SvgElement } from './svg-tree.js';

type Pdf = PDFKit.PDFDocument;

/** A stretch of text in one font at one height. */
interface Run {
  readonly text: string;
  readonly y: number;
  readonly paint: Paint;
}

/** A length in user units; those in em are of the element's own font. */
const lengthOf = (text: string | undefined, paint: Paint): number =>
  text?.endsWith('em') ? Number(text.slice(0, -2)) * fontSizeOf(paint) : Number(text ?? 0);

/** The runs of a text, `dy` of one holding for those that follow it. */
function runsOf(text: SvgElement, paint: Paint): Run[] {
  let y = lengthOf(text.attributes.y, paint);
  return text.children.map((child) => {
    if (typeof child === 'string') return { text: child, y, paint };
    const [content = ''] = child.children;
    if (child.name !== 'tspan' || typeof content !== 'string' || 'x' in child.attributes)
      throw new Error('A text of a figure holds more than plain runs; write one text a line.');
    const own = paintOf(child, paint);
    y += lengthOf(child.attributes.dy, own);
    return { text: content, y, paint: own };
  });
}

/** Figures of one width where they stand below each other, as on the page. */
const featuresOf = (paint: Paint): PDFKit.Mixins.OpenTypeFeatures[] =>
  paint['font-variant'] === 'tabular-nums' ? ['tnum'] : [];

function widthOf(pdf: Pdf, { text, paint }: Run): number {
  setFont(pdf, paint);
  return pdf.widthOfString(text, { features: featuresOf(paint) });
}

function setFont(pdf: Pdf, paint: Paint): void {
  pdf.font(fontOfWeight(paint['font-weight'])).fontSize(fontSizeOf(paint));
}

function drawRun(pdf: Pdf, { text, y, paint }: Run, x: number): void {
  setFont(pdf, paint);
  pdf.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', features: featuresOf(paint) });
}

function traceRun(pdf: Pdf, { text, y, paint }: Run, x: number): void {
  setFont(pdf, paint);
  traceLetters(pdf, text, { x, y, fontSize: fontSizeOf(paint), features: featuresOf(paint) });
}

/** Where a text starts, from its anchor. */
const shares = { start: 0, middle: 0.5, end: 1 };

/** Draws a text and its runs; a halo (`paint-order="stroke"`) goes below all of its letters. */
export function drawText(pdf: Pdf, element: SvgElement, paint: Paint): void {
  const runs = runsOf(element, paint);
  const widths = runs.map((run) => widthOf(pdf, run));
  const anchor = shares[(paint['text-anchor'] ?? 'start') as keyof typeof shares];
  const start =
    lengthOf(element.attributes.x, paint) - anchor * widths.reduce((sum, width) => sum + width, 0);
  const starts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width, start));
  const [fill, stroke] = [fillOf(paint), strokeOf(paint)];
  if (stroke) {
    pdf.lineWidth(strokeWidthOf(paint)).lineJoin('round').strokeColor(stroke.colour, stroke.opacity);
    runs.forEach((run, i) => traceRun(pdf, run, starts[i] ?? start));
    pdf.stroke();
  }
  if (fill) {
    pdf.fillColor(fill.colour, fill.opacity);
    runs.forEach((run, i) => drawRun(pdf, run, starts[i] ?? start));
  }
}
