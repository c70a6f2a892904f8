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
  const names = [...new Set([first, ...others].flatMap(({ film }) => film ?? []))];
  if (names.length < 2) return first;
  const { film, ...shared } = first;
  const [, ...rest] = names;
  return {
    ...shared,
    sentence: film === undefined ? first.sentence : ofAll(first.sentence, film, names),
    detail: `${film === undefined ? '' : `${film}: `}${first.detail} Likewise ${listText(rest)}.`,
    evidence: { ...first.evidence, films: names.join(', ') },
  };
}

const mostNames = 3;
const mostWords = 8;

/** A sentence about one film, said of several: all names where they are few and the sentence stays short, else how many. */
function ofAll(sentence: string, film: string, names: readonly string[]): string {
  const named = withSubject(sentence, film, listText(names));
  const isShort = names.length <= mostNames && named.split(' ').length <= mostWords;
  return isShort ? named : withSubject(sentence, film, `${names.length} films`);
}

function withSubject(sentence: string, film: string, several: string): string {
  return sentence
    .split(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?![\p{L}\p{N}])/u)
    .map((word) => (word === film ? several : word))
    .join('');
}
