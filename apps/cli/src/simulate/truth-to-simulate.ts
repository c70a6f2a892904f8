import { readText } from '@modalgain/formats';
import { readTruth, type ExperimentTruth } from '@modalgain/study';
import { InputError } from '@modalgain/numerics';
import { analyseInFull } from '../analyse-in-full.js';
import { readInputFile } from '../input.js';

/** A truth, and the films of a study that it does not hold. */
export interface TruthToSimulate {
  readonly truth: ExperimentTruth;
  readonly leftOut: readonly { readonly film: string; readonly why: string }[];
}

/**
 * Reads a truth file, or analyses a study and takes its best-fit numbers as the truth.
 *
 * @throws InputError for a file that is neither, or a study none of whose films can have a twin
 */
export async function truthToSimulate(file: string, assumed: readonly string[]): Promise<TruthToSimulate> {
  const { bytes } = await readInputFile(file);
  const text = readText(bytes, file);
  if (!isStudy(text)) {
    if (assumed.length > 0)
      throw new InputError('is for twins of a study; a truth file states all numbers itself.', {
        field: '--assume',
      });
    return { truth: readTruth(text, file), leftOut: [] };
  }
  const { truthOfStudy, readAssumptions } = await import('@modalgain/study');
  return truthOfStudy(await analyseInFull(file), readAssumptions(assumed));
}

/** Every study file says of which version it is; no truth file does. */
const isStudy = (text: string): boolean => /^["']?modalgain["']?\s*:/m.test(text);
