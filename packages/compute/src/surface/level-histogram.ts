/** How often each grey level occurs, as a share of the pixels. */
export interface LevelHistogram {
  /** Middle of each bin. */
  readonly level: Float64Array;
  readonly share: Float64Array;
}

const mostBins = 80;

/** In bins of equally many whole levels where all levels are whole, since any others make a comb of them. */
export function levelHistogram(levels: Float32Array): LevelHistogram {
  const [low, high] = rangeOf(levels);
  const isWhole = levels.every((level) => Number.isInteger(level));
  const width = isWhole ? Math.ceil((high - low + 1) / mostBins) : (high - low) / mostBins;
  const count = isWhole ? Math.floor((high - low) / width) + 1 : mostBins;
  const share = new Float64Array(count);
  for (const level of levels)
    share[Math.min(count - 1, Math.floor((level - low) / width))] += 1 / levels.length;
  // A bin of whole levels reaches from half a level below its first to half a level above its last.
  const first = isWhole ? low - 0.5 : low;
  return { level: share.map((_, bin) => first + width * (bin + 0.5)), share };
}

function rangeOf(levels: Float32Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const level of levels) {
    low = Math.min(low, level);
    high = Math.max(high, level);
  }
  return [low, high];
}
