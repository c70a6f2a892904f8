import { readMeasurement } from '@modalgain/formats';
import type { Micrograph } from '@modalgain/measurements';
import { InputError, type Verdict } from '@modalgain/numerics';
import { contrastResult, type ContrastInput, type ContrastResult } from '@modalgain/study';
import { parseImageRectangle, type ImageRectangle } from '@modalgain/surface';
import { readInputFile } from '../input.js';

/** As the command line gives them. */
export interface ContrastOptions {
  readonly first?: string;
  readonly second?: string;
  readonly blackLevel?: string;
  readonly seed: string;
  readonly figure?: string;
}

type Settings = Omit<ContrastInput, 'image'>;

export interface AnalysedMicrograph {
  readonly image: Micrograph;
  readonly contrast: ContrastResult;
  readonly verdicts: readonly Verdict[];
}

/** @throws InputError for options that make no sense */
export function settingsOf(files: readonly string[], options: ContrastOptions): Settings {
  const { first, second, figure } = options;
  if ((first === undefined) !== (second === undefined)) {
    throw new InputError(
      `found --${first === undefined ? 'second without --first' : 'first without --second'}; give both regions, or none to look for a border.`,
    );
  }
  if (figure !== undefined && files.length > 1)
    throw new InputError(`found --figure with ${files.length} micrographs, expected one.`);
  const blackLevel =
    options.blackLevel === undefined ? undefined : numberOf('--black-level', options.blackLevel);
  const seed = numberOf('--seed', options.seed);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new InputError(`found --seed "${options.seed}", expected a whole number of at least 0.`);
  return {
    seed,
    blackLevel,
    ...(first !== undefined &&
      second !== undefined && {
        regions: { first: rectangleOf('--first', first), second: rectangleOf('--second', second) },
      }),
  };
}

function numberOf(option: string, text: string): number {
  const value = text.trim() === '' ? NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new InputError(`found ${option} "${text}", expected a number.`);
}

function rectangleOf(field: string, text: string): ImageRectangle {
  try {
    return parseImageRectangle(text);
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ field }) : problem;
  }
}

/** Reads one micrograph and compares its regions. */
export async function analyseFile(file: string, settings: Settings): Promise<AnalysedMicrograph> {
  const { measurements } = await readMeasurement({ ...(await readInputFile(file)), as: 'micrograph' });
  const [image] = measurements;
  try {
    return { image, ...contrastResult({ image, ...settings }) };
  } catch (problem) {
    throw problem instanceof InputError ? problem.at({ file }) : problem;
  }
}
