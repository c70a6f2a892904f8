import type {
  DispersionBlock,
  DispersionFormulaNumber,
  FormulaBlock,
  TableBlock,
} from '@modalgain/measurements';
import { UnreadableFileError, UnsupportedFeatureError } from '@modalgain/numerics';
import { parseCell } from '../delimited-text/number.js';
import type { PlacedText, RawBlock } from './document.js';
import { quoted } from '../quoted.js';

/** Reads one block of the DATA list. Tables come out sorted by wavelength and without repeats, as a file need not list them so; lines
 * that begin with # are comments. */
export function dispersionBlock(block: RawBlock): DispersionBlock {
  const type = required(block, 'type');
  const formula = /^formula\s+([1-9])$/i.exec(type.text.trim());
  if (formula) return formulaBlock(block, Number(formula[1]) as DispersionFormulaNumber);
  const table = /^tabulated\s+(nk|n|k)$/i.exec(type.text.trim());
  if (table) return tableBlock(block, table[1].toLowerCase() as TableBlock['columns']);
  if (/^tabulated\s+n2$/i.test(type.text.trim())) {
    throw new UnsupportedFeatureError(
      'found nonlinear indices n2, expected n or k: a file of n2 is no n,k file.',
      {
        line: type.line,
        field: 'type',
      },
    );
  }
  throw new UnreadableFileError(
    `found the type ${quoted(type.text)}, expected "formula 1" to "formula 9" or "tabulated n", "k" or "nk".`,
    { line: type.line, field: 'type' },
  );
}

function required(block: RawBlock, key: string): PlacedText {
  const text = block.entries.get(key) ?? block.entries.get(key === 'wavelength_range' ? 'range' : key);
  if (text) return text;
  throw new UnreadableFileError(`found no ${quoted(key)} in a block of DATA.`, { line: block.line });
}

function formulaBlock(block: RawBlock, number: DispersionFormulaNumber): FormulaBlock {
  const range = required(block, 'wavelength_range');
  const ends = numbersIn(range, 'wavelength_range');
  const [from, to] = ends;
  if (ends.length !== 2 || !(from > 0 && from < to)) {
    throw new UnreadableFileError(
      `found ${quoted(range.text.trim())}, expected two rising wavelengths in um.`,
      {
        line: range.line,
        field: 'wavelength_range',
      },
    );
  }
  const coefficients = numbersIn(required(block, 'coefficients'), 'coefficients');
  return { kind: 'formula', number, coefficients, rangeUm: [from, to] };
}

function numbersIn({ text, line }: PlacedText, field: string): number[] {
  const cells = text.trim().split(/\s+/);
  return cells.map((cell) => {
    const value = parseCell(cell, '.');
    if (value !== undefined) return value;
    throw new UnreadableFileError(`found ${quoted(cell)}, expected numbers.`, { line, field });
  });
}

function tableBlock(block: RawBlock, columns: TableBlock['columns']): TableBlock {
  const data = required(block, 'data');
  const sorted = rowsOf(data, columns.length + 1).sort(([a = 0], [b = 0]) => a - b);
  const rows = withoutRepeats(sorted);
  const column = (index: number) => Float64Array.from(rows, (row) => row[index] ?? Number.NaN);
  return {
    kind: 'table',
    columns,
    wavelengthUm: column(0),
    ...(columns !== 'k' && { n: column(1) }),
    ...(columns !== 'n' && { k: column(columns === 'k' ? 1 : 2) }),
  };
}

/** A wavelength that is listed twice is one row, the mean of both: a table has one value at a place. */
function withoutRepeats(sorted: readonly number[][]): number[][] {
  const groups: number[][][] = [];
  for (const row of sorted) {
    const last = groups.at(-1);
    if (last?.[0][0] === row[0]) last.push(row);
    else groups.push([row]);
  }
  return groups.map((group) =>
    group[0].map((_, column) => group.reduce((sum, row) => sum + row[column], 0) / group.length),
  );
}

function rowsOf({ text, line }: PlacedText, width: number): number[][] {
  const rows = text.split('\n').flatMap((row, index) => {
    if (/^\s*(?:#|$)/.test(row)) return [];
    const place = { text: row, line: line + index };
    const values = numbersIn(place, 'data');
    if (values.length === width && (values[0] ?? 0) > 0) return [values];
    throw new UnreadableFileError(
      `found ${quoted(row.trim())}, expected ${width} numbers, the first a wavelength in um.`,
      {
        line: place.line,
        field: 'data',
      },
    );
  });
  if (rows.length > 0) return rows;
  throw new UnreadableFileError('found a table without rows.', { line, field: 'data' });
}
