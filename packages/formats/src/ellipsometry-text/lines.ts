import { detectDialect } from '../delimited-text/dialect.js';
import type { Dialect } from '../delimited-text/dialect.js';
import { splitRow } from '../delimited-text/split-row.js';

/** A row of numbers, of Psi and Delta or of another type that these programs write between them. */
export interface TextRow {
  /** From 1. */
  readonly line: number;
  /** "E" for Psi and Delta; what stands before the numbers ("dPolE", "uR", "AnE") for anything else. */
  readonly type: string;
  readonly text: string;
}

/** An ellipsometer's text taken apart, before its columns are known. */
export interface EllipsometryText {
  /** The lines above the first row of numbers. */
  readonly header: readonly string[];
  readonly rows: readonly TextRow[];
  /** Lines below the first row that are none. */
  readonly strays: readonly { readonly line: number; readonly text: string }[];
  readonly dialect: Dialect;
}

const typedRow = /^\s*(?:([A-Za-z]+)[\t ;,]+)?(?=[-+]?[.,]?\d)(.*)$/;

/** Undefined where there is no row of at least two numbers. */
export function takeApart(text: string): EllipsometryText | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  const rows: TextRow[] = [];
  const strays: { line: number; text: string }[] = [];
  lines.forEach((line, index) => {
    const [, type = 'E', numbers = ''] = typedRow.exec(line) ?? [];
    const isRow = type === 'E' ? hasTwoNumbers(numbers) : rows.length > 0;
    if (isRow) rows.push({ line: index + 1, type, text: numbers });
    else if (rows.length > 0 && line.trim() !== '') strays.push({ line: index + 1, text: line });
  });
  const dialect = detectDialect(rows.filter(isPsiAndDelta).map((row) => row.text));
  if (!dialect) return undefined;
  return { header: lines.slice(0, rows[0].line - 1), rows, strays, dialect };
}

export const isPsiAndDelta = ({ type }: TextRow): boolean => type === 'E';

const onlyNumbers = /^(?:[-+\d.,;\s]|e(?=[-+\d])|nan)+$/i;

/** A title such as "2nm SiO2 on Si" begins with a number too, and is no row. */
function hasTwoNumbers(text: string): boolean {
  return onlyNumbers.test(text) && text.split(/[\t ;]+|,/).filter((cell) => /\d/.test(cell)).length >= 2;
}

export const cellsOfRow = ({ text }: TextRow, { delimiter }: Dialect): string[] => splitRow(text, delimiter);
