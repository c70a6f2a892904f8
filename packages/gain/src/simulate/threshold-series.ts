import type { SpectrumSeries } from '@modalgain/measurements';
import { InputError, randomStream, type RandomStream } from '@modalgain/numerics';
import { langmuir } from '../models/langmuir.js';
import { amplifiedLengthCm } from '../stripe/small-signal.js';

/** A spectral line by its peak and its full width at half maximum; Gaussian. */
export interface SpectralLine {
  readonly peakNm: number;
  readonly fwhmNm: number;
}

/** The truth behind spectra of one stripe against fluence, and their faults. */
export interface ThresholdSeriesTruth {
  readonly fluencesUjPerCm2: ArrayLike<number>;
  readonly stripeLengthUm: number;
  /** Gamma sigma_e n_t at the peak of the gain line: modal gain at full inversion. 0: a film without threshold. */
  readonly modalGainPerCm: number;
  readonly lossPerCm: number;
  readonly saturationFluenceUjPerCm2: number;
  readonly photoluminescence?: SpectralLine;
  readonly gainLine?: SpectralLine;
  /** Channels from 600 to 710 nm; default 221. */
  readonly channels?: number;
  /** Counts of the photoluminescence's peak channel at full inversion without gain; default 20000. */
  readonly exposureCounts?: number;
  /** Relative standard deviation of the fluence about its nominal value; default 0.02. */
  readonly pumpNoise?: number;
  /** Standard deviation of each channel at no light, in counts; default 5. Shot noise of one photon a count is added. */
  readonly readNoiseCounts?: number;
  /** From spectrum `fromIndex` on the counts are `factor` times what they were: another filter, integration time, place. */
  readonly step?: { readonly fromIndex: number; readonly factor: number };
  /** All noise off. Default: on. */
  readonly noiseFree?: boolean;
  readonly seed: number;
  /** Which stream of the seed, one a series; default 0. */
  readonly stream?: number;
}

const umPerCm = 1e4;
const fromNm = 600;
const toNm = 710;
const defaultPhotoluminescence: SpectralLine = { peakNm: 641, fwhmNm: 30 };
const defaultGainLine: SpectralLine = { peakNm: 656, fwhmNm: 24 };

/**
 * Spectra of a stripe against fluence: photoluminescence that follows the inversion f = x/(1 + x) of the Langmuir model,
 * amplified at each wavelength by its own net gain, I = A f PL(lambda) h(L, g(lambda))/L, with g = G f line(lambda) - loss.
 * The same truth, seed and stream give the same series.
 *
 * @throws InputError where stripe, fluences or saturation fluence are not above 0
 */
export function simulateThresholdSeries(truth: ThresholdSeriesTruth): SpectrumSeries {
  checkTruth(truth);
  const { channels = 221, pumpNoise = 0.02, readNoiseCounts = 5, noiseFree = false, step } = truth;
  const random = randomStream(truth.seed, truth.stream);
  const wavelengthNm = Float64Array.from(
    { length: channels },
    (_, j) => fromNm + ((toNm - fromNm) * j) / (channels - 1),
  );
  const fluences = Float64Array.from(truth.fluencesUjPerCm2);
  const spectra = Array.from(fluences, (nominal, index) => {
    const fluence = noiseFree ? nominal : nominal * Math.exp(pumpNoise * random.normal());
    const factor = step !== undefined && index >= step.fromIndex ? step.factor : 1;
    const counts = wavelengthNm.map((nm) => factor * expectedCounts(truth, fluence, nm));
    return noiseFree ? counts : detected(counts, readNoiseCounts, random);
  });
  return {
    kind: 'spectrum-series',
    provenance: { file: 'simulated', byteLength: 0, sha256: '', format: 'simulated', notes: [] },
    wavelengthNm,
    variable: 'fluenceUjPerCm2',
    variableValues: fluences,
    spectra,
    intensityUnit: 'counts',
  };
}

/** Net gain at the peak of the gain line: modalGain f(F/F_s) - loss. */
export function thresholdSeriesNetGainPerCm(
  { modalGainPerCm, lossPerCm, saturationFluenceUjPerCm2 }: ThresholdSeriesTruth,
  fluenceUjPerCm2: number,
): number {
  return modalGainPerCm * langmuir.inversion(fluenceUjPerCm2 / saturationFluenceUjPerCm2) - lossPerCm;
}

function expectedCounts(truth: ThresholdSeriesTruth, fluence: number, wavelengthNm: number): number {
  const { photoluminescence = defaultPhotoluminescence, gainLine = defaultGainLine } = truth;
  const inversion = langmuir.inversion(fluence / truth.saturationFluenceUjPerCm2);
  const netGain = truth.modalGainPerCm * inversion * line(gainLine, wavelengthNm) - truth.lossPerCm;
  const lengthCm = truth.stripeLengthUm / umPerCm;
  const amplification = amplifiedLengthCm(lengthCm, netGain) / lengthCm;
  return (truth.exposureCounts ?? 20000) * inversion * line(photoluminescence, wavelengthNm) * amplification;
}

function line({ peakNm, fwhmNm }: SpectralLine, wavelengthNm: number): number {
  return Math.exp(-4 * Math.LN2 * ((wavelengthNm - peakNm) / fwhmNm) ** 2);
}

function detected(counts: Float64Array, readNoise: number, random: RandomStream): Float64Array {
  return counts.map((mean) => random.poisson(mean) + readNoise * random.normal());
}

function checkTruth({
  stripeLengthUm,
  saturationFluenceUjPerCm2,
  fluencesUjPerCm2,
}: ThresholdSeriesTruth): void {
  const positive = [stripeLengthUm, saturationFluenceUjPerCm2, ...Array.from(fluencesUjPerCm2)];
  const wrong = positive.find((value) => !(value > 0));
  if (wrong !== undefined)
    throw new InputError(
      `A simulated fluence series needs a stripe, a saturation fluence and fluences above 0, not ${wrong}.`,
    );
}
