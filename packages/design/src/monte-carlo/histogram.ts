/** Counts in equal bins from `from` to `to`. */
export interface Histogram {
  readonly from: number;
  readonly to: number;
  readonly counts: number[];
}

const binCount = 40;
/** The outermost trials would stretch the bins. */
const sharePerTail = 0.005;

/** How often values fall where, over their middle 99 %; values that are not finite are left out. */
export function histogramOf(values: ArrayLike<number>): Histogram {
  const sorted = Float64Array.from(Array.from(values).filter(Number.isFinite)).sort();
  const cut = Math.floor(sharePerTail * sorted.length);
  const kept = sorted.subarray(cut, sorted.length - cut);
  const from = kept.at(0) ?? 0;
  const to = kept.at(-1) ?? 0;
  const counts = new Array<number>(binCount).fill(0);
  for (const value of kept) {
    const bin = to > from ? Math.floor((binCount * (value - from)) / (to - from)) : 0;
    counts[Math.min(bin, binCount - 1)] += 1;
  }
  return { from, to, counts };
}
