import type { SpectrumSeries } from '@modalgain/measurements';
import { randomStream } from '@modalgain/numerics';

/** The truth behind spectra against stripe length; intensities in one unit. */
export interface SpectraTruth {
  readonly wavelengthNm: readonly number[];
  readonly stripeLengthUm: readonly number[];
  /** Spontaneous emission into the guide per cm of stripe and nm. */
  readonly sourcePerCmNm: (wavelengthNm: number) => number;
  readonly netGainPerCm: (wavelengthNm: number) => number;
  /** u of the total intensity, all wavelengths and both directions. */
  readonly saturation: number;
  /** The true stripe is longer than stated by this; default 0. */
  readonly zeroErrorUm?: number;
  /** Relative scatter of the pump, common to a spectrum. */
  readonly pumpNoise: number;
  /** Standard deviation of each channel at no light, and intensity of one photon; default 0. */
  readonly readNoise?: number;
  readonly photonIntensity?: number;
  readonly seed: number;
  readonly stream?: number;
}

/** Spectra against stripe length with known truth, saturation coupled through the total intensity. */
export function simulateSpectra(truth: SpectraTruth, expected = expectedSpectra(truth)): SpectrumSeries {
  const { wavelengthNm, stripeLengthUm, pumpNoise, readNoise = 0, photonIntensity = 0 } = truth;
  const random = randomStream(truth.seed, truth.stream);
  const spectra = expected.map((spectrum) => {
    const pump = Math.max(0, 1 + pumpNoise * random.normal());
    return spectrum.map((mean) => {
      const light =
        photonIntensity > 0 ? photonIntensity * random.poisson((pump * mean) / photonIntensity) : pump * mean;
      return light + readNoise * random.normal();
    });
  });
  return {
    kind: 'spectrum-series',
    provenance: { file: 'simulated', byteLength: 0, sha256: '', format: 'simulated', notes: [] },
    wavelengthNm: Float64Array.from(wavelengthNm),
    variable: 'stripeLengthUm',
    variableValues: Float64Array.from(stripeLengthUm),
    spectra,
    intensityUnit: 'a.u.',
  };
}

/** Channel intensities without noise, one array a stripe. */
export function expectedSpectra(truth: SpectraTruth): Float64Array[] {
  return truth.stripeLengthUm.map((um) => coupledSpectrum(truth, (um + (truth.zeroErrorUm ?? 0)) / 1e4));
}

const steps = 200;
const sweeps = 200;

/**
 * The exit spectrum of one stripe: every wavelength obeys dI/dz = A + g I/(1 + u S), S the total of all wavelengths in both
 * directions. Sweeps along the stripe with S of the sweep before, half way damped, until S stands still.
 */
function coupledSpectrum(truth: SpectraTruth, lengthCm: number): Float64Array {
  const { wavelengthNm, saturation } = truth;
  const sources = wavelengthNm.map(truth.sourcePerCmNm);
  const gains = wavelengthNm.map(truth.netGainPerCm);
  const channelNm = wavelengthNm[1] - wavelengthNm[0];
  const step = lengthCm / steps;
  let total = new Float64Array(steps + 1);
  const exit = new Float64Array(wavelengthNm.length);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const forward = new Float64Array(steps + 1);
    // The gain of a step is that of its middle.
    const compression = Float64Array.from(
      { length: steps },
      (_, i) => 1 / (1 + (saturation * (total[i] + total[i + 1])) / 2),
    );
    for (let j = 0; j < wavelengthNm.length; j++) {
      let intensity = 0;
      for (let i = 0; i < steps; i++) {
        const exponent = gains[j] * compression[i] * step;
        const growth = Math.abs(exponent) < 1e-12 ? 1 : Math.expm1(exponent) / exponent;
        intensity += (sources[j] + gains[j] * compression[i] * intensity) * growth * step;
        forward[i + 1] += intensity * channelNm;
      }
      exit[j] = intensity;
    }
    const next = forward.map((value, i) => (value + forward[steps - i] + total[i]) / 2);
    const change = Math.max(...next.map((value, i) => Math.abs(value - total[i])));
    total = next;
    if (saturation === 0 || change < 1e-10 * forward[steps]) break;
  }
  return exit;
}
