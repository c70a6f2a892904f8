import type { Verdict } from '@modalgain/numerics';
import type { Results } from '@modalgain/study';
import { pageOfVerdict } from '../../shell/page-of-verdict';

const isOfFit = ({ code }: Verdict, results: Results): boolean =>
  results.gainFit?.verdicts.some((verdict) => verdict.code === code) === true;

/** What is judged on this page: the gain fit, the comparisons, and what else speaks of density, loss or ratios. */
export function gainVerdicts(results: Results): Verdict[] {
  return results.verdicts.filter((verdict) => pageOfVerdict(verdict) === 'gain' || isOfFit(verdict, results));
}

/** What a trial is judged by: the same kinds of verdict, of its own fit and comparisons. */
export function trialVerdicts({ gainFit, comparisons }: Results): Verdict[] {
  return [...(gainFit?.verdicts ?? []), ...comparisons.flatMap(({ verdicts }) => verdicts)].filter(
    (verdict) => pageOfVerdict(verdict) === 'gain' || verdict.severity !== 'note',
  );
}

/** The films that a verdict speaks of: by its own word, or by its sentence. */
export function filmsOfVerdict({ film, sentence, detail }: Verdict, results: Results): string[] {
  if (film !== undefined) return [film];
  const words = new Set(`${sentence} ${detail}`.match(/[\w-]+/g));
  return results.films.map(({ name }) => name).filter((name) => words.has(name));
}

/** A verdict whose sentence names its film needs no name before it. */
export function namedOnce({ film, ...verdict }: Verdict): Verdict {
  return film === undefined || verdict.sentence.includes(film) ? verdict : { ...verdict, film };
}
