/** From "two statements cannot both be true" down to "checked and fine"; lists of verdicts are sorted in this order. */
export const severities = ['contradiction', 'not-determined', 'caution', 'note', 'holds'] as const;

export type Severity = (typeof severities)[number];

/**
 * A judgement on data or on a result, in plain words and with its evidence. It travels with the result into every
 * table, figure and report.
 */
export interface Verdict {
  /** Stable identifier in kebab case, e.g. "gain-saturates". */
  readonly code: string;
  readonly severity: Severity;
  /** One plain sentence of at most eight words, e.g. "Gain saturates inside the stripe." */
  readonly sentence: string;
  /** The evidence in words with its numbers, at most three short lines. */
  readonly detail: string;
  /** The numbers behind `detail`, for scripts; units in the names. */
  readonly evidence: Readonly<Record<string, number | string | boolean | null>>;
  /** What to measure or to state next, if anything. */
  readonly next?: string;
  /** The film that the verdict speaks of; absent when it speaks of the whole study. */
  readonly film?: string;
}

/** Most severe first; among equals the given order stays. */
export function sortVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  return [...verdicts].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
