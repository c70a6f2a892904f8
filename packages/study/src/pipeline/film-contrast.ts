import { InputError, type Verdict } from '@modalgain/numerics';
import type { ContrastResult } from '../results/contrast.js';
import type { FilmInput } from '../schema/film.js';
import type { StudyContext } from './context.js';
import { contrastResult } from './contrast-result.js';

/** The contrast of a film's micrograph, null where it has none. */
export interface FilmContrast {
  readonly contrast: ContrastResult | null;
  readonly verdicts: readonly Verdict[];
}

/**
 * Compares the stamped with the unstamped region of a film's micrograph.
 *
 * @throws InputError for an image that cannot be read, regions outside of it, or a black level above its regions
 */
export async function filmContrast(
  { inputs, placeOf, study }: StudyContext,
  name: string,
  { micrograph }: FilmInput,
): Promise<FilmContrast> {
  if (!micrograph) return { contrast: null, verdicts: [] };
  const path = ['films', name, 'micrograph'];
  const [file] = await inputs.list([micrograph.file], placeOf([...path, 'file']));
  const { measurements } = await inputs.read({ file, as: 'micrograph', film: name });
  const { regions, blackLevel } = micrograph;
  try {
    const { contrast, verdicts } = contrastResult({
      image: measurements[0],
      seed: study.seed,
      blackLevel,
      ...(regions && { regions: { first: regions.stamped, second: regions.unstamped } }),
    });
    return { contrast, verdicts: verdicts.map((verdict) => ({ ...verdict, film: name })) };
  } catch (problem) {
    throw problem instanceof InputError ? problem.at(placeOf(path)) : problem;
  }
}
