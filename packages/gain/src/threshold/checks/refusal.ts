/** Why a series, or one definition on it, gives no threshold. */
export interface Refusal {
  /** Stable identifier in kebab case; becomes the code of a verdict. */
  readonly code: string;
  /** At most eight words. */
  readonly sentence: string;
  /** The evidence, one sentence with its numbers. */
  readonly why: string;
  readonly evidence: Readonly<Record<string, number>>;
  /** What to measure or to put right. */
  readonly next: string;
}
