import { readMeasurement } from '@modalgain/formats';
import type { EllipsometryScan } from '@modalgain/measurements';
import { InputError, parseQuantity, parseRange } from '@modalgain/numerics';
import {
  analyseStackEllipsometry,
  withinWavelengths,
  type EllipsometryResult,
  type StackFile,
} from '@modalgain/study';
import { readInputFile } from '../input.js';
import { readStackFile } from '../read-stack-file.js';

export interface EllipsometryOptions {
  readonly stack: string;
  readonly thickness?: string;
  readonly at?: string;
  readonly wavelengths?: string;
  readonly spot?: string;
  readonly angleError?: string;
  readonly fit: boolean;
}

/** A result as the command prints it. */
export interface EllipsometryDocument extends EllipsometryResult {
  readonly stack: string;
  readonly notes: readonly string[];
}

/** Reads both files and fits or compares. */
export async function analyseEllipsometry(
  file: string,
  options: EllipsometryOptions,
): Promise<EllipsometryDocument> {
  const { measurements, provenance } = await readMeasurement({
    ...(await readInputFile(file)),
    as: 'ellipsometry',
  });
  const stack = await readStackFile(options.stack);
  const whole = spotOf(measurements, options.spot);
  const scan =
    options.wavelengths === undefined
      ? whole
      : withinWavelengths(
          whole,
          option('--wavelengths', () => parseRange(options.wavelengths ?? '', 'lengthNm')),
        );
  const atNm = atOf(options.at, stack);
  const { angleError } = options;
  const result = analyseStackEllipsometry({
    scan,
    stack,
    fits: options.fit,
    ...(atNm !== undefined && { atNm }),
    ...(angleError !== undefined && {
      angleErrorDeg: option('--angle-error', () => angleErrorOf(angleError)),
    }),
    ...(options.thickness !== undefined && {
      thickness: option('--thickness', () => parseQuantity(options.thickness ?? '', 'lengthNm')),
    }),
  });
  const spots = measurements.length > 1 && options.spot === undefined;
  return {
    ...result,
    file,
    stack: options.stack,
    notes: [
      ...provenance.notes,
      ...(spots ? [`The first of ${measurements.length} spots is taken; --spot chooses another.`] : []),
      ...stack.notes,
    ],
  };
}

function spotOf(scans: readonly EllipsometryScan[], asked: string | undefined): EllipsometryScan {
  const scan = asked === undefined ? scans[0] : scans.find((_, place) => String(place + 1) === asked);
  if (scan) return scan;
  throw new InputError(
    `found "${asked}", expected a number from 1 to ${scans.length}, as the file has spots.`,
    {
      field: '--spot',
    },
  );
}

function angleErrorOf(text: string): number {
  const { value } = parseQuantity(text, 'angleDegree');
  if (value >= 0) return value;
  throw new InputError(`found "${text}", expected 0 or more.`);
}

/** The one wavelength of the stack where none is asked for; a range of it is for other commands. */
function atOf(asked: string | undefined, { wavelengthNm }: StackFile): number | undefined {
  if (asked !== undefined) return option('--at', () => parseQuantity(asked, 'lengthNm').value);
  return typeof wavelengthNm === 'number' ? wavelengthNm : undefined;
}

/** Reads the value of an option; errors name it. */
function option<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ field }) : problem;
  }
}
