/** Above this rank correlation the order of a scan follows its lengths. */
const followingCorrelation = 0.9;

/**
 * Whether what changes with time can be told from what changes with the length: the lengths were not taken in their order, or
 * one of the first third comes back in the last third of the scan.
 */
export function orderSeparates(lengthCm: ArrayLike<number>): boolean {
  const lengths = Array.from(lengthCm);
  const third = Math.floor(lengths.length / 3);
  const first = new Set(lengths.slice(0, third));
  if (lengths.slice(lengths.length - third).some((length) => first.has(length))) return true;
  return Math.abs(rankCorrelation(lengths)) < followingCorrelation;
}

/** Spearman's correlation of the lengths, not all equal, with the scan order. */
function rankCorrelation(lengths: readonly number[]): number {
  const ranks = lengths.map(
    (length) =>
      lengths.filter((other) => other < length).length +
      lengths.filter((other) => other === length).length / 2,
  );
  const centre = lengths.length / 2;
  let product = 0;
  let rankSquares = 0;
  let orderSquares = 0;
  ranks.forEach((rank, i) => {
    const order = i + 0.5 - centre;
    product += (rank - centre) * order;
    rankSquares += (rank - centre) ** 2;
    orderSquares += order ** 2;
  });
  return product / Math.sqrt(rankSquares * orderSquares);
}
