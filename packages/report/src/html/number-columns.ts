import { formatConcise, type Determination, type Estimate } from '@modalgain/numerics';
import { html, type Html } from './html.js';

/** What stands in a cell of numbers: digits to be aligned at the point, or words. */
export type NumberCell = { readonly number: string } | { readonly words: string };

/** An estimate in units of `unit`, in the concise form: 204.3(20). */
export function estimateCell(estimate: Estimate | null, unit = 1): NumberCell {
  if (estimate === null) return { words: '–' };
  return { number: formatConcise(estimate.value / unit, estimate.standardError / unit) };
}

/** A quantity that may not be determined. */
export function determinationCell(determination: Determination | null | undefined, unit = 1): NumberCell {
  if (!determination) return { words: '–' };
  if (determination.kind === 'not-determined') return { words: 'not determined' };
  return estimateCell(determination.estimate, unit);
}

/** Integer part, and the rest with its point. */
function parts(number: string): [string, string] {
  const end = number.search(/[.(]/);
  return end < 0 ? [number, ''] : [number.slice(0, end), number.slice(end)];
}

/** Width of digits in ch; points and brackets are narrower than digits. */
const widthCh = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[.()\u2009]/.test(character) ? 0.55 : 1), 0);

/** A column of cells with the points of its numbers in one vertical line. */
export function numberColumn(cells: readonly NumberCell[]): Html[] {
  const numbers = cells.flatMap((cell) => ('number' in cell ? [parts(cell.number)] : []));
  const left = Math.max(0, ...numbers.map(([integer]) => widthCh(integer)));
  const right = Math.max(0, ...numbers.map(([, rest]) => widthCh(rest)));
  const tracks = `grid-template-columns:${left.toFixed(2)}ch ${right.toFixed(2)}ch`;
  return cells.map((cell) => {
    if ('words' in cell) return html`<td class="n words">${cell.words}</td>`;
    const [integer, rest] = parts(cell.number);
    return html`<td class="n">
      <span class="num" style="${tracks}"><i>${integer}</i><span>${rest}</span></span>
    </td>`;
  });
}
