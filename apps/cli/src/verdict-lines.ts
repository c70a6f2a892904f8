import type { Verdict } from '@modalgain/numerics';

const marks = { contradiction: '✗', 'not-determined': '?', caution: '!', note: 'i', holds: '✓' } as const;

/** Verdicts for a terminal: a mark, the sentence, its evidence, and after an arrow what to do next. */
export function verdictLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ severity, sentence, detail, next }) => [
    `${marks[severity]} ${sentence}`,
    `    ${detail}`,
    ...(next === undefined ? [] : [`    → ${next}`]),
  ]);
}
