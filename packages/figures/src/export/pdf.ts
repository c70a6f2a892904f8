import PDFDocument from 'pdfkit';
import { fontOfWeight, type FigureFonts, type FontName } from './pdf-fonts.js';
import { currentFont } from './pdf-halo.js';
import { paintOf, type Paint } from './pdf-paint.js';
import { drawImage, paintPath, trace, type Sheet } from './pdf-shapes.js';
import { drawText } from './pdf-text.js';
import { svgTree, type SvgElement } from './svg-tree.js';
import { TrueTypeSubset } from './truetype-subset.js';

type Pdf = PDFKit.PDFDocument;

/** A finished figure and what its file says of itself. */
export interface PdfRequest {
  /** As `renderFigures` writes it. */
  readonly svg: string;
  readonly title: string;
  /** The outcome in one sentence. */
  readonly textAlternative: string;
  readonly fonts: FigureFonts;
}

const pointsPerPixel = 72 / 96;

/** A date that the format demands, as in the archives of a study: a fixed one, so that the same content gives the same bytes. */
const noDate = new Date('1980-01-01T00:00:00Z');

/** The figure as a vector PDF of its own size, text as text in Inter. The same figure gives the same bytes. */
export async function pdfOfFigure({
  svg,
  title,
  textAlternative,
  fonts,
}: PdfRequest): Promise<Uint8Array<ArrayBuffer>> {
  const root = svgTree(svg);
  const [, , width = 0, height = 0] = (root.attributes.viewBox ?? '').split(' ').map(Number);
  const pdf = new PDFDocument({
    size: [width * pointsPerPixel, height * pointsPerPixel],
    margin: 0,
    // No font of the PDF standard: all come with the figure.
    font: '',
    lang: 'en',
    displayTitle: true,
    info: { Title: title, Subject: textAlternative, Creator: 'modalgain', CreationDate: noDate },
  });
  for (const name of fontsOf(svg)) addFont(pdf, name, fonts[name], svg);
  const bytes = collect(pdf);
  pdf.scale(pointsPerPixel);
  const drawing = { pdf, sheet: { width, height }, clips: clipPaths(root) };
  drawElement(drawing, root, {});
  pdf.end();
  return bytes;
}

/** The fonts that a figure uses: opening one takes longer than drawing most figures. */
function fontsOf(svg: string): Set<FontName> {
  const weights = Array.from(svg.matchAll(/font-weight="([^"]*)"/g), ([, weight]) => weight);
  return new Set([fontOfWeight(undefined), ...weights.map(fontOfWeight)]);
}

/** A font under its name, of which what is used is embedded. */
function addFont(pdf: Pdf, name: FontName, bytes: Uint8Array, svg: string): void {
  pdf.registerFont(name, bytes).font(name);
  const current = currentFont(pdf);
  current.subset = new TrueTypeSubset(current.font);
  // A glyph that is met first as a part of another one (the dots of a colon) would be no character to a reader of the PDF.
  current.font.glyphsForString([...new Set(svg)].join(''));
}

interface Drawing {
  readonly pdf: Pdf;
  readonly sheet: Sheet;
  readonly clips: ReadonlyMap<string, SvgElement>;
}

function drawElement(drawing: Drawing, element: SvgElement, parent: Paint): void {
  if (element.name === 'clipPath') return;
  const { pdf } = drawing;
  const paint = paintOf(element, parent);
  pdf.save();
  transform(pdf, element.attributes.transform);
  clip(drawing, element.attributes['clip-path']);
  drawContent(drawing, element, paint);
  pdf.restore();
}

function drawContent(drawing: Drawing, element: SvgElement, paint: Paint): void {
  const { pdf, sheet } = drawing;
  if (element.name === 'svg' || element.name === 'g') {
    for (const child of element.children) if (typeof child !== 'string') drawElement(drawing, child, paint);
  } else if (element.name === 'text') drawText(pdf, element, paint);
  else if (element.name === 'image') drawImage(pdf, element);
  else if (trace(pdf, element, sheet)) paintPath(pdf, paint);
  else if (element.name !== 'path') throw new Error(`Figures with <${element.name}> have no PDF yet.`);
}

/** Moves and turns, the only transforms of figures. */
function transform(pdf: Pdf, text = ''): void {
  for (const [, name, numbers = ''] of text.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first = 0, second = 0] = numbers.split(/[\s,]+/).map(Number);
    if (name === 'translate') pdf.translate(first, second);
    else if (name === 'rotate') pdf.rotate(first);
    else throw new Error(`Figures with the transform "${text}" have no PDF yet.`);
  }
}

function clip({ pdf, sheet, clips }: Drawing, reference: string | undefined): void {
  if (reference === undefined) return;
  const path = clips.get(/#([^")]+)/.exec(reference)?.[1] ?? '');
  for (const child of path?.children ?? []) if (typeof child !== 'string') trace(pdf, child, sheet);
  pdf.clip();
}

/** Outlines that others are cut by, by their id. */
function clipPaths(element: SvgElement): Map<string, SvgElement> {
  const found = new Map<string, SvgElement>();
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'clipPath') found.set(child.attributes.id ?? '', child);
    for (const [id, path] of clipPaths(child)) found.set(id, path);
  }
  return found;
}

function collect(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => {
      const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let end = 0;
      for (const chunk of chunks) {
        whole.set(chunk, end);
        end += chunk.length;
      }
      resolve(whole);
    });
    pdf.on('error', reject);
  });
}
