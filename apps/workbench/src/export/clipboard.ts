import type { Figure } from '@modalgain/figures';
import type { ResultTable } from '@modalgain/report';
import { drawnForPaper } from './figure-files';
import { figureFonts } from './fonts';
import { pngOfFigure } from './figure-png';
import { htmlTable, tabSeparated } from './table-text';

/** Kinds of content by media type. A promise may be given, so that it is made within the user's key press. */
async function write(content: Readonly<Record<string, string | Promise<Blob>>>): Promise<void> {
  if (typeof ClipboardItem === 'undefined')
    throw new Error('This browser lets no page write to the clipboard; export the file instead.');
  try {
    await navigator.clipboard.write([new ClipboardItem(content)]);
  } catch {
    throw new Error('The browser did not allow writing to the clipboard; click into the page and try again.');
  }
}

/** Copies a figure as a picture of 300 dpi on white, and its sentence for where pictures cannot be pasted. */
export function copyFigure(figure: Figure): Promise<void> {
  const { svg, textAlternative } = drawnForPaper(figure);
  const png = figureFonts()
    .then((fonts) => pngOfFigure(svg, fonts))
    .then((bytes) => new Blob([bytes], { type: 'image/png' }));
  return write({ 'image/png': png, 'text/plain': textAlternative });
}

/** Copies a table for spreadsheets (tab-separated) and for word processors (HTML). */
export const copyTable = (table: ResultTable): Promise<void> =>
  write({ 'text/plain': tabSeparated(table), 'text/html': htmlTable(table) });

/** Copies plain text. */
export const copyText = (text: string): Promise<void> => write({ 'text/plain': text });

/** Copies text with its formatting. */
export const copyFormatted = (text: string, html: string): Promise<void> =>
  write({ 'text/plain': text, 'text/html': html });
