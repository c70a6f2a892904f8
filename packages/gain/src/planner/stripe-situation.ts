import { findRoot, InputError } from '@modalgain/numerics';
import { compressionLengthCm } from '../stripe/compression.js';
import type { TwoWayParameters } from '../stripe/two-way.js';

/**
 * What is expected of a scan that has not been measured yet. Intensities are counted in the spontaneous emission of a
 * pumped length, so that no detector unit enters: a read noise of 1 um is what 1 um of stripe emits.
 */
export interface StripeSituation {
  readonly netGainPerCm: number;
  /** Where the edge emission falls 5 % below what it would be unsaturated; left out where nothing saturates. */
  readonly compressionLengthUm?: number;
  /** Relative standard deviation of a point, e.g. 0.05. */
  readonly relativeNoise: number;
  /** Standard deviation of a point without light, in um of stripe; default 0. */
  readonly readNoiseUm?: number;
  /** Standard deviation within which the dark level was subtracted, in um of stripe; default `readNoiseUm`. */
  readonly darkErrorUm?: number;
  /** Standard deviation of the stripe's zero in um; default 2, as in the fit. */
  readonly zeroErrorUm?: number;
}

const umPerCm = 1e4;
const defaultZeroErrorUm = 2;

/** The situation in cm, with its defaults and A = 1. */
export interface ExpectedStripe {
  readonly parameters: TwoWayParameters;
  readonly relativeNoise: number;
  readonly readNoise: number;
  readonly darkError: number;
  readonly zeroErrorCm: number;
}

/**
 * Fills in defaults and finds the saturation that belongs to the compression length.
 *
 * @throws InputError where a number is out of range
 */
export function expectedStripe(situation: StripeSituation): ExpectedStripe {
  const { netGainPerCm, relativeNoise, readNoiseUm = 0, zeroErrorUm = defaultZeroErrorUm } = situation;
  const { darkErrorUm = readNoiseUm } = situation;
  if (!Number.isFinite(netGainPerCm))
    throw new InputError(`The expected net gain is ${netGainPerCm}; it has to be a number.`);
  if (!(relativeNoise > 0 && relativeNoise < 1))
    throw new InputError(`The noise of a point is ${relativeNoise}; it has to be between 0 and 1.`);
  for (const [name, value] of Object.entries({ readNoiseUm, darkErrorUm, zeroErrorUm })) {
    if (!(value >= 0 && Number.isFinite(value)))
      throw new InputError(`${name} is ${value}; it has to be 0 or more.`);
  }
  return {
    parameters: { sourcePerCm: 1, netGainPerCm, saturation: saturationOf(situation) },
    relativeNoise,
    readNoise: readNoiseUm / umPerCm,
    darkError: darkErrorUm / umPerCm,
    zeroErrorCm: zeroErrorUm / umPerCm,
  };
}

/** The saturation (for A = 1) at which compression reaches 5 % at the stated length. */
function saturationOf({ netGainPerCm, compressionLengthUm }: StripeSituation): number {
  if (compressionLengthUm === undefined) return 0;
  if (!(netGainPerCm > 0 && compressionLengthUm > 0))
    throw new InputError(
      `Compression at ${compressionLengthUm} um of a net gain of ${netGainPerCm} cm-1 is not possible; both have to be above 0.`,
    );
  const lengthCm = compressionLengthUm / umPerCm;
  const lengthAt = (logSaturation: number): number =>
    compressionLengthCm(
      { sourcePerCm: 1, netGainPerCm, saturation: Math.exp(logSaturation) },
      2 * lengthCm,
    ) ?? 2 * lengthCm;
  // Compression of 5 % needs u I of about a tenth, however the light got there.
  const guess = -Math.log((Math.expm1(netGainPerCm * lengthCm) / netGainPerCm) * 10);
  return Math.exp(
    findRoot({ f: (y) => lengthAt(y) - lengthCm, lower: guess - 8, upper: guess + 8, tolerance: 1e-9 }),
  );
}
