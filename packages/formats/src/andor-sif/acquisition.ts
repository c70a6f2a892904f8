import { quoted } from '../quoted.js';
import type { HeaderCursor } from './header-cursor.js';
import { magicLine } from './sniff.js';

/** How the spectra were taken. */
export interface Acquisition {
  /** Version of the block, e.g. 65567; the lower 16 bits count up with Solis. */
  readonly version: number;
  readonly detector: string;
  readonly temperatureC: number;
  readonly exposureS: number;
  /** Exposures added up in a frame. */
  readonly accumulations: number;
  /** From the start of one frame to the next. */
  readonly cycleS: number;
  readonly userText: string;
}

/** Five settings of one byte each stand between the temperature and the trigger level, one more before the cycle time. */
const settings = /^(\d+) -?\d+ -?\d+ -?\d+ -?\d+ (\S+) (?:[^] ){5}\S+ (\S+) \S+ \S+ (\d+) [^] (\S+) /;

/** Older blocks have the detector in the same line; nobody has shown us one. */
const oldestVersion = 65541;

/** Reads the first block of a file: acquisition settings, detector, file name and comment, up to the shutter. */
export function readAcquisition(cursor: HeaderCursor): Acquisition {
  cursor.text(magicLine.length, 'the signature');
  if (cursor.line('the signal').trim().split(' ').at(-1) !== '1')
    throw cursor.problem('no signal in the file');
  const line = cursor.line('the acquisition settings');
  const [, version, temperature, exposure, accumulations, cycle] = settings.exec(line) ?? [];
  const numbers = [version, temperature, exposure, accumulations, cycle].map(Number);
  if (!numbers.every(Number.isFinite) || Number(version) < oldestVersion)
    throw cursor.problem(`${quoted(line)} for the acquisition settings`);
  const detector = cursor.line('the detector').trim();
  cursor.line('the size of the detector');
  cursor.line('the file name');
  const [commentLength] = integersOf(cursor, cursor.line('the length of the comment'), 2).slice(1);
  const userText = cursor.text(commentLength, 'the comment');
  cursor.line('the comment');
  return {
    version: numbers[0],
    detector,
    temperatureC: numbers[1],
    exposureS: numbers[2],
    accumulations: numbers[3],
    cycleS: numbers[4],
    userText,
  };
}

/** The first `count` numbers of a line, whole and not negative; anything else is damage. */
export function integersOf(cursor: HeaderCursor, line: string, count: number): number[] {
  const numbers = line
    .trim()
    .split(/\s+/)
    .slice(0, count)
    .map((word) => (/^\d{1,10}$/.test(word) ? Number(word) : Number.NaN));
  if (numbers.length === count && !numbers.includes(Number.NaN)) return numbers;
  throw cursor.problem(`${quoted(line)} where ${count} whole numbers should stand`);
}
