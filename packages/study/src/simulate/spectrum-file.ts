import { twoWayIntensity, type TwoWayParameters } from '@modalgain/gain';
import type { RandomStream } from '@modalgain/numerics';
import { trueStripe } from './film-physics.js';
import type { ScanRequest } from './stripe-file.js';
import { measuredText, stripeMetadata, utf8 } from './measured-text.js';
import type { ExperimentTruth } from './truth.js';

const umPerCm = 1e4;
const fwhmPerSigma = 2 * Math.sqrt(2 * Math.LN2);

/** Gaussian band of unit area, per nm. */
function band(wavelengthNm: number, peakNm: number, fwhmNm: number): number {
  const sigmaNm = fwhmNm / fwhmPerSigma;
  return Math.exp(-0.5 * ((wavelengthNm - peakNm) / sigmaNm) ** 2) / (sigmaNm * Math.sqrt(2 * Math.PI));
}

/**
 * Emission spectra against stripe length: a photoluminescence band of light that no mode guides, which grows with the
 * length, and the guided light, whose band integral is the two-way saturable stripe.
 */
export function spectrumFile({ truth, name, fluenceIndex, draws, zeroErrorUm }: ScanRequest): Uint8Array {
  const { instrument } = truth;
  const fluenceUjPerCm2 = instrument.fluencesUjPerCm2[fluenceIndex];
  const stripe = trueStripe(truth, truth.films[name], fluenceUjPerCm2);
  const wavelengthsNm = channelWavelengthsNm(truth);
  const random = draws.forFilm(name, 'stripe', fluenceIndex);
  const spectra = instrument.stripeLengthsUm.map((lengthUm) =>
    detectedSpectrum(
      expectedSpectrum({ truth, stripe, wavelengthsNm, lengthUm: lengthUm + zeroErrorUm }),
      truth,
      random,
    ),
  );
  const text = measuredText({
    sample: name,
    metadata: { ...stripeMetadata(truth, fluenceIndex), 'Intensity unit': 'counts' },
    columns: [
      { header: 'Wavelength (nm)', values: wavelengthsNm, decimals: 2 },
      ...instrument.stripeLengthsUm.map((lengthUm, i) => ({
        header: `${lengthUm} um`,
        values: spectra[i],
        decimals: 1,
      })),
    ],
  });
  // Spectrometer programs separate columns by tabs.
  return utf8(text.replaceAll(',', '\t'));
}

function channelWavelengthsNm({ spectrum: { fromNm, toNm, channels } }: ExperimentTruth): number[] {
  return Array.from({ length: channels }, (_, i) => fromNm + ((toNm - fromNm) * i) / (channels - 1));
}

interface SpectrumRequest {
  readonly truth: ExperimentTruth;
  readonly stripe: TwoWayParameters;
  readonly wavelengthsNm: readonly number[];
  readonly lengthUm: number;
}

/** Counts in each channel without noise. */
function expectedSpectrum({ truth, stripe, wavelengthsNm, lengthUm }: SpectrumRequest): number[] {
  const { spectrum, instrument } = truth;
  const channelNm = (spectrum.toNm - spectrum.fromNm) / (spectrum.channels - 1);
  const lengthCm = lengthUm / umPerCm;
  const unguided = spectrum.photoluminescenceShare * stripe.sourcePerCm * lengthCm;
  const guided = twoWayIntensity(lengthCm, stripe);
  const longestCm = Math.max(...instrument.stripeLengthsUm) / umPerCm;
  const aseFwhmNm = spectrum.aseFwhmNm * narrowing(stripe, lengthCm, longestCm);
  return wavelengthsNm.map(
    (wavelengthNm) =>
      channelNm *
      (unguided * band(wavelengthNm, spectrum.photoluminescencePeakNm, spectrum.photoluminescenceFwhmNm) +
        guided * band(wavelengthNm, spectrum.asePeakNm, aseFwhmNm)),
  );
}

/**
 * Width of the amplified band over that at the longest stripe: amplified light narrows as 1/sqrt(1 + g L), the limit of
 * a Gaussian gain line at high gain joined to no narrowing at none.
 */
function narrowing({ netGainPerCm }: TwoWayParameters, lengthCm: number, longestCm: number): number {
  const gain = Math.max(netGainPerCm, 0);
  return Math.sqrt((1 + gain * longestCm) / (1 + gain * lengthCm));
}

/** The pump moves all channels together; shot and read noise are each channel's own. */
function detectedSpectrum(
  expected: readonly number[],
  { instrument }: ExperimentTruth,
  random: RandomStream,
): number[] {
  const pump = Math.max(1 + instrument.pumpNoise * random.normal(), 0);
  const { countsPerPhoton, readNoiseCounts } = instrument;
  return expected.map(
    (counts) =>
      countsPerPhoton * random.poisson((pump * counts) / countsPerPhoton) + readNoiseCounts * random.normal(),
  );
}
