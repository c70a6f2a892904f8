import type { Micrograph } from '@modalgain/measurements';
import type { RegionMap } from './regions.js';

/** Pixels at the darkest and brightest level, where the detector or the file cuts the signal off. */
export interface Clipping {
  /** Shares of the pixels of the first and of the second region. */
  readonly shares: readonly [number, number];
  readonly largestShare: number;
}

/** An end level with so many times the pixels of the next one is a wall, not the tail of the distribution. */
const wallRatio = 4;

/**
 * Share of pixels that stand at an end: at the lowest or highest level that can be stored, or at the lowest or highest that occurs
 * where far more pixels stand than one level further in (images of 12 bits in 16).
 */
export function clipping({ brightness, storedRange }: Micrograph, regions: RegionMap): Clipping {
  const counts = [1, 2].map((region) =>
    levelCounts(brightness.filter((_, index) => regions[index] === region)),
  );
  const shares = counts.map((own) => {
    const levels = [...own.keys()].sort((a, b) => a - b);
    const total = [...own.values()].reduce((sum, count) => sum + count, 0);
    const ends = [levels, [...levels].reverse()].map(([end, next]) => {
      const count = own.get(end) ?? 0;
      const isStoredEnd = storedRange?.includes(end) ?? false;
      return isStoredEnd || count > wallRatio * (own.get(next) ?? 0) + wallRatio ? count : 0;
    });
    return (ends[0] + ends[1]) / total;
  });
  return { shares: [shares[0], shares[1]], largestShare: Math.max(...shares) };
}

function levelCounts(levels: Micrograph['brightness']): Map<number, number> {
  const counts = new Map<number, number>();
  for (const level of levels) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
}
