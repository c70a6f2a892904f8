import { UnsupportedFeatureError } from '@modalgain/numerics';
import { quoted } from '../quoted.js';
import { integersOf } from './acquisition.js';
import type { HeaderCursor } from './header-cursor.js';

/** What the axes of the data are. */
export interface Axes {
  /** Of the horizontal axis: sum of c[i] p^i, p the number of the pixel, the first one being 1. */
  readonly coefficients: readonly number[];
  /** "Wavelength", "Pixel number", "Raman shift". */
  readonly horizontal: string;
  /** 0 for a wavelength in nm. */
  readonly unitCode: number;
  /** "Counts", "Counts (Bg corrected per second)". */
  readonly intensity: string;
}

/** Version and six codes of one unprintable byte: kind and unit of the horizontal, intensity and vertical axis. */
const codes = /^(65\d{3}) ([^ -~]) ([^ -~]) ([^ -~]) ([^ -~]) ([^ -~]) ([^ -~]) ?$/;

/** Lines of the blocks before it; Solis 4.32 writes 18. */
const mostLines = 200;

/** Coefficients of a polynomial; echelle spectrographs have a long line of their own there. */
const coefficientCount = 4;

/**
 * Reads the block of the axes. The blocks before it (shutter, spectrograph, filters, intensifier) differ from version to
 * version; it is the only line of six codes.
 */
export function readAxes(cursor: HeaderCursor): Axes {
  const match = findCodes(cursor);
  const version = Number(match[1]);
  const coefficients = coefficientsOf(cursor.line('the wavelength calibration'));
  cursor.line('the calibration of the intensity');
  cursor.line('the calibration of the vertical axis');
  for (let line = 0; line < linesBeforeLabels(version); line += 1) cursor.line('the pixel size');
  const [horizontal, intensity] = ['horizontal', 'intensity', 'vertical'].map((axis) => label(cursor, axis));
  return { coefficients, horizontal, unitCode: match[3].charCodeAt(0), intensity };
}

function findCodes(cursor: HeaderCursor): RegExpExecArray {
  for (let line = 0; line < mostLines; line += 1) {
    const match = codes.exec(cursor.line('the axes'));
    if (match) return match;
  }
  throw cursor.problem(`no block of the axes within ${mostLines} lines`);
}

/** Rayleigh wavelength, length and height of a pixel; since 65540 one number more. */
function linesBeforeLabels(version: number): number {
  if (version >= 65540) return 4;
  return version === 65539 ? 3 : 0;
}

function coefficientsOf(line: string): number[] {
  const numbers = line.trim().split(/\s+/).map(Number);
  if (numbers.length === coefficientCount && numbers.every(Number.isFinite)) return numbers;
  throw new UnsupportedFeatureError(
    `found ${quoted(line.trim())} for the wavelength calibration, expected the ${coefficientCount} coefficients of a polynomial; of an echelle spectrograph export the spectrum as text.`,
  );
}

function label(cursor: HeaderCursor, axis: string): string {
  const [length] = integersOf(cursor, cursor.line(`the label of the ${axis} axis`), 1);
  return cursor.text(length, `the label of the ${axis} axis`);
}
