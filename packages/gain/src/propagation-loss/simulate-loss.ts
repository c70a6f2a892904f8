import { randomStream } from '@modalgain/numerics';
import { amplifiedLengthCm } from '../stripe/small-signal.js';
import type { DecayScan } from './decay-scan.js';
import type { TwoStripeReadings } from './two-stripes.js';

/** The noise of a simulated measurement, and its place in a series of them. */
export interface SimulatedNoise {
  /** Relative standard deviation from point to point. */
  readonly relativeNoise: number;
  /** Standard deviation at no light; default 0. */
  readonly readNoise?: number;
  readonly seed: number;
  readonly stream?: number;
}

/** The truth behind a simulated decay; intensities in one unit. */
export interface DecayTruth extends SimulatedNoise {
  readonly distanceUm: readonly number[];
  readonly intensityAtEdge: number;
  readonly lossPerCm: number;
  readonly background?: number;
  /** Collection Omega at a distance, relative to the edge; default constant. */
  readonly collection?: (distanceUm: number) => number;
}

/** A shifting-spot or edge-loss scan with known truth; the same truth, seed and stream give the same scan. */
export function simulateDecay(truth: DecayTruth): DecayScan {
  const { distanceUm, intensityAtEdge, lossPerCm, background = 0, collection = () => 1 } = truth;
  const measure = measurement(truth);
  const intensity = distanceUm.map((distance) =>
    measure(intensityAtEdge * collection(distance) * Math.exp((-lossPerCm * distance) / 1e4), background),
  );
  return { distanceUm, intensity };
}

/** Readings of two equal stripes: near the edge, behind it, both; repeated. */
export function simulateTwoStripes(
  truth: SimulatedNoise & {
    readonly sourcePerCm: number;
    readonly netGainPerCm: number;
    readonly lossPerCm: number;
    readonly stripeLengthUm: number;
    readonly repeats: number;
  },
): TwoStripeReadings {
  const { sourcePerCm, netGainPerCm, lossPerCm, repeats } = truth;
  const lengthCm = truth.stripeLengthUm / 1e4;
  const near = sourcePerCm * amplifiedLengthCm(lengthCm, netGainPerCm);
  const measure = measurement(truth);
  const readings = (mean: number): number[] => Array.from({ length: repeats }, () => measure(mean, 0));
  return {
    near: readings(near),
    far: readings(near * Math.exp(-lossPerCm * lengthCm)),
    both: readings(near * (1 + Math.exp(netGainPerCm * lengthCm))),
  };
}

function measurement(noise: SimulatedNoise): (signal: number, background: number) => number {
  const random = randomStream(noise.seed, noise.stream);
  return (signal, background) =>
    (signal + background) * (1 + noise.relativeNoise * random.normal()) +
    (noise.readNoise ?? 0) * random.normal();
}
