import { InputError, parseQuantity } from '@modalgain/numerics';
import { parseWavelengths, type LightPolarization, type StackFile } from '@modalgain/study';

/** As the command line gives them. */
export interface StackOptions {
  readonly wavelengths?: string;
  readonly step: string;
  readonly angles: string;
  readonly polarization: LightPolarization | 'both';
  readonly profile?: string;
}

const mostWavelengths = 20_000;

/** The wavelengths that are asked for, or else those of the file. */
export function wavelengthsOf(
  { wavelengths, step }: StackOptions,
  { file, wavelengthNm }: StackFile,
): number[] {
  const parts = wavelengths?.split(',');
  if (parts !== undefined && parts.length > 1)
    return parts.map((part) => oneWavelength(part, '--wavelengths'));
  const asked =
    wavelengths === undefined ? wavelengthNm : inOption('--wavelengths', () => parseWavelengths(wavelengths));
  if (asked === undefined) {
    throw new InputError('found no wavelength, expected one here or as --wavelengths "400 nm .. 800 nm".', {
      file,
      field: 'wavelength',
    });
  }
  return typeof asked === 'number' ? [asked] : steps(asked, stepOf(step));
}

/** @throws InputError for anything but one wavelength above 0. */
export function oneWavelength(text: string, option: string): number {
  return inOption(option, () => {
    const wavelength = parseWavelengths(text);
    if (typeof wavelength === 'number') return wavelength;
    throw new InputError(`found the range "${text}", expected one wavelength.`);
  });
}

function stepOf(text: string): number {
  return inOption('--step', () => {
    const { value } = parseQuantity(text, 'lengthNm');
    if (value > 0) return value;
    throw new InputError(`found "${text}", expected a step above zero.`);
  });
}

/** From the first wavelength on, and the last one in any case. */
function steps([first, last]: readonly [number, number], stepNm: number): number[] {
  const count = Math.floor((last - first) / stepNm + 1e-9) + 1;
  if (count > mostWavelengths) {
    throw new InputError(
      `found ${count} wavelengths, expected at most ${mostWavelengths}: take a larger step.`,
      {
        field: '--step',
      },
    );
  }
  // Whole multiples, freed of the last digits: 400.2 and not 400.20000000000005.
  const wavelengths = Array.from({ length: count }, (_, i) => Number((first + i * stepNm).toPrecision(12)));
  return last - wavelengths[count - 1] > 1e-9 * last ? [...wavelengths, last] : wavelengths;
}

/** "0, 45, 60". */
export function anglesOf({ angles }: StackOptions): number[] {
  return angles.split(',').map((text) => {
    const angle = /^\s*\d+(\.\d*)?\s*(°|deg)?\s*$/.test(text) ? Number.parseFloat(text) : NaN;
    if (angle < 90) return angle;
    throw new InputError(
      `found "${text.trim()}", expected angles of incidence from 0 to below 90 degrees, such as "0, 45, 60".`,
      { field: '--angles' },
    );
  });
}

export const polarizationsOf = ({ polarization }: StackOptions): LightPolarization[] =>
  polarization === 'both' ? ['s', 'p'] : [polarization];

function inOption<T>(field: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof InputError ? error.at({ field }) : error;
  }
}
