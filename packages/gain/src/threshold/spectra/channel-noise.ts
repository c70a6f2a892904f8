import { nonNegativeLeastSquares } from '../non-negative-least-squares.js';

/** Variance of a channel: readVariance + photonCounts times the expected intensity (at least 0). */
export interface ChannelNoise {
  readonly readVariance: number;
  readonly photonCounts: number;
}

export function channelVariance({ readVariance, photonCounts }: ChannelNoise, mean: number): number {
  return readVariance + photonCounts * Math.max(mean, 0);
}

const rounds = 4;

/** Weights of a sixth difference, and the sum of their squares. */
const binomials = [1, -6, 15, -20, 15, -6, 1];
const binomialSquares = 924;
const order = 6;

/**
 * Read and shot noise of a spectrometer from the spectra themselves: sixth differences of neighbouring channels, which a
 * smooth spectrum leaves near zero, squared, against the mean intensity there; weighted least squares with both parts at
 * least 0. Bands must be wider than about ten channels; sharper ones count as noise, which widens the intervals.
 */
export function channelNoise(spectra: readonly Float64Array[]): ChannelNoise {
  const squares: number[] = [];
  const means: number[] = [];
  for (const y of spectra)
    for (let j = 0; j + order < y.length; j += 2) {
      let difference = 0;
      let mean = 0;
      for (let k = 0; k <= order; k++) {
        difference += binomials[k] * y[j + k];
        mean += y[j + k] / (order + 1);
      }
      squares.push((difference * difference) / binomialSquares);
      means.push(Math.max(0, mean));
    }
  const columns = [Float64Array.from(means, () => 1), Float64Array.from(means)];
  const target = Float64Array.from(squares);
  let noise = firstGuess(squares, means);
  const floor = 1e-12 * Math.max(...squares);
  for (let round = 0; round < rounds && floor > 0; round++) {
    const weights = columns[1].map((mean) => 1 / (channelVariance(noise, mean) + floor) ** 2);
    const { coefficients } = nonNegativeLeastSquares({ columns, target, weights });
    noise = { readVariance: coefficients[0], photonCounts: coefficients[1] };
  }
  return noise;
}

/** Read noise from the darkest quarter, shot noise from what all have beyond it. */
function firstGuess(squares: readonly number[], means: readonly number[]): ChannelNoise {
  const byMean = [...means.keys()].sort((a, b) => means[a] - means[b]);
  const dark = byMean.slice(0, Math.ceil(means.length / 4));
  const readVariance = dark.reduce((sum, i) => sum + squares[i], 0) / dark.length;
  const light = means.reduce((sum, mean) => sum + mean, 0);
  const excess = squares.reduce((sum, square) => sum + square - readVariance, 0);
  return { readVariance, photonCounts: light > 0 ? Math.max(0, excess / light) : 0 };
}
