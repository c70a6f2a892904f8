/** How often each grey level occurs, as a share of the pixels. */
export interface LevelHistogram {
  /** Middle of each bin. */
  readonly level: Float64Array;
  readonly share: Float64Array;
}

const mostBins = 80;

/** In bins of equally many whole levels, since images of bytes make a comb of any others; levels between whole ones are rounded. */
export function levelHistogram(levels: Float32Array): LevelHistogram {
  let [low, high] = [Infinity, -Infinity];
  for (const level of levels) {
    low = Math.min(low, level);
    high = Math.max(high, level);
  }
  const from = Math.round(low);
  const width = Math.max(1, Math.ceil((Math.round(high) - from + 1) / mostBins));
  const count = Math.floor((Math.round(high) - from) / width) + 1;
  const share = new Float64Array(count);
  for (const level of levels) share[Math.floor((Math.round(level) - from) / width)] += 1 / levels.length;
  return { level: share.map((_, bin) => from + width * (bin + 0.5) - 0.5), share };
}
