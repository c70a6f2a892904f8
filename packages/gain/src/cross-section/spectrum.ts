import { InputError } from '@modalgain/numerics';

/** A photoluminescence spectrum with its background subtracted; only its shape counts. */
export interface EmissionSpectrum {
  /** Increasing. */
  readonly wavelengthNm: ArrayLike<number>;
  /** Per unit of wavelength. */
  readonly intensity: ArrayLike<number>;
  /** What the intensity counts: energy (a calibrated power) or photons (detector counts); energy where left out. */
  readonly counts?: 'energy' | 'photons';
}

/** The share of the emitted photons per nm of wavelength, and where it is largest. */
export interface PhotonDistribution {
  readonly wavelengthNm: Float64Array;
  /** Integrates to 1. */
  readonly perNm: Float64Array;
  readonly peakNm: number;
}

/** Normalises a spectrum by the trapezoidal rule; throws InputError for one that cannot be. */
export function prepareSpectrum({
  wavelengthNm,
  intensity,
  counts = 'energy',
}: EmissionSpectrum): PhotonDistribution {
  const wavelengths = Float64Array.from(wavelengthNm);
  const size = wavelengths.length;
  if (size < 3 || intensity.length !== size) {
    throw new InputError(
      `The emission spectrum has ${size} wavelengths and ${intensity.length} intensities; at least 3 of each are needed, one a wavelength.`,
    );
  }
  const photons = wavelengths.map((wavelength, i) =>
    counts === 'energy' ? wavelength * intensity[i] : intensity[i],
  );
  let sum = 0;
  for (let i = 1; i < size; i++) {
    const step = wavelengths[i] - wavelengths[i - 1];
    if (!(step > 0 && wavelengths[0] > 0)) {
      throw new InputError(
        `The wavelengths of the emission spectrum have to be positive and increase; ${wavelengths[i]} nm follows ${wavelengths[i - 1]} nm.`,
      );
    }
    sum += (step * (photons[i] + photons[i - 1])) / 2;
  }
  if (!(sum > 0 && Number.isFinite(sum))) {
    throw new InputError(`The emission spectrum integrates to ${sum}; it has to hold light.`);
  }
  const perNm = photons.map((value) => value / sum);
  return { wavelengthNm: wavelengths, perNm, peakNm: wavelengths[perNm.indexOf(Math.max(...perNm))] };
}

/** The distribution between its channels, linearly; throws InputError outside. */
export function interpolate(spectrum: PhotonDistribution, at: number): number {
  const { right, share } = placeOf(spectrum, at);
  return (1 - share) * spectrum.perNm[right - 1] + share * spectrum.perNm[right];
}

/** The channel after a wavelength, and how far towards it the wavelength lies from the one before. */
function placeOf({ wavelengthNm }: PhotonDistribution, at: number): { right: number; share: number } {
  const last = wavelengthNm.length - 1;
  if (!(at >= wavelengthNm[0] && at <= wavelengthNm[last])) {
    throw new InputError(
      `The cross-section was asked for at ${at} nm; the emission spectrum reaches from ${wavelengthNm[0]} to ${wavelengthNm[last]} nm.`,
    );
  }
  const right = Math.max(
    1,
    wavelengthNm.findIndex((wavelength) => wavelength >= at),
  );
  return { right, share: (at - wavelengthNm[right - 1]) / (wavelengthNm[right] - wavelengthNm[right - 1]) };
}

/** Channels to either side from which the noise at a wavelength is read. */
const noiseReach = 10;
/** Sum of the squares of 1, -4, 6, -4, 1: fourth differences of noise are so much larger in their square. */
const fourthDifferenceGain = 70;

/**
 * Relative standard deviation of the distribution at a wavelength, from the scatter of the channels around it: fourth
 * differences leave out a line as long as it spans several channels. 0 where there are too few channels to tell.
 */
export function relativeNoise(spectrum: PhotonDistribution, at: number): number {
  const { perNm } = spectrum;
  const { right, share } = placeOf(spectrum, at);
  const from = Math.max(right - noiseReach, 2);
  const to = Math.min(right + noiseReach, perNm.length - 3);
  let [sum, count] = [0, 0];
  for (let i = from; i <= to; i++, count++) {
    sum += (perNm[i - 2] - 4 * perNm[i - 1] + 6 * perNm[i] - 4 * perNm[i + 1] + perNm[i + 2]) ** 2;
  }
  if (count === 0) return 0;
  const ofChannel = Math.sqrt(sum / count / fourthDifferenceGain);
  return (ofChannel * Math.hypot(1 - share, share)) / interpolate(spectrum, at);
}
