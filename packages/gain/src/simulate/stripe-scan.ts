import type { StripeScan } from '@modalgain/measurements';
import { InputError, randomStream } from '@modalgain/numerics';
import type { TwoWayParameters } from '../stripe/two-way.js';
import { lossyTwoWayIntensity } from '../stripe/two-way-loss.js';

/** The truth behind a simulated stripe scan, and its faults. Intensities are in one unit throughout. */
export interface StripeScanTruth extends TwoWayParameters {
  /** The part of the loss that does not saturate, in cm-1; the net gain is what is left after it. Default 0. */
  readonly lossPerCm?: number;
  /** What leaves the edge at a true length in cm, where the stripe is not evenly pumped as the numbers above say. */
  readonly light?: (lengthCm: number) => number;
  /** What the stage says, in um; each above 0. */
  readonly stripeLengthUm: ArrayLike<number>;
  /** Added to every point: background or dark level that was not subtracted; default 0. */
  readonly offset?: number;
  /** The true stripe is longer than the stage says by this much; default 0. */
  readonly zeroErrorUm?: number;
  /** Standard deviation of the noise at no light; default 0. */
  readonly readNoise?: number;
  /** Intensity of one detected photon, so that shot noise has the variance photonIntensity times intensity; default 0. */
  readonly photonIntensity?: number;
  /** Relative standard deviation from pulse to pulse; default 0.05. */
  readonly pumpNoise?: number;
  readonly seed: number;
  /** Which stream of the seed, one a scan; default 0. */
  readonly stream?: number;
  readonly fluenceUjPerCm2?: number;
  readonly intensityUnit?: string;
  /** Whether the scan states the standard deviation of each point, as few files do; default false. */
  readonly stateErrors?: boolean;
}

export interface SimulatedStripeScan {
  readonly scan: StripeScan;
  /** The intensity of each point without noise, offset included. */
  readonly expectedIntensity: Float64Array;
  /** The true standard deviation of each point. */
  readonly standardDeviation: Float64Array;
}

const umPerCm = 1e4;

/**
 * A stripe scan of two-way saturable gain with read noise, shot noise, pump noise, offset and zero error. The same truth,
 * seed and stream give the same scan.
 *
 * @throws InputError where a length, the source or the saturation is out of range
 */
export function simulateStripeScan(truth: StripeScanTruth): SimulatedStripeScan {
  checkTruth(truth);
  const { offset = 0, zeroErrorUm = 0, readNoise = 0, photonIntensity = 0, pumpNoise = 0.05 } = truth;
  const light = stripeLight(truth);
  const random = randomStream(truth.seed, truth.stream);
  const stripeLengthUm = Float64Array.from(truth.stripeLengthUm);
  const expectedIntensity = stripeLengthUm.map(
    (lengthUm) => light((lengthUm + zeroErrorUm) / umPerCm) + offset,
  );
  const standardDeviation = expectedIntensity.map((mean) =>
    Math.hypot(readNoise, Math.sqrt(photonIntensity * Math.max(mean, 0)), pumpNoise * mean),
  );
  const intensity = expectedIntensity.map((mean) => {
    const pumped = mean * (1 + pumpNoise * random.normal());
    const detected =
      photonIntensity > 0 ? photonIntensity * random.poisson(Math.max(pumped, 0) / photonIntensity) : pumped;
    return detected + readNoise * random.normal();
  });
  const scan: StripeScan = {
    kind: 'stripe-scan',
    provenance: { file: 'simulated', byteLength: 0, sha256: '', format: 'simulated', notes: [] },
    stripeLengthUm,
    intensity,
    intensityUnit: truth.intensityUnit ?? 'a.u.',
    ...(truth.stateErrors === true ? { intensityError: standardDeviation } : {}),
    ...(truth.fluenceUjPerCm2 === undefined ? {} : { fluenceUjPerCm2: truth.fluenceUjPerCm2 }),
  };
  return { scan, expectedIntensity, standardDeviation };
}

/** What leaves the edge of a stripe by its true length in cm, without noise and background. */
export function stripeLight(truth: StripeScanTruth): (lengthCm: number) => number {
  const { lossPerCm = 0 } = truth;
  return truth.light ?? ((lengthCm) => lossyTwoWayIntensity(lengthCm, { ...truth, lossPerCm }));
}

function checkTruth(truth: StripeScanTruth): void {
  const zeroErrorUm = truth.zeroErrorUm ?? 0;
  for (const lengthUm of Array.from(truth.stripeLengthUm)) {
    if (!(lengthUm > 0 && lengthUm + zeroErrorUm > 0))
      throw new InputError(
        `A simulated stripe needs a length above 0 with and without its zero error, not ${lengthUm} um.`,
      );
  }
  if (!(truth.sourcePerCm > 0))
    throw new InputError(`A simulated stripe needs a source above 0, not ${truth.sourcePerCm}.`);
  if (!(truth.saturation >= 0))
    throw new InputError(`A simulated stripe needs a saturation of at least 0, not ${truth.saturation}.`);
}
