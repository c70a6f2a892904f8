import type { RandomStream } from '@modalgain/numerics';

/**
 * Draws one unit-normal deviation for each named source of error: what bears one name moves everything that it touches together, so
 * that it cancels in ratios. Drawn in the order of the names, so that a trial depends on its stream alone.
 *
 * @returns the deviation of a source; 0 for one that was not named
 */
export function drawDeviations(
  sources: readonly string[],
  random: Pick<RandomStream, 'normal'>,
): (source: string) => number {
  const deviations = new Map(sources.map((source) => [source, random.normal()]));
  return (source) => deviations.get(source) ?? 0;
}
