export type DecimalMark = '.' | ',';

// Each digit can be matched in one way only: a long row of digits takes no longer than its length.
const withPoint = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eEdD][+-]?\d+)?$/;
const withComma = /^[+-]?(?:\d+(?:,\d*)?|,\d+)(?:[eEdD][+-]?\d+)?$/;

const lastAscii = 0x7f;

/** The number that a cell holds; undefined for anything else, also for "NaN", "inf" and thousands separators. */
export function parseCell(cell: string, decimalMark: DecimalMark): number | undefined {
  const trimmed = cell.trim();
  const text = trimmed.charCodeAt(0) > lastAscii ? trimmed.replace(/^[−–]/, '-') : trimmed;
  if (!(decimalMark === '.' ? withPoint : withComma).test(text)) return undefined;
  const plain = Number(text);
  // Only a comma or a "d" in the exponent needs to be rewritten.
  const value = Number.isNaN(plain) ? Number(text.replace(',', '.').replace(/[dD]/, 'e')) : plain;
  return Number.isFinite(value) ? value : undefined;
}

/** A written number times the size of its unit; rounding to 15 digits keeps 0.0784 mJ/cm2 at 78.4 uJ/cm2. */
export function scaled(value: number, size: number): number {
  return size === 1 ? value : Number((value * size).toPrecision(15));
}
