/** How the points of a scan are laid out; all lengths in um. */
export interface LengthGrid {
  /** Evenly spaced up to here, from one spacing above 0. */
  readonly longestUm: number;
  /** So many of the points go into the first part of the range instead, for the unsaturated gain. */
  readonly shortShare: number;
}

/** The part of the range that counts as short. */
const shortPart = 1 / 4;

/** Lengths are set to a tenth of a um. */
const stepsPerUm = 10;

/**
 * The lengths of a grid: all evenly spaced, or a share of them evenly spaced over the first quarter of the range and the
 * others over the rest.
 */
export function gridLengths(
  { longestUm, shortShare }: LengthGrid,
  count: number,
  shortestUm: number,
): number[] {
  const shortCount = Math.round(shortShare * count);
  const border = shortCount === 0 ? 0 : shortPart * longestUm;
  const short = even(0, border, shortCount);
  const lengths = [...short, ...even(border, longestUm, count - shortCount)];
  return lengths.map((length) => Math.round(Math.max(length, shortestUm) * stepsPerUm) / stepsPerUm);
}

/** Evenly spaced from one spacing above `from` to `to`. */
function even(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 1)) / count);
}

const longestShares = [0.2, 0.3, 0.45, 0.65, 0.8, 1];
const shortShares = [0, 0.4, 0.6, 0.8];

/** The grids among which the planner chooses, for stripes up to the longest that the lab can pump. */
export function candidateGrids(longestUm: number): LengthGrid[] {
  return longestShares.flatMap((share) =>
    shortShares.map((shortShare) => ({ longestUm: share * longestUm, shortShare })),
  );
}
