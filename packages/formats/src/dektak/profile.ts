import { UnreadableFileError } from '@modalgain/numerics';
import { metresIn } from '../length-unit.js';
import { quoted } from '../quoted.js';
import { isHeading } from './heading.js';

/** The columns under "Scan Data", in metres. */
export interface Profile {
  /** Name of the column of heights, e.g. "Raw". */
  readonly title: string;
  readonly step: number;
  readonly heights: Float64Array;
}

/** The file writes positions with few digits. */
const roundingSteps = 1.01;

/** @throws UnreadableFileError with the line where the data are absent, no numbers or not equally spaced */
export function readProfile(lines: readonly string[]): Profile {
  const start = lines.findIndex((line) => isHeading(line, 'Scan Data'));
  if (start === -1) {
    throw new UnreadableFileError('found no line "Scan Data": the file is truncated or no profile.', {
      line: lines.length,
    });
  }
  const header = lines.findIndex((line, index) => index > start && line.trim() !== '');
  const names = cellsOf(lines[header] ?? '');
  const lateral = columnOf(names, 0, header + 1);
  const vertical = columnOf(names, 1, header + 1);
  const rows = lines.flatMap((line, index) => (index > header && /[^,\s]/.test(line) ? [index] : []));
  if (rows.length < 2) {
    throw new UnreadableFileError(`found ${rows.length} points, expected at least two.`, {
      line: lines.length,
    });
  }
  const positions = numbersOf(lines, rows, 0);
  return {
    title: vertical.name,
    step: stepOf(positions, rows) * lateral.metres,
    heights: numbersOf(lines, rows, 1).map((height) => height * vertical.metres),
  };
}

function cellsOf(line: string): readonly string[] {
  return line.split(',').map((cell) => cell.replaceAll('"', '').trim());
}

/** As the program spells units out, beside their signs. */
const words: Readonly<Record<string, string | undefined>> = {
  micrometer: 'um',
  micron: 'um',
  microns: 'um',
  nanometer: 'nm',
  angstrom: 'angstrom',
  angstroms: 'angstrom',
  millimeter: 'mm',
};

const longestLabel = 100;

/** A name with its unit, e.g. "Lateral um" or "Total Profile (Å)". */
function columnOf(names: readonly string[], column: number, line: number): { name: string; metres: number } {
  const label = (names[column] ?? '').slice(0, longestLabel);
  const match = /^(.*?)\s*[([]?([^\s()[\]]+)[)\]]?$/.exec(label);
  const metres = match ? metresIn(words[match[2].toLowerCase()] ?? match[2]) : undefined;
  if (match && metres !== undefined) return { name: match[1].trim(), metres };
  throw new UnreadableFileError(`found the column ${quoted(label)}, expected a name with a unit of length.`, {
    line,
  });
}

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function numbersOf(lines: readonly string[], rows: readonly number[], column: number): Float64Array {
  return Float64Array.from(rows, (index) => {
    const cell = cellsOf(lines[index])[column] ?? '';
    if (number.test(cell)) return Number(cell);
    throw new UnreadableFileError(`found ${quoted(cell)}, expected a number.`, { line: index + 1 });
  });
}

/** The distance of points that lie on a line within the rounding of their positions. */
function stepOf(positions: Float64Array, rows: readonly number[]): number {
  const first = positions[0];
  const step = (positions[positions.length - 1] - first) / (positions.length - 1);
  const rounding = roundingOf(positions);
  const stray = positions.findIndex(
    (position, index) => Math.abs(position - first - index * step) > roundingSteps * rounding,
  );
  if (step > 0 && stray === -1) return step;
  const found = step > 0 ? `the position ${positions[stray]}` : `positions that do not rise`;
  throw new UnreadableFileError(`found ${found}, expected points at equal distances.`, {
    line: rows[Math.max(stray, 0)] + 1,
  });
}

/** The last decimal that any position has. */
function roundingOf(positions: Float64Array): number {
  const digits = positions.reduce((most, position) => Math.max(most, decimalsOf(position)), 0);
  return 10 ** -digits;
}

function decimalsOf(value: number): number {
  const text = String(value);
  const point = text.indexOf('.');
  return point === -1 || text.includes('e') ? 0 : text.length - point - 1;
}
