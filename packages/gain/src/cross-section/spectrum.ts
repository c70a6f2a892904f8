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
export function interpolate({ wavelengthNm, perNm }: PhotonDistribution, at: number): number {
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
  const share = (at - wavelengthNm[right - 1]) / (wavelengthNm[right] - wavelengthNm[right - 1]);
  return (1 - share) * perNm[right - 1] + share * perNm[right];
}
