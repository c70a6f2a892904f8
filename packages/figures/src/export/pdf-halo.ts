import type { OutlineFont, PathCommand } from './outline-font.js';

type Pdf = PDFKit.PDFDocument;

/** The current font of a document, which the types of pdfkit leave out. */
export interface CurrentFont {
  readonly font: OutlineFont;
  subset: unknown;
  /** Glyphs from left to right; lengths in thousandths of the font's size. */
  layout(
    text: string,
    features: readonly string[],
  ): {
    readonly glyphs: readonly { readonly path: { readonly commands: readonly PathCommand[] } }[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
  };
}

export const currentFont = (pdf: Pdf): CurrentFont =>
  (pdf as unknown as { readonly _font: CurrentFont })._font;

/** Where a text stands, and the size of its letters. */
interface Setting {
  readonly x: number;
  readonly y: number;
  readonly fontSize: number;
  readonly features: readonly string[];
}

/**
 * Adds the outlines of a text's letters, in the current font, to the current path. A halo drawn so is no text: what is
 * copied or searched in the PDF has each label once.
 */
export function traceLetters(pdf: Pdf, text: string, { x, y, fontSize, features }: Setting): void {
  const current = currentFont(pdf);
  const { glyphs, positions } = current.layout(text, features);
  const perUnit = fontSize / current.font.unitsPerEm;
  let pen = x;
  positions.forEach(({ xAdvance, xOffset, yOffset }, place) => {
    const left = pen + (xOffset * fontSize) / 1000;
    const base = y - (yOffset * fontSize) / 1000;
    const toPage = (args: readonly number[]): number[] =>
      args.map((value, at) => (at % 2 === 0 ? left + value * perUnit : base - value * perUnit));
    traceOutline(pdf, glyphs[place]?.path.commands ?? [], toPage);
    pen += (xAdvance * fontSize) / 1000;
  });
}

function traceOutline(
  pdf: Pdf,
  commands: readonly PathCommand[],
  toPage: (args: readonly number[]) => number[],
): void {
  let [fromX, fromY] = [0, 0];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = toPage(args);
    if (command === 'moveTo') pdf.moveTo(a, b);
    else if (command === 'lineTo') pdf.lineTo(a, b);
    else if (command === 'bezierCurveTo') pdf.bezierCurveTo(a, b, c, d, e, f);
    // A PDF has cubic curves only: the same curve, its controls two thirds of the way to that of the quadratic one.
    else if (command === 'quadraticCurveTo')
      pdf.bezierCurveTo(
        fromX + (2 / 3) * (a - fromX),
        fromY + (2 / 3) * (b - fromY),
        c + (2 / 3) * (a - c),
        d + (2 / 3) * (b - d),
        c,
        d,
      );
    else pdf.closePath();
    [fromX = 0, fromY = 0] = toPage(args.slice(-2));
  }
}
