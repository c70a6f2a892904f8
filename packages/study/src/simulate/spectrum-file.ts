import { amplifiedLengthCm, twoWayIntensity } from '@modalgain/gain';
import { findRoot, type RandomStream } from '@modalgain/numerics';
import { trueStripe } from './film-physics.js';
import { measuredText, stripeMetadata, utf8 } from './measured-text.js';
import { spectralNetGainPerCm } from './spectral-gain.js';
import type { ScanRequest } from './stripe-file.js';
import type { ExperimentTruth } from './truth.js';

const umPerCm = 1e4;

/**
 * Emission spectra against stripe length. Each wavelength starts from its share of the photoluminescence and is amplified
 * by its own net gain, A(lambda) h(L, g(lambda)), so that the band narrows as the stripe grows. Saturation, which all
 * wavelengths share, lowers all net gains by the factor that it lowers the peak's.
 */
export function spectrumFile({ truth, name, fluenceIndex, draws, zeroErrorUm }: ScanRequest): Uint8Array {
  const { instrument } = truth;
  const wavelengthsNm = channelWavelengthsNm(truth);
  const random = draws.forFilm(name, 'stripe', fluenceIndex);
  const fluenceUjPerCm2 = instrument.fluencesUjPerCm2[fluenceIndex];
  const spectra = instrument.stripeLengthsUm.map((lengthUm) => {
    const lengthCm = (lengthUm + zeroErrorUm) / umPerCm;
    const expected = expectedSpectrum({ truth, name, fluenceUjPerCm2, lengthCm, wavelengthsNm });
    return detectedSpectrum(expected, truth, random);
  });
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
  readonly name: string;
  readonly fluenceUjPerCm2: number;
  readonly lengthCm: number;
  readonly wavelengthsNm: readonly number[];
}

/** Counts in each channel without noise. */
export function expectedSpectrum(request: SpectrumRequest): number[] {
  const { truth, name, fluenceUjPerCm2, lengthCm, wavelengthsNm } = request;
  const { fromNm, toNm, channels, exposure } = truth.spectrum;
  const stripe = trueStripe(truth, truth.films[name], fluenceUjPerCm2);
  const unsaturatedShare = unsaturatedShareOf(twoWayIntensity(lengthCm, stripe) / stripe.sourcePerCm, {
    lengthCm,
    netGainPerCm: stripe.netGainPerCm,
  });
  const channelNm = (toNm - fromNm) / (channels - 1);
  return wavelengthsNm.map((wavelengthNm) => {
    const netGainPerCm = spectralNetGainPerCm({ truth, name, fluenceUjPerCm2, wavelengthNm });
    const amplifiedCm = amplifiedLengthCm(lengthCm, unsaturatedShare * netGainPerCm);
    return exposure * channelNm * stripe.sourcePerCm * photoluminescence(truth, wavelengthNm) * amplifiedCm;
  });
}

/** The factor on the net gain with which Eq. 1 gives what the saturated stripe gives. */
function unsaturatedShareOf(
  amplifiedCm: number,
  { lengthCm, netGainPerCm }: { readonly lengthCm: number; readonly netGainPerCm: number },
): number {
  if (netGainPerCm <= 0) return 1;
  const excess = (share: number): number => amplifiedLengthCm(lengthCm, share * netGainPerCm) - amplifiedCm;
  return findRoot({ f: excess, lower: -1, upper: 1.000001, tolerance: 1e-12 });
}

/** Gaussian photoluminescence of unit area, per nm. */
function photoluminescence({ spectrum }: ExperimentTruth, wavelengthNm: number): number {
  const sigmaNm = spectrum.photoluminescenceFwhmNm / (2 * Math.sqrt(2 * Math.LN2));
  const deviation = (wavelengthNm - spectrum.photoluminescencePeakNm) / sigmaNm;
  return Math.exp(-0.5 * deviation ** 2) / (sigmaNm * Math.sqrt(2 * Math.PI));
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
