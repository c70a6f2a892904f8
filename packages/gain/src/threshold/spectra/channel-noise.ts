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

/** A difference beyond this many standard deviations is no noise but a sharp band. */
const sharp = 4;

/** Squared differences of neighbouring channels, each an estimate of their variance, and the mean intensity there. */
interface Scatter {
  readonly squares: Float64Array;
  readonly means: Float64Array;
}

/**
 * Read and shot noise of a spectrometer from the spectra themselves: sixth differences of neighbouring channels, which a
 * smooth spectrum leaves near zero, squared, against the mean intensity there; weighted least squares with both parts at
 * least 0. Bands narrower than about ten channels are not smooth: the first estimate is of the spectra of low fluence, which
 * are wide, and differences that stand out from it are left out.
 *
 * @param spectra in order of rising fluence
 */
export function channelNoise(spectra: readonly Float64Array[]): ChannelNoise {
  const wide = scatterOf(spectra.slice(0, Math.ceil(spectra.length / 2)));
  const all = scatterOf(spectra);
  let noise = fitted(wide, firstGuess(wide));
  for (let round = 0; round < rounds; round++) noise = fitted(withoutSharp(all, noise), noise);
  return noise;
}

function scatterOf(spectra: readonly Float64Array[]): Scatter {
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
  return { squares: Float64Array.from(squares), means: Float64Array.from(means) };
}

function withoutSharp({ squares, means }: Scatter, noise: ChannelNoise): Scatter {
  const isNoise = (_: number, i: number): boolean =>
    squares[i] <= sharp ** 2 * channelVariance(noise, means[i]);
  return { squares: squares.filter(isNoise), means: means.filter(isNoise) };
}

/** Squares of normal numbers scatter as their mean does: the weights follow the fit. */
function fitted({ squares, means }: Scatter, start: ChannelNoise): ChannelNoise {
  const columns = [means.map(() => 1), means];
  let noise = start;
  const floor = 1e-12 * squares.reduce((most, square) => Math.max(most, square), 0);
  for (let round = 0; round < rounds && floor > 0; round++) {
    const weights = means.map((mean) => 1 / (channelVariance(noise, mean) + floor) ** 2);
    const { coefficients } = nonNegativeLeastSquares({ columns, target: squares, weights });
    noise = { readVariance: coefficients[0], photonCounts: coefficients[1] };
  }
  return noise;
}

/** Read noise from the darkest quarter, shot noise from what all have beyond it. */
function firstGuess({ squares, means }: Scatter): ChannelNoise {
  const byMean = [...means.keys()].sort((a, b) => means[a] - means[b]);
  const dark = byMean.slice(0, Math.ceil(means.length / 4));
  const readVariance = dark.reduce((sum, i) => sum + squares[i], 0) / dark.length;
  const light = means.reduce((sum, mean) => sum + mean, 0);
  const excess = squares.reduce((sum, square) => sum + square - readVariance, 0);
  return { readVariance, photonCounts: light > 0 ? Math.max(0, excess / light) : 0 };
}
