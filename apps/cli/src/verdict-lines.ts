import type { Verdict } from '@modalgain/numerics';

const marks = { contradiction: '✗', 'not-determined': '?', caution: '!', note: 'i', holds: '✓' } as const;

/**
 * Verdicts for a terminal: a mark and its word, the sentence, below it the evidence, and after an arrow what to do next.
 */
export function verdictLines(verdicts: readonly Verdict[]): string[] {
  return verdicts.flatMap(({ severity, sentence, detail, next }) => [
    `${marks[severity]} ${severity.replace('-', ' ')}: ${sentence}`,
    ...detail.split('\n').map((line) => `    ${line}`),
    ...(next === undefined ? [] : [`    → ${next}`]),
  ]);
}
