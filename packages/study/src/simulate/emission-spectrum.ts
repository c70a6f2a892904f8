import type { RandomStream } from '@modalgain/numerics';
import { compressionAlong, edgeEmission, type CoupledStripe } from './coupled-stripe.js';
import { trueStripe } from './film-physics.js';
import { spectralNetGainPerCm } from './spectral-gain.js';
import type { ExperimentTruth } from './truth.js';

/** The channels of the spectrometer. */
export function channelWavelengthsNm({ spectrum: { fromNm, toNm, channels } }: ExperimentTruth): number[] {
  return Array.from({ length: channels }, (_, i) => fromNm + ((toNm - fromNm) * i) / (channels - 1));
}

interface SpectrumRequest {
  readonly truth: ExperimentTruth;
  readonly name: string;
  readonly fluenceUjPerCm2: number;
  readonly lengthCm: number;
  readonly wavelengthsNm: readonly number[];
}

/** Wavelengths by which the light that saturates is added up; bands are several times as wide. */
const coarseNm = 4;

/**
 * Counts in each channel without noise: every wavelength starts from its share of the photoluminescence and is amplified by
 * its own net gain, which the light of all wavelengths in both directions saturates.
 */
export function expectedSpectrum(request: SpectrumRequest): number[] {
  const { truth, name, fluenceUjPerCm2, lengthCm, wavelengthsNm } = request;
  const { fromNm, toNm, channels, exposure } = truth.spectrum;
  const { saturation } = trueStripe(truth, truth.films[name], fluenceUjPerCm2);
  const coarse = Array.from(
    { length: Math.ceil((toNm - fromNm) / coarseNm) },
    (_, i) => fromNm + i * coarseNm,
  );
  const compression = compressionAlong({
    ...stripeAt(request, coarse),
    lengthCm,
    saturation,
    channelNm: coarseNm,
  });
  const channelNm = (toNm - fromNm) / (channels - 1);
  const emission = edgeEmission({ ...stripeAt(request, wavelengthsNm), lengthCm }, compression);
  return emission.map((perNm) => exposure * channelNm * perNm);
}

function stripeAt(
  { truth, name, fluenceUjPerCm2 }: SpectrumRequest,
  wavelengthsNm: readonly number[],
): Pick<CoupledStripe, 'sourcePerCmNm' | 'netGainPerCm'> {
  const { sourcePerCm } = trueStripe(truth, truth.films[name], fluenceUjPerCm2);
  return {
    sourcePerCmNm: wavelengthsNm.map((wavelengthNm) => sourcePerCm * photoluminescence(truth, wavelengthNm)),
    netGainPerCm: wavelengthsNm.map((wavelengthNm) =>
      spectralNetGainPerCm({ truth, name, fluenceUjPerCm2, wavelengthNm }),
    ),
  };
}

/** Gaussian photoluminescence of unit area, per nm. */
export function photoluminescence({ spectrum }: ExperimentTruth, wavelengthNm: number): number {
  const sigmaNm = spectrum.photoluminescenceFwhmNm / (2 * Math.sqrt(2 * Math.LN2));
  const deviation = (wavelengthNm - spectrum.photoluminescencePeakNm) / sigmaNm;
  return Math.exp(-0.5 * deviation ** 2) / (sigmaNm * Math.sqrt(2 * Math.PI));
}

/** The pump moves all channels together; shot and read noise are each channel's own. */
export function detectedSpectrum(
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
