/** What the header of a text matrix says, and where the numbers begin. */
export interface MatrixHeader {
  /** Whose layout it is, for people. */
  readonly layout: string;
  readonly title: string;
  /** In metres; undefined where the size follows from `pixel`. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Side of a square pixel in metres. */
  readonly pixel?: number;
  /** Unit of the numbers after they were multiplied by `scale`. */
  readonly valueUnit: string;
  readonly scale: number;
  /** Where the header announces them. */
  readonly rows?: number;
  readonly columns?: number;
  /** Index of the first line of numbers. */
  readonly from: number;
}

/** One program's way to write a header: its reading of the lines, or undefined where they are not in that way. */
export type MatrixLayout = (lines: readonly string[]) => MatrixHeader | undefined;

const written = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?)\s*(\D.*)?$/i;

/** A number with or without a unit, with decimal point or comma, e.g. "12,34 µm"; undefined for anything else. */
export function writtenQuantity(text: string): { value: number; unit: string } | undefined {
  const match = written.exec(text.trim()) as [string, string, string | undefined] | null;
  if (!match) return undefined;
  const value = Number(match[1].replace(',', '.'));
  return Number.isFinite(value) ? { value, unit: match[2]?.trim() ?? '' } : undefined;
}
