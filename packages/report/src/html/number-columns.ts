import { formatConcise, formatSignificant, type Determination, type Estimate } from '@modalgain/numerics';
import { markup, type Html } from './markup.js';

/** What stands in a cell of numbers: digits to be aligned at the point, or words; neighbours with the same words share a cell. */
export type NumberCell =
  | { readonly number: string }
  | {
      readonly words: string;
      /** Set like a number: it says a value, e.g. "< 12". */ readonly isValue?: boolean;
    };

export const empty: NumberCell = { words: '–' };

/** An estimate in units of `unit`, in the concise form: 204.3(20). */
export function estimateCell(estimate: Estimate | null | undefined, unit = 1): NumberCell {
  if (!estimate) return empty;
  return { number: formatConcise(estimate.value / unit, estimate.standardError / unit) };
}

/** A quantity that may not be determined. */
export function determinationCell(determination: Determination | null | undefined, unit = 1): NumberCell {
  if (!determination) return empty;
  if (determination.kind === 'not-determined') return { words: 'not determined' };
  return estimateCell(determination.estimate, unit);
}

/** A number that is known exactly, or too well to matter. */
export function plainCell(value: number | null | undefined, decimals: number): NumberCell {
  if (value === null || value === undefined) return empty;
  return { number: value.toFixed(decimals).replace('-', '\u2212') };
}

/** An upper limit at 95 %. */
export function limitCell(upper: number): NumberCell {
  return { words: `<\u2009${formatSignificant(upper, 2)}`, isValue: true };
}

/** Integer part, and the rest with its point. */
export function numberParts(number: string): [string, string] {
  const end = number.search(/[.(]/);
  return end < 0 ? [number, ''] : [number.slice(0, end), number.slice(end)];
}

/** Width of digits in ch; points and brackets are narrower than digits. */
const widthCh = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (/[.()\u2009]/.test(character) ? 0.6 : 1), 0);

/** Widths of the two grid tracks, integers and the rest, of a column of numbers whose points stand in one line. */
export function numberTracks(numbers: readonly string[]): string {
  const split = numbers.map(numberParts);
  const left = Math.max(0, ...split.map(([integer]) => widthCh(integer)));
  const right = Math.max(0, ...split.map(([, rest]) => widthCh(rest)));
  return `${left.toFixed(1)}ch ${right.toFixed(1)}ch`;
}

/** The contents of a column of cells, with the points of its numbers in one vertical line. */
export function alignNumbers(cells: readonly NumberCell[]): Html[] {
  const numbers = cells.flatMap((cell) => ('number' in cell ? [cell.number] : []));
  const tracks = `grid-template-columns:${numberTracks(numbers)}`;
  return cells.map((cell) => {
    if ('words' in cell)
      return cell.isValue === true ? markup`${cell.words}` : markup`<span class="words">${cell.words}</span>`;
    const [integer, rest] = numberParts(cell.number);
    return markup`<span class="num" style="${tracks}"><i>${integer}</i><span>${rest}</span></span>`;
  });
}
