/** "1 part", "3 parts": a count with its noun, whose plural ends in s. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** "SC1, SC2 and 4 more": the first of some names, and how many follow. */
export function firstOf(names: readonly (string | number)[], most: number): string {
  const shown = names.slice(0, most).join(', ');
  return names.length <= most ? shown : `${shown} and ${names.length - most} more`;
}
