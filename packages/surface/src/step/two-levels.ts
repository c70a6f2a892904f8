import type { PixelSet } from '../pixels.js';
import { sample } from '../sampling.js';

/** Two heights where a scan dwells, and how deep the histogram falls between them. */
export interface TwoLevels {
  readonly lowNm: number;
  readonly highNm: number;
  /** Smoothed density at the valley over that of the lower peak; 0 for levels that are quite apart. */
  readonly valleyShare: number;
}

const binCount = 512;
const smoothingBins = 4;
/** This share of the pixels at either end (spikes, scars) does not decide on the range. */
const tailShare = 0.002;
const sampleLimit = 20_000;

/**
 * The two peaks of the height histogram with the deepest valley between them, measured from the lower peak;
 * `undefined` where the histogram has a single peak. The lower peak may hold a twentieth of the pixels.
 */
export function twoLevels(zNm: Float64Array, use: PixelSet): TwoLevels | undefined {
  const used = sample(zNm, sampleLimit, (pixel) => use[pixel] === 1).sort();
  const low = used[Math.floor(tailShare * used.length)];
  const high = used[Math.ceil((1 - tailShare) * used.length) - 1];
  if (!(high > low)) return undefined;
  const margin = (0.1 * (high - low)) / 2;
  const binNm = (high - low + 2 * margin) / binCount;
  const density = smooth(histogram(used, low - margin, binNm));
  const pair = deepestPair(density);
  if (!pair) return undefined;
  const height = (bin: number): number => low - margin + (bin + 0.5) * binNm;
  return { lowNm: height(pair.left), highNm: height(pair.right), valleyShare: pair.valleyShare };
}

function histogram(values: Float64Array, start: number, binNm: number): Float64Array {
  const counts = new Float64Array(binCount);
  for (const value of values) {
    const bin = Math.floor((value - start) / binNm);
    if (bin >= 0 && bin < binCount) counts[bin] += 1;
  }
  return counts;
}

function smooth(counts: Float64Array): Float64Array {
  const reach = 4 * smoothingBins;
  return counts.map((_, bin) => {
    let sum = 0;
    for (let k = -reach; k <= reach; k++)
      sum += (counts[bin + k] ?? 0) * Math.exp(-0.5 * (k / smoothingBins) ** 2);
    return sum;
  });
}

interface PeakPair {
  readonly left: number;
  readonly right: number;
  readonly valleyShare: number;
  readonly depth: number;
}

function deepestPair(density: Float64Array): PeakPair | undefined {
  const peaks = [...density.keys()].filter(
    (bin) => density[bin] > (density[bin - 1] ?? 0) && density[bin] >= (density[bin + 1] ?? 0),
  );
  let best: PeakPair | undefined;
  for (const [index, left] of peaks.entries()) {
    let valley = Infinity;
    let bin = left;
    for (const right of peaks.slice(index + 1)) {
      for (; bin < right; bin++) valley = Math.min(valley, density[bin]);
      const lower = Math.min(density[left], density[right]);
      if (lower - valley > (best?.depth ?? 0)) {
        best = { left, right, valleyShare: valley / lower, depth: lower - valley };
      }
    }
  }
  return best;
}
