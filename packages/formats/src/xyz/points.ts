import { UnreadableFileError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';

/** Lines of three numbers each, and the lines of the header before them. */
export interface XyzText {
  readonly header: readonly string[];
  /** Index of the first line of numbers. */
  readonly from: number;
  readonly lines: readonly string[];
}

const number = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;
const pointNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** The three numbers of a line: blanks, tabs or semicolons between them, or commas where the decimals have points. */
function threeNumbers(line: string): readonly [number, number, number] | undefined {
  const words = line.trim().split(/[\s;]+/);
  const [cells, pattern] =
    words.length === 3 && !words.some((word) => word.endsWith(','))
      ? [words, number]
      : [line.split(',').map((cell) => cell.trim()), pointNumber];
  if (cells.length !== 3 || !cells.every((cell) => pattern.test(cell))) return undefined;
  const [x, y, z] = cells.map((cell) => Number(cell.replace(',', '.')));
  return [x, y, z];
}

/** Takes a text apart; undefined where no line has three numbers. */
export function takeApart(text: string): XyzText | undefined {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const from = lines.findIndex((line) => threeNumbers(line) !== undefined);
  if (from === -1) return undefined;
  return { header: lines.slice(0, from).filter((line) => line.trim() !== ''), from, lines };
}

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Line of the file of each point, from 1. */
  readonly line: readonly number[];
}

/** @throws UnreadableFileError for a line that has anything but three numbers */
export function pointsOf({ lines, from }: XyzText): Points {
  const filled = lines.flatMap((line, index) => (index >= from && line.trim() !== '' ? [index] : []));
  const x = new Float64Array(filled.length);
  const y = new Float64Array(filled.length);
  const z = new Float64Array(filled.length);
  for (const [point, index] of filled.entries()) {
    const numbers = threeNumbers(lines[index]);
    if (!numbers) {
      throw new UnreadableFileError(
        `found ${quoted(lines[index].trim())}, expected three numbers: x, y and z.`,
        {
          line: index + 1,
        },
      );
    }
    [x[point], y[point], z[point]] = numbers;
  }
  return { x, y, z, line: filled.map((index) => index + 1) };
}
