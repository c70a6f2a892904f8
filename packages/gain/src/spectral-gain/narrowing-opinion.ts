import type { SpectrumSeries } from '@modalgain/measurements';
import { normalEstimate, randomStream, type Determination, type Estimate } from '@modalgain/numerics';
import { channelNoise, channelVariance } from '../threshold/spectra/channel-noise.js';
import { peakAndWidth } from '../threshold/spectra/peak-and-width.js';
import { gainFromNarrowing } from './gain-from-narrowing.js';
import { gainLine, type GainLine } from './gain-line.js';
import type { PhotoluminescenceSpectrum } from './source-comparison.js';
import type { SpectralGain } from './spectral-gain.js';

/** A second opinion on the peak of the net gain, from the width of the emission of one stripe. */
export interface NarrowingOpinion {
  readonly stripeLengthUm: number;
  readonly fwhmNm: Estimate;
  readonly gainLineWidthNm: Estimate;
  readonly netGainPerCm: Determination;
}

/**
 * The gain by line narrowing: the spectrum of the longest stripe that hardly saturates, with the measured photoluminescence as
 * its source, its gain line and loss those of the gain spectrum. It shares width and loss with the gain spectrum, but
 * no intensity against length. What saturation is left lowers it, by 4 % at 2 % of compression.
 *
 * @returns undefined where the gain spectrum shows no line, or the emission does not fall to half on both sides
 */
export function narrowingOpinion(input: {
  readonly series: SpectrumSeries;
  readonly gain: SpectralGain;
  readonly photoluminescence: PhotoluminescenceSpectrum;
}): NarrowingOpinion | undefined {
  const { series, gain, photoluminescence } = input;
  const line = gain.outcome === 'determined' ? gainLine(gain.points) : undefined;
  const chosen = longestUnsaturated(series, gain);
  const fwhmNm = line && emissionWidth(series, chosen, line);
  if (line === undefined || fwhmNm === undefined) return undefined;
  const stripeLengthUm = series.variableValues[chosen];
  const gainLineWidthNm = normalEstimate(line.widthNm, Math.sqrt(line.covariance[0]), 'gain spectrum');
  return {
    stripeLengthUm,
    fwhmNm,
    gainLineWidthNm,
    netGainPerCm: gainFromNarrowing({
      fwhmNm,
      gainLineWidthNm,
      stripeLengthUm: normalEstimate(stripeLengthUm, stripeZeroErrorUm, 'as stated'),
      source: { photoluminescence, gainPeakNm: line.centreNm },
      loss: lossOf(line),
    }),
  };
}

const stripeZeroErrorUm = 2;

/** The loss of the line as it goes with its width, and the error that is left then. */
function lossOf({ lossPerCm, covariance }: GainLine) {
  const [ofWidth, both, , ofLoss] = covariance;
  const changePerWidthNm = ofWidth > 0 ? both / ofWidth : 0;
  const left = Math.sqrt(Math.max(0, ofLoss - changePerWidthNm * both));
  return { lossPerCm: normalEstimate(lossPerCm, left, 'gain spectrum'), changePerWidthNm };
}

/** The length at which compression passes 5 % is known; by how much it is less where that is 2 %, times the gain. */
const fromFiveToTwoPercent = Math.log(5 / 2);

/**
 * Saturation widens a band, and compression grows as the light does, exp(g L): the longest stripe below 2 % of it, or the
 * longest of all where none is seen.
 */
function longestUnsaturated({ variableValues }: SpectrumSeries, { bandFit, peak }: SpectralGain): number {
  const { compressionLengthUm } = bandFit;
  const backUm = peak ? (fromFiveToTwoPercent * 1e4) / peak.netGainPerCm.value : 0;
  const limitUm = compressionLengthUm ? compressionLengthUm.value - backUm : Infinity;
  const lengths = [...variableValues.keys()].filter((i) => variableValues[i] <= limitUm);
  const allowed = lengths.length > 0 ? lengths : [...variableValues.keys()];
  return allowed.reduce((a, b) => (variableValues[b] > variableValues[a] ? b : a));
}

const copies = 24;

/** Full width at half maximum of one spectrum, and its error by the noise of the channels. */
function emissionWidth(series: SpectrumSeries, chosen: number, line: GainLine): Estimate | undefined {
  const { wavelengthNm, spectra } = series;
  const noise = channelNoise(spectra);
  const spectrum = spectra[chosen];
  const width = peakAndWidth(wavelengthNm, spectrum, line.widthNm)?.fwhmNm;
  if (width === undefined) return undefined;
  const random = randomStream(1, 0);
  const widths = Array.from({ length: copies }, () => {
    const noisy = spectrum.map((mean) => mean + Math.sqrt(channelVariance(noise, mean)) * random.normal());
    return peakAndWidth(wavelengthNm, noisy, line.widthNm)?.fwhmNm ?? NaN;
  });
  const spread = Math.sqrt(widths.reduce((sum, value) => sum + (value - width) ** 2, 0) / copies);
  return Number.isFinite(spread) ? normalEstimate(width, spread, 'noise of the channels') : undefined;
}
