import type { Problem } from '@modalgain/compute';

/** What an error says, of whatever kind it is. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A sentence of the page itself as a problem; it names its place where it has one. */
export const problemOf = (sentence: string, place: Problem['place'] = {}): Problem => ({
  sentence,
  message: sentence,
  place,
});
