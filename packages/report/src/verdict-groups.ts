import { severities, type Verdict } from '@modalgain/numerics';

/** Verdicts of one kind: the same code and severity, on one film or on several. */
export interface VerdictGroup {
  readonly first: Verdict;
  readonly films: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** Verdicts by severity and code, most severe first, each kind once with all its films. */
export function groupVerdicts(verdicts: readonly Verdict[]): VerdictGroup[] {
  const groups = new Map<string, Verdict[]>();
  for (const severity of severities)
    for (const verdict of verdicts.filter((candidate) => candidate.severity === severity)) {
      const key = `${severity} ${verdict.code}`;
      groups.set(key, [...(groups.get(key) ?? []), verdict]);
    }
  return [...groups.values()].flatMap((members) => {
    const first = members.at(0);
    if (!first) return [];
    const films = [...new Set(members.flatMap((verdict) => verdict.film ?? []))];
    return [{ first, films, verdicts: members }];
  });
}
