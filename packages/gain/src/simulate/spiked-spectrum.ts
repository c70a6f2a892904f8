import { randomStream } from '@modalgain/numerics';

/** A Gaussian line: where, how wide, and how high in counts. */
export interface CountedLine {
  readonly peakNm: number;
  readonly fwhmNm: number;
  readonly counts: number;
}

/** The truth behind one emission spectrum with, perhaps, the modes of a laser on it. */
export interface SpikedSpectrumTruth {
  readonly wavelengthNm: ArrayLike<number>;
  /** Photoluminescence and amplified band. */
  readonly bands: readonly CountedLine[];
  readonly spikes?: readonly CountedLine[];
  /** Standard deviation of a channel at no light, in counts; shot noise of `photonCounts` counts a photon comes to it. */
  readonly readNoise: number;
  readonly photonCounts: number;
  readonly seed: number;
  readonly stream?: number;
}

/** One simulated spectrum in counts. The same truth, seed and stream give the same spectrum. */
export function simulateSpikedSpectrum(truth: SpikedSpectrumTruth): Float64Array {
  const { bands, spikes = [], readNoise, photonCounts } = truth;
  const random = randomStream(truth.seed, truth.stream);
  return Float64Array.from(truth.wavelengthNm, (nm) => {
    const expected = [...bands, ...spikes].reduce((sum, line) => sum + lineAt(line, nm), 0);
    return photonCounts * random.poisson(expected / photonCounts) + readNoise * random.normal();
  });
}

function lineAt({ peakNm, fwhmNm, counts }: CountedLine, nm: number): number {
  return counts * Math.exp(-4 * Math.LN2 * ((nm - peakNm) / fwhmNm) ** 2);
}
