import { sortVerdicts } from '@modalgain/numerics';
import type { Verdict } from '@modalgain/numerics';
import { listText } from './claims/claims.js';

/**
 * One verdict of each kind for the head of a report: what several films have in common is told once, with the numbers of
 * the first and the names of the others. Each film keeps its own verdicts in its own place. Most severe first.
 */
export function mergeAlike(verdicts: readonly Verdict[]): Verdict[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const key = `${verdict.code} ${verdict.severity}`;
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return sortVerdicts([...groups.values()].map(merged));
}

function merged([first, ...others]: readonly Verdict[]): Verdict {
  const films = [...new Set(others.map(({ film }) => film))].filter(
    (film) => film !== undefined && film !== first.film,
  );
  if (films.length === 0) return first;
  const { film, ...shared } = first;
  return {
    ...shared,
    detail: `${film === undefined ? '' : `${film}: `}${first.detail} Likewise ${listText(films as string[])}.`,
    evidence: { ...first.evidence, films: [film, ...films].join(', ') },
  };
}
