import type { StripeScan } from '@modalgain/measurements';
import { amplifiedLengthCm } from '../stripe/small-signal.js';
import { twoWayIntensity } from '../stripe/two-way.js';
import { simulateStripeScan, stripeLight, type StripeScanTruth } from './stripe-scan.js';

/** What may go wrong in a scan; shares are relative to the signal. */
export type StripeFault =
  /** Saturation, as u times the edge intensity that the longest stripe would have without it. */
  | { readonly kind: 'saturation'; readonly strength: number }
  /** Light that is there at every length, as a share of the largest expected intensity; may be negative. */
  | { readonly kind: 'background'; readonly share: number }
  /** The stripe is longer than the stage says. */
  | { readonly kind: 'zero-error'; readonly zeroErrorUm: number }
  /** The detector gives no more than this share of the largest expected intensity. */
  | { readonly kind: 'count-limit'; readonly share: number }
  /** From the given point on (counted from 0, in scan order) everything is multiplied by a factor. */
  | { readonly kind: 'step'; readonly at: number; readonly factor: number }
  /** The signal changes by this share from the first point to the last. */
  | { readonly kind: 'drift'; readonly share: number }
  /**
   * The detector integrates over the decay: source and gain both fall as exp(-t/tau), the gain on top of a constant loss
   * in cm-1, from the truth's net gain on; for so many lifetimes tau, by default to the end.
   */
  | { readonly kind: 'time-integration'; readonly lossPerCm: number; readonly lifetimes?: number };

/** A simulated scan with faults. The same truth, faults, seed and stream give the same scan. */
export function simulateFaultyScan(truth: StripeScanTruth, ...faults: readonly StripeFault[]): StripeScan {
  const { scan, expectedIntensity } = simulateStripeScan(faults.reduce(truthWith, truth));
  const recorded = faults.toSorted((a, b) => stageOf(a) - stageOf(b));
  const intensity = recorded.reduce(
    (values, fault) => distorted(values, { fault, expectedIntensity }),
    scan.intensity,
  );
  return { ...scan, intensity };
}

/** A detector stops at its limit whatever happened to the light before. */
const stageOf = ({ kind }: StripeFault): number => (kind === 'count-limit' ? 1 : 0);

/** The intensities of a scan with a fault, without noise. */
export function expectedFaultyIntensity(truth: StripeScanTruth, fault: StripeFault): Float64Array {
  const { expectedIntensity } = simulateStripeScan(truthWith(truth, fault));
  return distorted(expectedIntensity, { fault, expectedIntensity });
}

/** Faults of film and set-up, which a truth can hold. */
function truthWith(truth: StripeScanTruth, fault: StripeFault): StripeScanTruth {
  const { sourcePerCm, netGainPerCm } = truth;
  const longestCm = Math.max(...Array.from(truth.stripeLengthUm)) / 1e4;
  switch (fault.kind) {
    case 'saturation':
      return {
        ...truth,
        saturation: fault.strength / (sourcePerCm * amplifiedLengthCm(longestCm, netGainPerCm)),
      };
    case 'background':
      return { ...truth, offset: fault.share * stripeLight(truth)(longestCm) };
    case 'zero-error':
      return { ...truth, zeroErrorUm: fault.zeroErrorUm };
    case 'time-integration':
      return { ...truth, light: (lengthCm) => integrated(lengthCm, truth, fault) };
    default:
      return truth;
  }
}

interface Distortion {
  readonly fault: StripeFault;
  readonly expectedIntensity: Float64Array;
}

/** Faults of the recording, which change the values as they come. */
function distorted(values: Float64Array, { fault, expectedIntensity }: Distortion): Float64Array {
  const largest = expectedIntensity.reduce((a, b) => Math.max(a, b), 0);
  return values.map((value, i) => {
    switch (fault.kind) {
      case 'count-limit':
        return Math.min(value, fault.share * largest);
      case 'step':
        return i >= fault.at ? value * fault.factor : value;
      case 'drift':
        return value * (1 + (fault.share * i) / (values.length - 1));
      default:
        return value;
    }
  });
}

const moments = 40;

/** Mean over time; n = exp(-t/tau) runs evenly from 1 to its last value because dt exp(-t/tau) = -tau dn. */
function integrated(
  lengthCm: number,
  truth: StripeScanTruth,
  { lossPerCm, lifetimes = Infinity }: Extract<StripeFault, { kind: 'time-integration' }>,
): number {
  let sum = 0;
  for (let k = 0; k < moments; k++) {
    const excited = 1 + (Math.exp(-lifetimes) - 1) * ((k + 0.5) / moments);
    const netGainPerCm = (truth.netGainPerCm + lossPerCm) * excited - lossPerCm;
    sum += twoWayIntensity(lengthCm, { ...truth, netGainPerCm });
  }
  return sum / moments;
}
